#include "nelm/cohort/curve_jackknife.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

FollowUp of(const FollowUp& f, const std::vector<std::size_t>& rows) {
  FollowUp to;
  for (const std::size_t i : rows) {
    if (!f.entry.empty()) to.entry.push_back(f.entry[i]);
    to.time.push_back(f.time[i]);
    to.event.push_back(f.event[i]);
    if (!f.weight.empty()) to.weight.push_back(f.weight[i]);
    if (!f.cluster.empty()) to.cluster.push_back(f.cluster[i]);
  }
  return to;
}

std::vector<Curve> robust(const FollowUp& f, Estimate by = {}) {
  auto curves = kaplan_meier(f, {}, by);
  jackknife_errors(f, {}, by, curves);
  return curves;
}

}  // namespace

// Of three patients with events at 1, 2, 3 the first moves log S at 1 by -(1 - 1/3) / 2 = -1/3, each other by 1/6:
// the variance is 1/9 + 2/36 = 1/6, Greenwood's. At 2: -1/3; 1/6 - 1/2 * 1/1 = -1/3; 1/6 + 1/2 = 2/3: 2/3.
TEST_CASE("the errors of three patients, worked by hand") {
  FollowUp f;
  f.time           = {1, 2, 3};
  f.event          = {1, 1, 1};
  const auto steps = robust(f)[0].steps;
  CHECK(steps[0].log_error == doctest::Approx(std::sqrt(1. / 6)));
  CHECK(steps[1].log_error == doctest::Approx(std::sqrt(2. / 3)));
  CHECK(std::isinf(steps[2].log_error));
}

TEST_CASE("weights ten times as large change no robust error") {
  auto       c = random_cox(3, {.strata = 1});
  const auto a = robust(c.follow_up)[0].steps;
  for (double& w : c.follow_up.weight) w *= 10;
  const auto b = robust(c.follow_up)[0].steps;
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isfinite(a[i].log_error)) CHECK(b[i].log_error == doctest::Approx(a[i].log_error));
    CHECK(b[i].hazard_error == doctest::Approx(a[i].hazard_error));
  }
}

TEST_CASE("the order of the rows changes no bit of a robust error") {
  for (const bool clusters : {false, true}) {
    auto c = random_cox(8, {.rows = 80, .strata = 1});
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i) {
      c.follow_up.weight[i] = 0.3 + static_cast<double>(i % 7) / 11;
      if (clusters) c.follow_up.cluster.push_back(static_cast<std::int32_t>(i % 13));
    }
    std::vector<std::size_t> order(c.follow_up.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 chance(1);
    std::ranges::shuffle(order, chance);
    const auto a = robust(c.follow_up)[0].steps, b = robust(of(c.follow_up, order))[0].steps;
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == b[i]);
  }
}
