#include "nelm/board/consequences.h"

#include <doctest/doctest.h>

#include <vector>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::Case;

namespace {

std::vector<Consequence> hangs_on(Fact f, const Case& c, const Knowledge& k) {
  return consequences(f, c, k, assess(c, k, day("2017-06-01")));
}

patient::Range of(const Consequence& c) { return c.when.numbers; }

}  // namespace

TEST_CASE("answers that decide the same are one, each range of numbers in one piece up to the limit itself") {
  const auto k = knowledge_of(
      {list_of("a", Option::lt, {number(Operator::below, Fact::ki67_pct, 10)}),
       list_of("b", Option::prrt,
               {number(Operator::at_most, Fact::ki67_pct, 20), number(Operator::below, Fact::age_years, 60)})});
  const auto all = hangs_on(Fact::ki67_pct, case_of({}), k);
  REQUIRE(all.size() == 2);
  CHECK(of(all[0]) ==
        patient::Range{0, 20, false, false});  // under 10 meets a, from 10 fails it: a is decided, b is open
  CHECK(all[0].decides == 1);
  CHECK(all[0].options == bit(Option::lt));
  CHECK(of(all[1]) == patient::Range{20, 100, true, false});
  CHECK(all[1].decides == 2);
  CHECK(all[1].options == (bit(Option::lt) | bit(Option::prrt)));
}

TEST_CASE("what is known already bounds the answers") {
  const auto k   = knowledge_of({list_of(
      "a", Option::lt, {number(Operator::below, Fact::ki67_pct, 10), number(Operator::below, Fact::age_years, 60)})});
  const auto all = hangs_on(Fact::ki67_pct, case_of({said(Fact::ki67_pct, patient::number(patient::Range{5, 15}))}), k);
  REQUIRE(all.size() == 2);
  CHECK(of(all[0]) == patient::Range{5, 10, false, true});
  CHECK(all[0].decides == 0);  // the age is still open
  CHECK(of(all[1]) == patient::Range{10, 15});
  CHECK(all[1].decides == 1);
}

TEST_CASE("words that decide the same stand together, wherever they stand in the vocabulary") {
  using patient::Resectable;
  const auto k   = knowledge_of({list_of(
      "a", Option::lt, {among(Fact::liver_resectable, patient::only(Resectable::unresectable)), yes(Fact::bilobar)})});
  const auto all = hangs_on(Fact::liver_resectable, case_of({}), k);
  REQUIRE(all.size() == 2);
  CHECK((all[0].when.choices | all[1].when.choices) == anything(Fact::liver_resectable).choices);
  for (const auto& c : all) CHECK(c.decides == (c.when.choices == patient::only(Resectable::unresectable) ? 0U : 1U));
}

TEST_CASE("where nothing is open, no answer decides anything") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {number(Operator::below, Fact::ki67_pct, 10)})});
  const auto all = hangs_on(Fact::ki67_pct, case_of({said(Fact::ki67_pct, patient::number(4))}), k);
  REQUIRE(all.size() == 1);
  CHECK(of(all[0]) == patient::exactly(4));
  CHECK(all[0].decides == 0);
}
