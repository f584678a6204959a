#include "nelm/board/support.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/board/positions_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;

namespace {

std::string ids(const std::vector<Voice>& voices) {
  std::string text;
  for (const Voice& v : voices) text += fmt::format("{}{}", text.empty() ? "" : " ", v.source().id);
  return text;
}

/// "for: a b; against: c; unmet: d; parts: e; open: f"
std::string in_words(const Support& s) {
  return fmt::format("for: {}; against: {}; unmet: {}; parts: {}; open: {}", ids(s.supports), ids(s.against),
                     ids(s.unmet), ids(s.parts), ids(s.open));
}

constexpr OptionSet first = 1, second = 2;

}  // namespace

TEST_CASE("each source stands where its word points, in the order of the knowledge") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", recommends},
                         {"b", condition_not_met},
                         {"c", borderline},
                         {"d", conditional, recommends},
                         {"e", eligible_relative},
                         {"f", condition_not_met, recommends},
                         {"g", boundary_conflict},
                         {"h", evidence_against},
                         {"i", caution},
                         {"j", disputed},
                         {"k", not_eligible}});
  CHECK(in_words(support(j.assessment, first).at(0)) == "for: a e; against: h i k; unmet: b; parts: c g j; open: d f");
}

TEST_CASE("each finding of a study speaks for itself; only if none holds or may hold is its condition not met") {
  const Rule     for_it{.form = Form::finding, .strength = Strength::evidence_for};
  const Rule     warns{.form = Form::finding, .strength = Strength::caution};
  constexpr Span clear{Grade::clear, Grade::clear}, excluded{Grade::excluded, Grade::excluded};
  const auto     judged = [&](std::vector<RuleJudged> rules, Word together) {
    LaidOut j;
    j.option("resection", {{"study", together}});
    j.assessment.rules                   = std::move(rules);
    j.assessment.positions.front().count = static_cast<std::uint32_t>(j.assessment.rules.size());
    return in_words(support(j.assessment, first).at(0));
  };
  CHECK(judged({{.rule = &for_it, .span = clear}, {.rule = &warns, .span = clear}, {.rule = &for_it, .span = clear}},
               Word::caution) == "for: study; against: study; unmet: ; parts: ; open: ");
  CHECK(judged({{.rule = &for_it, .span = clear}, {.rule = &warns, .span = anything_at_all}}, Word::caution) ==
        "for: study; against: ; unmet: ; parts: ; open: study");
  CHECK(judged({{.rule = &for_it, .span = excluded}, {.rule = &warns, .scope = Verdict::unmet, .span = clear}},
               Word::condition_not_met) == "for: ; against: ; unmet: study; parts: ; open: ");
}

TEST_CASE("who is silent, not encoded or speaks of other patients stands nowhere") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", silent}, {"b", not_encoded}, {"c", not_applicable}});
  CHECK(support(j.assessment, first).at(0).nobody_speaks());
}

TEST_CASE("a payer is no voice on what was chosen") {
  LaidOut j;
  j.option("resection", {{"payer", Word::not_commissioned}});
  j.sources.back().kind = SourceKind::payer;
  CHECK(support(j.assessment, first).at(0).nobody_speaks());
}

TEST_CASE("of an option that does not arise nobody speaks; where that is not known, nobody's word can be told") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", recommends}}, Verdict::unmet)
      .option("transplantation", {{"b", not_eligible}}, Verdict::unknown);
  const auto both = support(j.assessment, first | second);
  CHECK(both.at(0).nobody_speaks());
  CHECK(in_words(both.at(1)) == "for: ; against: ; unmet: ; parts: ; open: b");
}

TEST_CASE("only what was chosen is laid beside the sources, in the clinical order") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", recommends}}).option("transplantation", {{"b", against}});
  CHECK(support(j.assessment, 0).empty());
  CHECK(support(j.assessment, second).size() == 1);
  CHECK(support(j.assessment, second).at(0).option->option->name == "transplantation");
  CHECK(support(j.assessment, first | second).at(0).option->option->name == "resection");
}

TEST_CASE("a case says which options were chosen; one that does not say chose none") {
  using patient::Option;
  CHECK(options_chosen({}) == 0);
  CHECK(options_chosen(case_of({nothing_said(Fact::decision)})) == 0);
  const auto chosen = patient::choice(patient::any_of(Option::lt, Option::ssa));
  CHECK(options_chosen(case_of({said(Fact::decision, chosen)})) == (bit(Option::lt) | bit(Option::ssa)));
}

TEST_CASE("a source of a year came surely later only than a day before that year") {
  CHECK(came_later({.dated = "2016"}, day("2015-12-31")));
  CHECK_FALSE(came_later({.dated = "2016"}, day("2016-01-01")));
  CHECK_FALSE(came_later({.dated = "2016"}, day("2016-12-31")));
  CHECK(came_later({.dated = "2017-11-20"}, day("2017-11-19")));
  CHECK_FALSE(came_later({.dated = "2017-11-20"}, day("2017-11-20")));
}
