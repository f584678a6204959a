#include "nelm/board/parting.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;

namespace {

const Condition age_to_55  = number(Operator::at_most, Fact::age_years, 55);
const Condition age_to_60  = number(Operator::at_most, Fact::age_years, 60);
const Condition load_to_50 = number(Operator::at_most, Fact::liver_tumour_load_pct, 50);

/// A comparison and whatever else.
Condition both(const Condition& one, const Condition& other) {
  Condition c{"", {{.is = Operator::both, .right = 2}, one.terms[0]}};
  for (Term t : other.terms) {
    if (t.right > 0) t.right += 2;
    c.terms.push_back(t);
  }
  return c;
}

std::optional<Parting> lists_part(std::vector<Condition> one, std::vector<Condition> other) {
  const auto k = knowledge_of({list_of("a", Option::lt, std::move(one)), list_of("b", Option::lt, std::move(other))});
  auto       found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01")).found;
  if (found) {
    const auto a = assess(found->the_case, k, day("2017-06-01"));
    CHECK(a.position("a", Option::lt)->word() == (found->favours->id == "a" ? Word::eligible : Word::not_eligible));
    CHECK(a.position("b", Option::lt)->word() == (found->favours->id == "b" ? Word::eligible : Word::not_eligible));
    found->favours = found->against = nullptr;
  }
  return found;
}

}  // namespace

TEST_CASE("two lists with two limits of age part on a patient between them") {
  const auto found = lists_part({age_to_55}, {age_to_60});
  REQUIRE(found);
  CHECK(found->facts == std::vector{Fact::age_years});
  const auto age = found->the_case.facts.find(Fact::age_years)->value.numbers;
  CHECK(age.single());
  CHECK(patient::Range{55, 60, true, false}.holds(age.low));
}

TEST_CASE("what the one asks besides is made so, and nothing more is said") {
  const auto found = lists_part({age_to_55, load_to_50}, {age_to_60, load_to_50});
  REQUIRE(found);
  CHECK(found->facts == std::vector{Fact::age_years, Fact::liver_tumour_load_pct});
}

TEST_CASE("of two as small that is shown which the first source favours") {
  const auto k     = knowledge_of({list_of("a", Option::lt, {age_to_55}), list_of("b", Option::lt, {load_to_50})});
  const auto found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01")).found;
  REQUIRE(found);
  CHECK(found->favours->id == "a");
}

TEST_CASE("sources that say the same part on nobody, nor do sources on different options") {
  CHECK_FALSE(lists_part({age_to_55}, {age_to_55}));
  const auto k      = knowledge_of({list_of("a", Option::lt, {age_to_55}), list_of("b", Option::prrt, {age_to_55})});
  const auto search = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01"));
  CHECK_FALSE(search.found);
  CHECK(search.all_tried);
}

TEST_CASE("a study is against what all its population is needed to tell: five facts, if it takes five") {
  Rule rule{.options = bit(Option::lt), .form = Form::finding, .strength = Strength::evidence_for};
  rule.applies_if = both(age_to_55, both(load_to_50, both(yes(Fact::bilobar), yes(Fact::hormonal_symptoms))));
  rule.criteria.push_back({.kind = CriterionKind::required, .met_if = yes(Fact::bulk_symptoms)});
  Source study{.id = "a", .kind = SourceKind::study};
  study.rules.push_back(rule);
  const auto k     = knowledge_of({study, list_of("b", Option::lt, {age_to_55})});
  const auto found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01")).found;
  REQUIRE(found);
  CHECK(found->against->id == "a");
  CHECK(found->against_it == Word::condition_not_met);
  CHECK(found->for_it == Word::eligible);
  CHECK(found->facts == std::vector{Fact::age_years, Fact::hormonal_symptoms, Fact::bulk_symptoms, Fact::bilobar,
                                    Fact::liver_tumour_load_pct});
}

TEST_CASE("the one that favours it can tell in which word: a limit that only weakens is settled too") {
  Source one = list_of("a", Option::lt, {load_to_50});
  one.rules[0].criteria.push_back({.kind = CriterionKind::relative, .met_if = age_to_60});
  const auto k     = knowledge_of({one, list_of("b", Option::lt, {load_to_50, yes(Fact::bilobar)})});
  const auto found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01")).found;
  REQUIRE(found);
  CHECK(found->for_it == Word::eligible);
  CHECK(found->against_it == Word::not_eligible);
  CHECK(found->facts == std::vector{Fact::age_years, Fact::bilobar, Fact::liver_tumour_load_pct});
}

TEST_CASE("of two that part on nobody, with too many patients to try, that is said") {
  std::vector<Condition> limits;
  for (const Fact f : {Fact::age_years, Fact::ki67_pct, Fact::mitoses_per_2mm2, Fact::liver_tumour_load_pct,
                       Fact::stability_months, Fact::max_lesion_mm, Fact::cytoreducible_fraction_pct})
    limits.push_back(number(Operator::at_most, f, 5));
  Source never = list_of("b", Option::lt, limits);
  for (Criterion& c : never.rules[0].criteria) c.never_unmet = true, c.between = Between::unsaid;
  never.rules[0].criteria.push_back({.kind = CriterionKind::required, .met_if = yes(Fact::bilobar)});
  limits.push_back(yes(Fact::bilobar));
  const auto k      = knowledge_of({list_of("a", Option::lt, limits), never});
  const auto search = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01"));
  CHECK_FALSE(search.found);
  CHECK_FALSE(search.all_tried);
}
