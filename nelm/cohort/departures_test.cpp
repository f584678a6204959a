#include "nelm/cohort/departures.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace nelm::cohort;
using Labels = std::vector<std::int32_t>;

TEST_CASE("those who leave at one time are one departure of each set and group, in order") {
  const FollowUp f{.entry = {}, .time = {3, 1, 3, 3, 1}, .event = {1, 0, 0, 1, 1}};
  const auto     all = movements(f, Labels{0, 1, 0, 0, 0}, Labels{1, 0, 1, 0, 0}).departures;
  REQUIRE(all.size() == 4);
  CHECK(all[0].time == 1);
  CHECK(all[0].events == 1);
  CHECK(all[1].time == 3);
  CHECK(all[1].group == 0);
  CHECK(all[2].group == 1);
  CHECK(all[2].events == 1);
  CHECK(all[2].censored == 1);
  CHECK(all[2].rows == 2);
  CHECK(all[3].set == 1);
  CHECK(all[3].censored == 1);
}

TEST_CASE("who is under observation from the beginning does not arrive") {
  const double   beginning = -std::numeric_limits<double>::infinity();
  const FollowUp f{.entry = {beginning, 0.5, 0.5}, .time = {1, 2, 3}, .event = {1, 1, 0}, .weight = {1, 2, 0.25}};
  const auto     all = movements(f, {}, {});
  REQUIRE(all.arrivals.size() == 1);
  CHECK(all.arrivals[0].time == 0.5);
  CHECK(all.arrivals[0].arrived == 2.25);
  CHECK(all.arrivals[0].rows == 2);
  CHECK(all.departures.size() == 3);
}

TEST_CASE("days too many to count, days below zero and minus zero are sorted instead") {
  const FollowUp far{.entry = {}, .time = {1e12, 1, 1e12}, .event = {1, 1, 0}};
  CHECK(movements(far, {}, {}).departures.back().rows == 2);
  const FollowUp below{.entry = {}, .time = {-2, -0.0, 0.0}, .event = {1, 1, 0}};
  REQUIRE(movements(below, {}, {}).departures.size() == 2);
  CHECK(movements(below, {}, {}).departures.back().rows == 2);
}

TEST_CASE("labels are as many as the largest and one") {
  CHECK(labels({}) == 1);
  CHECK(labels(Labels{0, 4, 2}) == 5);
}
