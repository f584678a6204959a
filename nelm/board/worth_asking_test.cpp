#include "nelm/board/worth_asking.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::between;
using patient::Case;
using patient::index;

namespace {

std::vector<Worth> worth(const Case& c, const Knowledge& k) {
  return worth_asking(c, k, assess(c, k, day("2017-06-01")));
}
std::vector<Fact> order(const std::vector<Worth>& all) {
  std::vector<Fact> facts;
  for (const Worth& w : all) facts.push_back(w.fact);
  return facts;
}

const Condition ki67_below_10 = number(Operator::below, Fact::ki67_pct, 10);
const Condition age_to_55     = number(Operator::at_most, Fact::age_years, 55);
const Condition load_below_50 = number(Operator::below, Fact::liver_tumour_load_pct, 50);

}  // namespace

TEST_CASE("a fact weighs the standings that some value of it would narrow, then those it could decide") {
  const auto k =
      knowledge_of({list_of("a", Option::lt, {ki67_below_10, age_to_55}), list_of("b", Option::lt, {ki67_below_10})});
  const auto all = worth(case_of({}), k);
  REQUIRE(order(all) == std::vector{Fact::ki67_pct, Fact::age_years});
  CHECK(all[0].narrows == 2);
  CHECK(all[0].decides == 2);  // over 10 both lists are out
  CHECK(all[1].narrows == 1);
  CHECK(all[1].decides == 1);
  CHECK(all[0].options == bit(Option::lt));
}

TEST_CASE("a source without a rule on an option weighs nothing, whether the option arises or not") {
  Source unread{.id = "unread", .every_option = true};
  auto   k                                              = knowledge_of({list_of("a", Option::lt, {age_to_55}), unread});
  k.options[static_cast<std::size_t>(Option::lt)].needs = number(Operator::at_least, Fact::lesion_count, 1);
  const auto all                                        = worth(case_of({said(Fact::age_years, 50)}), k);
  REQUIRE(order(all) == std::vector{Fact::lesion_count_reported});
  CHECK(all[0].narrows == 1);
}

TEST_CASE("of facts of one weight the order of the catalogue counts, never the option") {
  const auto k =
      knowledge_of({list_of("a", Option::lt, {load_below_50}), list_of("b", Option::debulking, {ki67_below_10}),
                    list_of("c", Option::prrt, {age_to_55})});
  CHECK(order(worth(case_of({}), k)) == std::vector{Fact::age_years, Fact::ki67_pct, Fact::liver_tumour_load_pct});
}

TEST_CASE("a decided standing asks for nothing") {
  const auto k = knowledge_of({list_of("a", Option::lt, {ki67_below_10, age_to_55})});
  CHECK(worth(case_of({said(Fact::age_years, 60)}), k).empty());
  CHECK(worth(case_of({said(Fact::age_years, 50), said(Fact::ki67_pct, 3)}), k).empty());
}

TEST_CASE("a value inside what is still possible is tried on either side of a limit") {
  // of 45 to 55 both 47.5 and 52.5 must be tried: below 50 the list is met, above it is not
  const auto k = knowledge_of(
      {list_of("a", Option::lt, {load_below_50, number(Operator::above, Fact::liver_tumour_load_pct, 25)})});
  const auto all = worth(case_of({said(Fact::liver_tumour_load_pct, between(45, 55))}), k);
  REQUIRE(all.size() == 1);
  CHECK(all[0].narrows == 1);
  CHECK(all[0].decides == 1);
}

TEST_CASE("a range that only its lower part could decide is worth asking, too") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {load_below_50, age_to_55})});
  const Case c   = case_of({said(Fact::liver_tumour_load_pct, patient::Range{45, 50}), said(Fact::age_years, 40)});
  const auto all = worth(c, k);
  REQUIRE(all.size() == 1);
  CHECK(all[0].narrows == 1);
}

TEST_CASE("a number of lesions reported is tried at the limits on the number of lesions") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {number(Operator::at_most, Fact::lesion_count, 3)})});
  const auto all = worth(case_of({}), k);
  REQUIRE(order(all) == std::vector{Fact::lesion_count_reported});
  CHECK(all[0].narrows == 1);
  CHECK(all[0].decides == 1);
}

TEST_CASE("a number of lesions may be answered by innumerable") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {yes(Fact::innumerable)})});
  const auto all = worth(case_of({}), k);
  REQUIRE(order(all) == std::vector{Fact::lesion_count_reported});
  CHECK(all[0].decides == 1);
}

TEST_CASE("a list is answered by what follows from it") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {yes(Fact::prrt_given)})});
  const auto all = worth(case_of({}), k);
  REQUIRE(order(all) == std::vector{Fact::treatments});
  CHECK(all[0].decides == 1);
}

TEST_CASE("an answer no patient could have given is not tried") {
  // unresectable is said: a complete resection cannot be answered with yes
  const auto k = knowledge_of({list_of("a", Option::lt, {yes(Fact::r0_achievable)})});
  CHECK(worth(case_of({said(Fact::liver_resectable, patient::Resectable::unresectable)}), k).empty());
}

TEST_CASE("a fact that would settle an open gate is asked for after all that move a standing") {
  Knowledge k = knowledge_of({list_of("a", Option::lt, {ki67_below_10})});
  k.gates.push_back({.id = "heart", .options = bit(Option::lt), .closed_if = yes(Fact::lt_contraindication)});
  const auto all = worth(case_of({}), k);
  REQUIRE(order(all) == std::vector{Fact::ki67_pct, Fact::lt_contraindication});
  CHECK(all[1].narrows == 0);
  CHECK(all[1].gates == bit(Option::lt));
}
