#include "nelm/cohort/curve_read.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;
using doctest::Approx;

namespace {

Curve curve_by(std::vector<double> time, std::vector<std::uint8_t> event) {
  return kaplan_meier(FollowUp{.entry = {}, .time = std::move(time), .event = std::move(event)}).at(0);
}

constexpr auto plain = IntervalScale::plain;

}  // namespace

TEST_CASE("the median of a curve level at one half is the middle of that stretch") {
  CHECK(quantile(curve_by({1, 2, 3, 4}, {1, 1, 1, 1}), 0.5, 0.95, plain).time == 2.5);
  CHECK(quantile(curve_by({1, 2, 3, 4}, {1, 1, 0, 1}), 0.5, 0.95, plain).time == 3);
}

TEST_CASE("a stretch level at one half that lasts to the end reaches to the last step") {
  CHECK(quantile(curve_by({1, 2, 3, 4}, {1, 1, 0, 0}), 0.5, 0.95, plain).time == 3);
}

TEST_CASE("a level that rounds is the same level: ten deaths of twenty") {
  std::vector<double> time;
  for (int i = 1; i <= 20; ++i) time.push_back(i);
  CHECK(quantile(curve_by(time, std::vector<std::uint8_t>(20, 1)), 0.5, 0.95, plain).time == 10.5);
}

TEST_CASE("a quantile the curve does not reach is not said, nor one of a curve without steps") {
  CHECK(!quantile(curve_by({1, 2, 3, 4}, {1, 0, 0, 0}), 0.5, 0.95, plain).time);
  CHECK(!quantile(Curve{}, 0.5, 0.95, plain).time);
}

TEST_CASE("at a time, the curve is where its last step left it") {
  const auto curve = curve_by({1, 2, 2, 3, 5}, {1, 0, 1, 0, 0});
  CHECK(survival_at(curve, 0.5, 0.95, plain)->survival == 1);
  CHECK(survival_at(curve, 0.5, 0.95, plain)->at_risk == 5);
  const auto at = survival_at(curve, 2, 0.95, plain);
  REQUIRE(at);
  CHECK(at->survival == Approx(0.8 * 0.75));
  CHECK(at->at_risk == 4);
  CHECK(at->events == 2);
  CHECK(at->censored == 1);
  CHECK(at->error == Approx(at->survival * std::sqrt(1.0 / 20 + 1.0 / 12)));
  CHECK(at->interval.low == Approx(at->survival - 1.959963984540054 * at->error));
  CHECK(survival_at(curve, 2.5, 0.95, plain)->at_risk == 2);
  CHECK(survival_at(curve, 5, 0.95, plain)->at_risk == 1);
}

TEST_CASE("after the last time nothing is said, unless nobody was left without the event") {
  CHECK(!survival_at(curve_by({1, 2, 5}, {1, 1, 0}), 5.5, 0.95, plain));
  const auto zero = survival_at(curve_by({1, 2, 5}, {1, 1, 1}), 5.5, 0.95, plain);
  REQUIRE(zero);
  CHECK(zero->survival == 0);
  CHECK(zero->at_risk == 0);
  CHECK(std::isnan(zero->error));
  CHECK(std::isnan(zero->interval.low));
  CHECK(!survival_at(Curve{}, 1, 0.95, plain));
}
