#include "nelm/cohort/survival_interval.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace nelm::cohort;
using doctest::Approx;

namespace {

using Scale = IntervalScale;

constexpr double z = 1.959963984540054;

}  // namespace

TEST_CASE("an interval is symmetric on its scale") {
  const double s = 0.6, e = 0.2;
  CHECK(survival_interval(s, e, 0.95, Scale::plain).low == Approx(s - z * s * e));
  CHECK(survival_interval(s, e, 0.95, Scale::plain).high == Approx(s + z * s * e));
  CHECK(survival_interval(s, e, 0.95, Scale::log).low == Approx(s * std::exp(-z * e)));
  CHECK(survival_interval(s, e, 0.95, Scale::log_log).low == Approx(std::pow(s, std::exp(z * e / -std::log(s)))));
  CHECK(survival_interval(s, e, 0.95, Scale::log_log).high == Approx(std::pow(s, std::exp(-z * e / -std::log(s)))));
  const auto by_logit = survival_interval(s, e, 0.95, Scale::logit);
  CHECK(std::log(by_logit.low / (1 - by_logit.low)) == Approx(std::log(1.5) - z * e / 0.4));
  const auto by_arcsine = survival_interval(s, e, 0.95, Scale::arcsine);
  CHECK(std::asin(std::sqrt(by_arcsine.high)) == Approx(std::asin(std::sqrt(s)) + z * e / 2 * std::sqrt(1.5)));
}

TEST_CASE("no interval leaves 0 to 1") {
  for (const auto scale : {Scale::plain, Scale::log, Scale::log_log, Scale::logit, Scale::arcsine}) {
    const auto wide = survival_interval(0.5, 5, 0.99, scale);
    CHECK(wide.low >= 0);
    CHECK(wide.high <= 1);
    CHECK(wide.low <= 0.5);
    CHECK(wide.high >= 0.5);
  }
}

TEST_CASE("of nobody left there is no interval, and before any event none on a scale that ends there") {
  for (const auto scale : {Scale::plain, Scale::log, Scale::log_log, Scale::logit, Scale::arcsine})
    CHECK(std::isnan(survival_interval(0, INFINITY, 0.95, scale).low));
  CHECK(survival_interval(1, 0, 0.95, Scale::plain) == SurvivalInterval{1, 1});
  CHECK(survival_interval(1, 0, 0.95, Scale::log) == SurvivalInterval{1, 1});
  for (const auto scale : {Scale::log_log, Scale::logit, Scale::arcsine})
    CHECK(std::isnan(survival_interval(1, 0, 0.95, scale).high));
}
