#include "nelm/cohort/survival_interval.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;
using doctest::Approx;
using enum IntervalScale;

namespace {

constexpr double z = 1.959963984540054;

}  // namespace

TEST_CASE("an interval is symmetric on its scale") {
  const double s = 0.6, e = 0.2;
  CHECK(survival_interval(s, e, 0.95, plain).low == Approx(s - z * s * e));
  CHECK(survival_interval(s, e, 0.95, plain).high == Approx(s + z * s * e));
  CHECK(survival_interval(s, e, 0.95, IntervalScale::log).low == Approx(s * std::exp(-z * e)));
  CHECK(survival_interval(s, e, 0.95, log_log).low == Approx(std::pow(s, std::exp(z * e / -std::log(s)))));
  CHECK(survival_interval(s, e, 0.95, log_log).high == Approx(std::pow(s, std::exp(-z * e / -std::log(s)))));
  const auto by_logit = survival_interval(s, e, 0.95, logit);
  CHECK(std::log(by_logit.low / (1 - by_logit.low)) == Approx(std::log(1.5) - z * e / 0.4));
  const auto by_arcsine = survival_interval(s, e, 0.95, arcsine);
  CHECK(std::asin(std::sqrt(by_arcsine.high)) == Approx(std::asin(std::sqrt(s)) + z * e / 2 * std::sqrt(1.5)));
}

TEST_CASE("no interval leaves 0 to 1") {
  for (const auto scale : {plain, IntervalScale::log, log_log, logit, arcsine}) {
    const auto wide = survival_interval(0.5, 5, 0.99, scale);
    CHECK(wide.low >= 0);
    CHECK(wide.high <= 1);
    CHECK(wide.low <= 0.5);
    CHECK(wide.high >= 0.5);
  }
}

TEST_CASE("of nobody left there is no interval, and before any event none on a scale that ends there") {
  for (const auto scale : {plain, IntervalScale::log, log_log, logit, arcsine})
    CHECK(std::isnan(survival_interval(0, INFINITY, 0.95, scale).low));
  CHECK(survival_interval(1, 0, 0.95, plain) == SurvivalInterval{1, 1});
  CHECK(survival_interval(1, 0, 0.95, IntervalScale::log) == SurvivalInterval{1, 1});
  for (const auto scale : {log_log, logit, arcsine}) CHECK(std::isnan(survival_interval(1, 0, 0.95, scale).high));
}
