#include "nelm/board/left_open.h"

#include <doctest/doctest.h>

#include "nelm/board/positions_by_hand_test.h"

using namespace nelm::board;
using namespace nelm::board::by_hand;

TEST_CASE("a standing that some fact could still settle is left open, and names the fact") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", recommends},
                         {"b", condition_not_met, recommends, asking({Fact::ki67_pct})},
                         {"c", condition_not_met, conditional, asking({Fact::ki67_pct, Fact::ecog})}});
  const auto left = left_open(j.assessment);
  CHECK(left.standings == 3);
  CHECK(left.open == 2);
  CHECK(left.facts == asking({Fact::ki67_pct, Fact::ecog}));
}

TEST_CASE("what is open by the source's silence alone is no fault of the case") {
  using enum Word;
  LaidOut j;
  j.option("transplantation", {{"a", not_eligible, eligible}});
  CHECK(left_open(j.assessment).open == 0);
  CHECK(left_open(j.assessment).standings == 1);
}

TEST_CASE("who says nothing of the case has no standing in it") {
  using enum Word;
  LaidOut j;
  j.option("resection", {{"a", silent}, {"b", not_encoded}, {"c", not_applicable}});
  CHECK(left_open(j.assessment).standings == 0);
}

TEST_CASE("where it is not known whether an option arises, every standing on it is open for that") {
  using enum Word;
  LaidOut j;
  j.option("re-treatment", {{"a", recommends}}, Verdict::unknown, asking({Fact::liver_recurrence}))
      .option("debulking", {{"b", recommends}}, Verdict::unmet);
  const auto left = left_open(j.assessment);
  CHECK(left.open == 1);
  CHECK(left.standings == 1);
  CHECK(left.facts == asking({Fact::liver_recurrence}));
}
