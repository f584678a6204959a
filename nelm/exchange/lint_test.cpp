#include "nelm/exchange/lint.h"

#include <doctest/doctest.h>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

/// The small knowledge, every option but that of its one rule with a reason for having none.
SmallKnowledge sound() {
  SmallKnowledge small;
  for (const auto option : patient::Option_words)
    if (option != "lt") small.put(fmt::format("options/{}.toml", option), "place ", "no_source = \"invented\"\nplace ");
  return small;
}

std::string sentences(const Problems& problems) {
  std::string text;
  for (const Problem& p : problems) text += (text.empty() ? "" : "\n") + sentence(p);
  return text;
}

/// What is found in knowledge that reads without a problem.
std::string found(const SmallKnowledge& small) {
  std::vector<Source> files;
  for (const auto& [path, bytes] : small.files) files.push_back({path, bytes});
  const KnowledgeFolder folder{"small", files};
  const auto            knowledge = read_knowledge(std::span(&folder, 1), "0.1.0");
  if (!knowledge) return "cannot be read: " + sentences(knowledge.error());
  return sentences(lint(std::span(&folder, 1), *knowledge));
}

constexpr std::string_view second_criterion = R"(
[[rule.criterion]]
id         = "S1-2"
asks       = "Is it so?"
limit      = "so"
kind       = "required"
met_if     = "MET"
place      = "abstract"
confidence = "SRC"
)";

SmallKnowledge with_second_criterion(std::string_view met_if) {
  auto small = sound();
  auto text  = std::string(second_criterion);
  text.replace(text.find("MET"), 3, met_if);
  small.files.at("sources/small-2016.toml") += text;
  return small;
}

}  // namespace

TEST_CASE("there is nothing to find in the knowledge built in, nor in a small sound one") {
  std::vector<Source> files;
  for (const auto& file : builtin_knowledge()) files.push_back({file.path, file.bytes});
  const KnowledgeFolder folder{"built-in", files};
  const auto            knowledge = read_knowledge(std::span(&folder, 1), "0.1.0");
  REQUIRE(knowledge);
  CHECK(sentences(lint(std::span(&folder, 1), *knowledge)) == "");
  CHECK(found(sound()) == "");
}

TEST_CASE("a rule whose scope and options exclude each other never comes to bear") {
  auto small = sound();
  small.source("says       =", "applies_if = \"not liver_metastases\"\npopulation = \"no metastases\"\nsays       =")
      .put("options/lt.toml", "place ", "needs            = \"lesion_count >= 1\"\nneeds_words = \"a lesion\"\nplace ");
  CHECK(found(small) ==
        "sources/small-2016.toml:16:14: rule[1].applies_if: found a rule that never comes to bear: no case of whom it "
        "speaks has what its options need; expected one that speaks of some case under one of its options");
  // Under one of two options it does.
  small.source("[\"lt\"]", "[\"lt\", \"prrt\"]").put("options/prrt.toml", "no_source = \"invented\"\n", "");
  CHECK(found(small) == "");
}

TEST_CASE("a criterion must be met by some case of whom its rule speaks") {
  auto small = sound();
  small.source("says       =", "applies_if = \"age_years >= 90 years\"\npopulation = \"the old\"\nsays       =");
  CHECK(found(small) ==
        "sources/small-2016.toml:27:14: rule[1].criterion[1].met_if: found a criterion that no case meets of whom the "
        "rule speaks; expected one that some such case meets");
}

TEST_CASE("an exclusion that takes in everybody of whom its rule speaks is met by none") {
  auto small = sound();
  small.source("says       =", "applies_if = \"age_years >= 90 years\"\npopulation = \"the old\"\nsays       =")
      .source(
          "kind       = \"required\"\nmet_if     = \"age_years < 77 years\"\nunmet_if   = \"age_years >= 88 years\"\n"
          "between    = \"borderline\"\n",
          "kind       = \"exclusion\"\nout_if     = \"age_years >= 88 years\"\n");
  CHECK(found(small) ==
        "sources/small-2016.toml:27:14: rule[1].criterion[1].out_if: found a criterion that no case meets of whom the "
        "rule speaks; expected one that some such case meets");
}

TEST_CASE("criteria that exclude each other make a rule that no case meets") {
  CHECK(found(with_second_criterion("age_years >= 80 years")) ==
        "sources/small-2016.toml:20:1: rule[1].criterion: found criteria that no case meets together; expected a rule "
        "that some case of whom it speaks meets");
  CHECK(found(with_second_criterion("age_years >= 70 years")) == "");
}

TEST_CASE("an option has a rule or the reason why not, and never both") {
  auto small = sound();
  small.put("options/prrt.toml", "no_source = \"invented\"\n", "")
      .put("options/lt.toml", "place ", "no_source = \"x\"\nplace ");
  CHECK(found(small) ==
        "options/lt.toml:4:13: no_source: found a reason although small-2016 has a rule on it; expected no no_source\n"
        "options/prrt.toml:1:20: id: found an option no source here has a rule on; expected a rule on it, or no_source "
        "with the reason");
}

TEST_CASE("what could not be read of a source on an option by name is reason enough for it to have no rule") {
  auto small = sound();
  small.put("options/prrt.toml", "no_source = \"invented\"\n", "").files.at("sources/small-2016.toml") +=
      "\n[[not_encoded]]\nid = \"S1-x\"\noptions = [\"prrt\"]\nmissing = \"a dose\"\nbecause = \"no fact holds it\"\n";
  CHECK(found(small) == "");
  small.put("sources/small-2016.toml", "options = [\"prrt\"]\n", "");
  CHECK(found(small).starts_with("options/prrt.toml:1:20: id: found an option no source here has a rule on;"));
}

TEST_CASE("a scheme is read by somebody or says why not") {
  auto small = sound();
  small.source("scheme           = \"small-grades\"\n", "");
  CHECK(found(small) ==
        "schemes/small-grades.toml:2:20: gives: found grade, which nothing reads by this scheme; expected a condition "
        "that reads it, or no_rule with the reason");
  small.scheme("place ", "no_rule          = \"shown\"\nplace ");
  CHECK(found(small) == "");
  small.source("age_years < 77 years", "grade = 'G1'");
  small.source("unmet_if   = \"age_years >= 88 years\"\nbetween    = \"borderline\"\n", "");
  CHECK(found(small) ==
        "schemes/small-grades.toml:7:20: no_rule: found a reason although grade is read; expected no no_rule");
}

TEST_CASE("a scheme that a conflict reads is read by somebody") {
  auto small = sound();
  small.source("scheme           = \"small-grades\"\n", "");
  small.files["conflicts/x-01.toml"] = R"(id               = "X-01"
asks             = "Is it so?"
bears_if         = "grade = 'G1'"
transcribed_from = "nothing: it is invented"

[[side]]
says     = "so"
citation = "Nobody N. J Nothing 2016"

[[side]]
says     = "not so"
citation = "Somebody S. J Nothing 2017"
)";
  CHECK(found(small) == "");
}

TEST_CASE("a citation stands beside a criterion only where it is not read here") {
  auto small = sound();
  small.gate("says             =", "citation         = \"Nobody N. J Nothing 2016\"\nsays             =");
  CHECK(found(small) ==
        "gates/small-gate.toml:9:20: citation: found a citation that nothing needs: S1-1 of small-2016 is read here; "
        "expected no citation");
}

TEST_CASE("no number stands without its source: each file and each criterion says where it can be checked") {
  const auto without = [](const std::string& file, std::string_view line) {
    return sound().put(file, line, "").told();
  };
  CHECK(without("schemes/small-grades.toml", "place            = \"table 1\"\n") ==
        "schemes/small-grades.toml:1:1: place: found nothing; expected the key place");
  CHECK(without("gates/small-gate.toml", "confidence       = \"SRC\"\n") ==
        "gates/small-gate.toml:1:1: confidence: found nothing; expected the key confidence");
  CHECK(without("options/lt.toml", "place            = \"the list\"\n") ==
        "options/lt.toml:1:1: place: found nothing; expected the key place");
  CHECK(sound().source("place      = \"abstract\"\nconfidence = \"SRC\"\n\n", "\n").told() ==
        "sources/small-2016.toml:11:1: rule[1].place: found nothing; expected the key place\n"
        "sources/small-2016.toml:11:1: rule[1].confidence: found nothing; expected the key confidence");
  CHECK(sound()
            .source("between    = \"borderline\"\nplace      = \"abstract\"\n", "between    = \"borderline\"\n")
            .told() ==
        "sources/small-2016.toml:20:1: rule[1].criterion[1].place: found nothing; expected the key place");
}
