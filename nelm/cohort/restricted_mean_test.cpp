#include "nelm/cohort/restricted_mean.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;
using doctest::Approx;

namespace {

const std::vector<std::int32_t> group = {0, 0, 0, 1, 1, 1};

std::vector<Curve> two_curves(std::uint8_t last_of_second = 0) {
  return kaplan_meier({.entry = {}, .time = {1, 3, 6, 2, 4, 5}, .event = {1, 1, 0, 1, 0, last_of_second}}, group);
}

}  // namespace

TEST_CASE("the area below two steps by hand") {
  const auto means = restricted_means(two_curves(), 5, 0.95).value();
  // First: 1 to 1, 2/3 to 3, 1/3 to 5; second: 1 to 2, 2/3 to 5.
  CHECK(means.groups[0].mean == Approx(1 + 4.0 / 3 + 2.0 / 3));
  CHECK(means.groups[0].lost() == Approx(2));
  CHECK(means.groups[1].mean == Approx(2 + 2.0));
  // Area to the right of each event, squared, by d / (n (n - d)).
  CHECK(means.groups[0].error == Approx(std::sqrt(4.0 / 6 + 4.0 / 9 / 2)));
  CHECK(means.groups[1].error == Approx(std::sqrt(4.0 / 6)));
  REQUIRE(means.difference);
  CHECK(means.difference->estimate == Approx(1));
  CHECK(means.difference->error == Approx(std::sqrt(8.0 / 6 + 2.0 / 9)));
  REQUIRE(means.ratio);
  CHECK(means.ratio->estimate == Approx(4.0 / 3));
}

TEST_CASE("a limit at or before the first event leaves it all, for certain") {
  const auto means = restricted_means(two_curves(), 1, 0.95).value();
  CHECK(means.groups[0].mean == 1);
  CHECK(means.groups[0].error == 0);
}

TEST_CASE("two groups that cannot differ do not") {
  const auto means = restricted_means(two_curves(), 1, 0.95).value();
  CHECK(means.difference->p == 1);
  CHECK(means.ratio->p == 1);
}

TEST_CASE("a limit beyond what a group was followed for is refused, and the largest possible one said") {
  const auto refused = restricted_means(two_curves(), 5.5, 0.95);
  REQUIRE(!refused);
  CHECK(refused.error().front().field == "tau");
  CHECK(refused.error().front().found == "5.5");
  CHECK(refused.error().front().expected == "a time above 0 and at most 5, the shortest follow-up of a group");
  CHECK(!restricted_means(two_curves(), 0, 0.95));
  CHECK(!restricted_means(two_curves(), NAN, 0.95));
}

TEST_CASE("a curve that reached zero says every limit") {
  CHECK(largest_tau(two_curves(1)) == 6);
  CHECK(restricted_means(two_curves(1), 6, 0.95));
}

TEST_CASE("three groups have no difference") {
  auto three = two_curves();
  three.push_back(three.front());
  CHECK(!restricted_means(three, 4, 0.95)->difference);
}
