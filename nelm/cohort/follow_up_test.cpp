#include "nelm/cohort/follow_up.h"

#include <doctest/doctest.h>

#include <limits>

using namespace nelm;
using cohort::FollowUp;
using cohort::join_near_ties;

namespace {

constexpr double beginning = -std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("times that differ by rounding alone become one, and the others stay") {
  FollowUp f;
  f.time = {0.1 + 0.2, 0.3, 2};
  REQUIRE(f.time[0] != f.time[1]);
  CHECK(join_near_ties(f) == 1);
  CHECK(f.time[0] == f.time[1]);
  CHECK(f.time[2] == 2);
}

TEST_CASE("whole days are never joined, not even to those of the next day in a long follow-up") {
  FollowUp f;
  for (int day = 0; day < 40'000; ++day) f.time.push_back(day);
  const auto before = f.time;
  CHECK(join_near_ties(f) == 0);
  CHECK(f.time == before);
}

TEST_CASE("an entry is joined to a time it differs from by rounding, and the beginning of time stays where it is") {
  FollowUp f;
  f.entry = {beginning, 0.3};
  f.time  = {0.1 + 0.2, 0.5};
  CHECK(join_near_ties(f) == 1);
  CHECK(f.entry[0] == beginning);
  CHECK(f.entry[1] == 0.3);
  CHECK(f.time[0] == 0.3);
}
