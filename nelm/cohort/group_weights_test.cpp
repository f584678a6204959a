#include "nelm/cohort/group_weights.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nelm::cohort;

namespace {

FollowUp weighing(std::vector<double> weights) {
  FollowUp f;
  f.time.assign(weights.size(), 1);
  f.event.assign(weights.size(), 0);
  f.weight = std::move(weights);
  return f;
}

}  // namespace

TEST_CASE("a group counts its rows, or the sum of their weights") {
  FollowUp f = weighing({});
  f.time     = {1, 2, 3};
  f.event    = {0, 0, 1};
  CHECK(group_weights(f, {}, 1) == std::vector<double>{3});
  const std::vector<std::int32_t> group{0, 1, 1};
  f.weight = {0.5, 2, 0.25};
  CHECK(group_weights(f, group, 3) == std::vector<double>{0.5, 2.25, 0});
}

TEST_CASE("a sum of weights knows no order of the rows, also where they lie far apart") {
  for (auto weights : {std::vector{0.1, 0.2, 0.3, 0.7, 1.1}, std::vector{1e-300, 0.1, 0.2, 0.3, 1e300}}) {
    const auto first = group_weights(weighing(weights), {}, 1);
    std::ranges::sort(weights);
    do CHECK(group_weights(weighing(weights), {}, 1) == first);
    while (std::ranges::next_permutation(weights).found);
  }
}
