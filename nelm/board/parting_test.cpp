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

std::optional<Parting> lists_part(std::vector<Condition> one, std::vector<Condition> other) {
  const auto k = knowledge_of({list_of("a", Option::lt, std::move(one)), list_of("b", Option::lt, std::move(other))});
  auto       found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01"));
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
  const auto found = parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01"));
  REQUIRE(found);
  CHECK(found->favours->id == "a");
}

TEST_CASE("sources that say the same part on nobody, nor do sources on different options") {
  CHECK_FALSE(lists_part({age_to_55}, {age_to_55}));
  const auto k = knowledge_of({list_of("a", Option::lt, {age_to_55}), list_of("b", Option::prrt, {age_to_55})});
  CHECK_FALSE(parting(k.sources[0], k.sources[1], Option::lt, k, day("2017-06-01")));
}
