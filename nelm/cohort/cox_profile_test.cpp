#include "nelm/cohort/cox_profile.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "nelm/cohort/random_cox_test.h"
#include "nelm/numerics/distributions.h"

using namespace nelm;
using namespace nelm::cohort;

// The six patients of cox_firth_test: with p = theta / (theta + 1) the penalised log-likelihood is 3/2 log p + 1/2 log(1 - p) and
// a constant. Its limits are where that has fallen by half the quantile of chi-squared.
TEST_CASE(
    "limits by the profile of six separated patients are where the likelihood, worked by hand, has fallen so far") {
  FollowUp f;
  f.time  = {1, 2, 2, 2, 2, 2};
  f.event = {1, 0, 0, 0, 0, 0};
  Eigen::MatrixXd x(6, 1);
  x << 1, 1, 1, 0, 0, 0;
  CoxModel model;
  model.firth        = true;
  const auto rows    = cox_rows(f, x, {"sign"}).value();
  const auto profile = cox_profile(rows, cox(rows, model).value(), 0.95);
  const auto value   = [](double b) {
    const double p = 1 / (1 + std::exp(-b));
    return 1.5 * std::log(p) + 0.5 * std::log1p(-p);
  };
  const double q = std::pow(numerics::critical(0.95), 2);
  CHECK(value(profile.low[0]) == doctest::Approx(value(std::log(3)) - q / 2).epsilon(1e-9));
  CHECK(value(profile.high[0]) == doctest::Approx(value(std::log(3)) - q / 2).epsilon(1e-9));
  CHECK(profile.low[0] < 0);
  CHECK(profile.high[0] - std::log(3) > std::log(3) - profile.low[0]);  // Wald's would be as far to both sides
  CHECK(profile.p[0] ==
        doctest::Approx(numerics::chi_squared_tail(2 * (value(std::log(3)) - value(0)), 1)).epsilon(1e-9));
}

TEST_CASE(
    "with many patients and no penalty limits by the profile are nearly Wald's; the other coefficients are let go") {
  const auto c       = random_cox(3, {4000, 3, 1, 2000, false, false});
  const auto rows    = cox_rows(c.follow_up, c.x, c.names).value();
  const auto fit     = cox(rows).value();
  const auto profile = cox_profile(rows, fit, 0.9);
  for (Eigen::Index j = 0; j < 3; ++j) {
    const double reach = numerics::critical(0.9) * fit.standard_errors()[j];
    CHECK(profile.low[j] == doctest::Approx(fit.coefficients[j] - reach).epsilon(0.02));
    CHECK(profile.high[j] == doctest::Approx(fit.coefficients[j] + reach).epsilon(0.02));
  }
}

TEST_CASE("columns that are given back leave the same rows") {
  const auto c     = random_cox(5);
  auto       x     = c.x;
  const auto given = cox_rows(c.follow_up, std::move(x), c.names).value();
  const auto held  = cox_rows(c.follow_up, c.x, c.names).value();
  CHECK(x.size() == 0);
  CHECK(given.x == held.x);
  CHECK(given.time == held.time);
  CHECK(given.weight == held.weight);
}

TEST_CASE("a column left out has no limits, and what never falls has one side without end") {
  FollowUp f;
  f.time  = {1, 2, 3, 4, 5, 6};
  f.event = {1, 1, 1, 0, 0, 0};
  Eigen::MatrixXd x(6, 2);
  x << 1, 2, 1, 2, 1, 2, 0, 0, 0, 0, 0, 0;
  const auto rows    = cox_rows(f, x, {"sign", "twice"}).value();
  const auto profile = cox_profile(rows, cox(rows).value());
  CHECK(std::isnan(profile.low[1]));
  CHECK(profile.high[0] == std::numeric_limits<double>::infinity());
}
