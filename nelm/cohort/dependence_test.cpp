#include "nelm/cohort/dependence.h"

#include <doctest/doctest.h>

using namespace nelm::cohort;

TEST_CASE("rows of one cluster at one time depend on each other, stretches one after the other do not") {
  FollowUp f{.entry = {}, .time = {1, 2, 3}, .event = {0, 1, 1}};
  CHECK(dependence(f) == Dependence::none);
  f.cluster = {0, 0, 1};
  CHECK(dependence(f) == Dependence::clusters);
  f.entry = {0, 1, 0};
  CHECK(dependence(f) == Dependence::none);
  f.entry = {0, 0.5, 0};
  CHECK(dependence(f) == Dependence::clusters);
}

TEST_CASE("whole weights count patients, others do not") {
  FollowUp f{.entry = {}, .time = {1, 2}, .event = {0, 1}, .weight = {2, 1}};
  CHECK(dependence(f) == Dependence::none);
  f.weight = {0.5, 1.5};
  CHECK(dependence(f) == Dependence::weights);
}
