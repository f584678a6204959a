#include "nelm/exchange/rule_strength.h"

#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

/// What is told of the small source, if it is of this kind and its rule has this form and strength.
std::string told(std::string_view kind, std::string_view form, std::string_view strength, std::string_view more = "") {
  return SmallKnowledge()
      .source(R"(= "list")", fmt::format(R"(= "{}")", form))
      .source(R"(= "guideline")", fmt::format(R"(= "{}")", kind))
      .source(R"(= "conditional")", fmt::format("= \"{}\"{}", strength, more))
      .told();
}

constexpr std::string_view second_rule = R"(
[[rule]]
id         = "S2"
options    = ["prrt", "lt"]
form       = "bar"
strength   = "against"
says       = "a bar"
place      = "abstract"
confidence = "SRC"
)";

}  // namespace

TEST_CASE("a guideline recommends, may be considered, advises against or is divided") {
  for (const auto* kind : {"guideline", "review", "list"}) {
    CHECK(told(kind, "list", "conditional") == "");
    CHECK(told(kind, "indication", "recommends") == "");
    CHECK(told(kind, "indication", "conditional") == "");
    CHECK(told(kind, "indication", "divided") == "");
    CHECK(told(kind, "bar", "against") == "");
  }
}

TEST_CASE("a guideline finds nothing and pays nothing") {
  CHECK(told("guideline", "finding", "evidence_for") ==
        "sources/small-2016.toml:14:14: rule[1].form: found \"finding\" of a guideline; expected one of list, "
        "indication, bar");
  CHECK(told("guideline", "indication", "evidence_for") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"evidence_for\"; expected one of recommends, "
        "conditional, divided: what speaks against an option is a bar");
  CHECK(told("review", "indication", "commissioned") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"commissioned\"; expected one of recommends, "
        "conditional, divided: what speaks against an option is a bar");
}

TEST_CASE("what speaks against an option is a bar, and a bar does nothing else") {
  CHECK(told("guideline", "indication", "against") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"against\"; expected one of recommends, conditional, "
        "divided: what speaks against an option is a bar");
  CHECK(
      told("guideline", "bar", "conditional") ==
      "sources/small-2016.toml:15:14: rule[1].strength: found \"conditional\"; expected against: a bar speaks against "
      "its options");
  CHECK(
      told("list", "list", "against") ==
      "sources/small-2016.toml:15:14: rule[1].strength: found \"against\"; expected one of recommends, conditional: a "
      "list is met or not");
}

TEST_CASE("a study advises nothing") {
  for (const auto* strength : {"evidence_for", "evidence_against", "caution", "disputed"})
    CHECK(told("study", "finding", strength) == "");
  CHECK(told("study", "indication", "conditional") ==
        "sources/small-2016.toml:14:14: rule[1].form: found \"indication\" of a study; expected finding");
  CHECK(told("study", "list", "conditional") ==
        "sources/small-2016.toml:14:14: rule[1].form: found \"list\" of a study; expected finding");
  CHECK(told("study", "finding", "recommends") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"recommends\"; expected one of evidence_for, "
        "evidence_against, caution, disputed: a study advises nothing");
  CHECK(told("study", "finding", "not_commissioned") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"not_commissioned\"; expected one of evidence_for, "
        "evidence_against, caution, disputed: a study advises nothing");
}

TEST_CASE("a payer pays or does not") {
  CHECK(told("payer", "finding", "commissioned") == "");
  CHECK(told("payer", "finding", "not_commissioned") == "");
  CHECK(told("payer", "finding", "conditional") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"conditional\"; expected one of commissioned, "
        "not_commissioned: a payer pays or does not");
  CHECK(told("payer", "bar", "against") ==
        "sources/small-2016.toml:14:14: rule[1].form: found \"bar\" of a payer; expected finding");
}

TEST_CASE("what is provided by words no fact holds is conditional at most") {
  constexpr std::string_view provided = "\nprovided   = \"in selected patients\"";
  CHECK(told("guideline", "indication", "recommends", provided) ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"recommends\" with the condition under provided; "
        "expected conditional: no fact holds that condition, so it is never known to be met");
  CHECK(told("guideline", "indication", "conditional", provided) == "");
  CHECK(told("guideline", "bar", "against", provided) == "");
  CHECK(told("study", "finding", "evidence_for", provided) == "");
}

TEST_CASE("of a kind nobody knows, or a strength, that alone is told") {
  CHECK(told("study ", "indication", "conditional") ==
        "sources/small-2016.toml:4:20: kind: found \"study \"; expected one of review, guideline, list, study, payer, "
        "did "
        "you mean study?");
  CHECK(told("study", "indication", "strong") ==
        "sources/small-2016.toml:15:14: rule[1].strength: found \"strong\"; expected one of recommends, conditional, "
        "against, divided, evidence_for, evidence_against, caution, disputed, commissioned, not_commissioned");
}

TEST_CASE("no rule stands beside a list on its options: it would not be heard") {
  SmallKnowledge small;
  small.files["sources/small-2016.toml"] += second_rule;
  CHECK(
      small.told() ==
      "sources/small-2016.toml:33:14: rule[2].options: found an option S1 is about too, and one of the two is a list; "
      "expected a list alone on its options: whether it is met is all its source says there");
  CHECK(small.source(R"(["prrt", "lt"])", R"(["prrt"])").told() == "");
}
