#include "nelm/exchange/literature_toml.h"

#include <doctest/doctest.h>

#include "nelm/exchange/small_literature_test.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::literature;

namespace {

constexpr const char* d01      = "discrepancies/d-01.toml";
constexpr const char* registry = "overlaps/registry.toml";

}  // namespace

TEST_CASE("a discrepancy is read with both its sides") {
  const auto l = SmallLiterature().read();
  REQUIRE_MESSAGE(l, SmallLiterature().told());
  REQUIRE(l->discrepancies.size() == 1);
  const Discrepancy& d = l->discrepancies[0];
  CHECK(d.number == 1);
  CHECK(d.severity == Severity::changes_a_conclusion);
  CHECK(d.claims == std::vector<std::string>{"able-2001.1"});
  CHECK(d.originals == std::vector<std::string>{"able-2001.2"});
  CHECK(d.review_says == "34 %");
  CHECK(d.original_says == "30 months");
  for (const std::string_view side : {"review_says      = \"34 %\"\n", "original_says    = \"30 months\"\n"})
    CHECK(SmallLiterature().put(d01, side, "").told().find("found nothing; expected the key") != std::string::npos);
  CHECK(SmallLiterature().put(d01, "claims           = [\"able-2001.1\"]\n", "").told().empty());  // about words
}

TEST_CASE("what a discrepancy names is a result read here, on the side it stands on") {
  CHECK(SmallLiterature().put(d01, "[\"able-2001.1\"]", "[\"able-2001.7\"]").told() ==
        "discrepancies/d-01.toml:5:21: claims: found \"able-2001.7\"; expected a result read here, did you mean "
        "able-2001.1?");
  CHECK(SmallLiterature().put(d01, "[\"able-2001.1\"]", "[\"able-2001.2\"]").told() ==
        "discrepancies/d-01.toml:5:21: claims: found able-2001.2, said by the paper; expected what the review claims");
  CHECK(SmallLiterature().put(d01, "[\"able-2001.2\"]", "[\"able-2001.1\"]").told() ==
        "discrepancies/d-01.toml:6:21: originals: found able-2001.1, said by the review; expected what the paper has");
  CHECK(SmallLiterature().put(d01, "[\"able-2001\"]", "[\"able-2000\"]").told() ==
        "discrepancies/d-01.toml:4:21: studies: found \"able-2000\"; expected a study read here, did you mean "
        "able-2001?");
  auto broken                        = SmallLiterature();
  broken.knowledge.files[study_path] = "id = ";
  CHECK(broken.told().find("discrepancies/") == std::string::npos);
  CHECK(broken.told().find("overlaps/") == std::string::npos);
}

TEST_CASE("a discrepancy is numbered in its id, as its file is called") {
  auto renamed                                    = SmallLiterature();
  renamed.knowledge.files["discrepancies/x.toml"] = renamed.knowledge.files[d01];
  renamed.knowledge.files.erase(d01);
  CHECK(renamed.put("discrepancies/x.toml", "\"D-01\"", "\"X\"").told() ==
        "discrepancies/x.toml:1:20: id: found \"X\"; expected an id such as \"D-07\"");
}

TEST_CASE("an overlap is of two studies at least, each once, all of them read here") {
  const auto l = SmallLiterature().read();
  REQUIRE(l);
  REQUIRE(overlap_between(*l, "baker-2002", "able-2001") != nullptr);
  CHECK(overlap_between(*l, "baker-2002", "able-2001")->sure == Sure::certain);
  CHECK(SmallLiterature().put(registry, ", \"baker-2002\"", "").told() ==
        "overlaps/registry.toml:4:20: studies: found one study; expected two at least");
  CHECK(SmallLiterature().put(registry, "\"baker-2002\"", "\"able-2001\"").told() ==
        "overlaps/registry.toml:4:34: studies: found \"able-2001\"; expected each study once");
  CHECK(SmallLiterature()
            .put(registry, "\"baker-2002\"", "\"baker\"")
            .told()
            .starts_with("overlaps/registry.toml:4:34: studies: found \"baker\"; expected a study read here"));
}

TEST_CASE("a warning is tied to options and says where it stands") {
  const auto l = SmallLiterature().read();
  REQUIRE(l);
  REQUIRE(warnings_of(*l, board::Option::lt).size() == 1);
  CHECK(warnings_of(*l, board::Option::lt)[0]->place.confidence == board::Confidence::as_the_review_says);
  CHECK(SmallLiterature()
            .put("warnings/late.toml", "options          = [\"lt\"]\n", "")
            .told()
            .starts_with("warnings/late.toml:1:1: options: found nothing"));
}

TEST_CASE("studies stand in the review's order, the others behind, whatever the order of the files") {
  auto l                                    = SmallLiterature();
  l.knowledge.files["studies/aa-2003.toml"] = l.knowledge.files["studies/baker-2002.toml"];
  l.put("studies/aa-2003.toml", "baker-2002", "aa-2003");
  const auto read = l.read();
  REQUIRE(read);
  CHECK(read->studies[0].id == "able-2001");
  CHECK(read->studies[1].id == "aa-2003");
  CHECK(read->studies[2].id == "baker-2002");
}

TEST_CASE("where the knowledge could not be read, what rests on it is not told as wrong too") {
  auto l = SmallLiterature();
  l.study("population_if    = \"age_years >= 45 years\"",
          "scheme = \"small-grades\"\npopulation_if = \"grade = 'G2'\"\nstatements = [4]");
  l.knowledge.files["schemes/small-grades.toml"] = "id = ";
  CHECK(l.told().empty());
  CHECK_FALSE(l.knowledge.read());
}

TEST_CASE("a population's condition decides something, and names its scheme where several give the grade") {
  CHECK(SmallLiterature()
            .study("age_years >= 45 years", "age_years >= 0 years")
            .told()
            .find("population_if: found a condition every case meets") != std::string::npos);
  CHECK(SmallLiterature().study("age_years >= 45 years", "age_yeers >= 45 years").told().find("age_yeers") !=
        std::string::npos);
}

TEST_CASE("a site's own folder may add studies, whose ids are their own") {
  const SmallLiterature l;
  std::vector<Source>   all;
  for (const auto& [path, bytes] : l.knowledge.files) all.push_back({path, bytes});
  std::string own = l.knowledge.files.at("studies/baker-2002.toml");
  own.replace(own.find("baker-2002"), 10, "ours-2020");
  const auto read = [&](std::string_view path, std::string_view bytes) {
    const std::vector<Source> over{{path, bytes}};
    const KnowledgeFolder     folders[] = {{"small", all}, {"ours", over}};
    const auto                known     = read_knowledge(folders, "0.1.0");
    REQUIRE(known);
    CHECK(known->hash != l.knowledge.read()->hash);
    return read_literature(folders, &*known);
  };
  const auto sound = read("ours/studies/ours-2020.toml", own);
  REQUIRE(sound);
  CHECK(study_of(*sound, "ours-2020")->review.layer == 1);
  const auto clash = read("ours/studies/able-2001.toml", small_study);
  REQUIRE_FALSE(clash);
  CHECK(sentence(clash.error()[0]) ==
        "ours/studies/able-2001.toml:1:20: id: found \"able-2001\"; expected an id of its own; able-2001 stands at "
        "studies/able-2001.toml:1 already");
}
