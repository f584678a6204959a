#include "nelm/cohort/emptied.h"

#include <doctest/doctest.h>

using namespace nelm::cohort;

namespace {

Curve late(std::vector<double> entry, std::vector<double> time, std::vector<std::uint8_t> event) {
  FollowUp f;
  f.entry = std::move(entry);
  f.time  = std::move(time);
  f.event = std::move(event);
  return kaplan_meier(f)[0];
}

}  // namespace

TEST_CASE("a risk set that empties by an event before others enter is found, and who enters later is counted") {
  const auto curve = late({0, 0, 4, 5, 5}, {2, 3, 8, 9, 10}, {1, 1, 1, 0, 1});
  const auto found = emptied(curve);
  REQUIRE(found);
  CHECK(found->time == 3);
  CHECK(found->at_risk == 1);
  CHECK(found->by_event);
  CHECK(found->later == 3);
  CHECK(curve.steps.back().survival == 0);
  const auto sets = risk_sets(curve);
  REQUIRE(sets);
  CHECK(sets->first_event == 2);
  CHECK(sets->at_first_event == 2);
  CHECK(sets->most == 3);
  CHECK(sets->most_at == 8);
}

TEST_CASE("one that empties because observation ended is found, unless an event empties another") {
  const auto found = emptied(late({0, 4, 6}, {3, 5, 9}, {0, 0, 1}));
  REQUIRE(found);
  CHECK(found->time == 3);
  CHECK_FALSE(found->by_event);
  const auto event = emptied(late({0, 4, 6}, {3, 5, 9}, {0, 1, 1}));
  REQUIRE(event);
  CHECK(event->time == 5);
  CHECK(event->by_event);
}

TEST_CASE("where somebody stays until the next enters, or nobody enters later, no risk set is empty") {
  CHECK_FALSE(emptied(late({0, 2, 4}, {3, 5, 9}, {1, 1, 1})));
  CHECK_FALSE(risk_sets(late({0}, {3}, {0})));
}
