#include "nelm/cohort/cox_curves.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/cohort/baseline_hazard.h"
#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

TEST_CASE("the baseline of four patients without covariates adds up one over those at risk") {
  FollowUp f;
  f.time           = {1, 2, 3, 3};
  f.event          = {1, 0, 1, 1};
  const auto rows  = cox_rows(f, Eigen::MatrixXd(4, 0), {}).value();
  const auto efron = baseline_hazard(rows, cox(rows).value());
  CoxModel   model;
  model.ties         = Ties::breslow;
  const auto breslow = baseline_hazard(rows, cox(rows, model).value());
  REQUIRE(efron.size() == 1);
  CHECK(efron[0].time == std::vector<double>{1, 2, 3});
  CHECK(efron[0].cumulative[0] == doctest::Approx(1. / 4));
  CHECK(efron[0].cumulative[1] == doctest::Approx(1. / 4));
  CHECK(efron[0].cumulative[2] == doctest::Approx(1. / 4 + 1. / 2 + 1));
  CHECK(breslow[0].cumulative[2] == doctest::Approx(1. / 4 + 2. / 2));
  const auto curve = cox_curves(rows, cox(rows).value(), Eigen::MatrixXd(2, 0), {}, std::vector<double>{1}).value();
  CHECK(curve.survival(0, 1) == doctest::Approx(std::exp(-1. / 4)));
  CHECK(curve.hazard_error(0, 1) == doctest::Approx(1. / 4));
}

TEST_CASE("law: a curve is the baseline to the power of the hazard ratio, in every stratum") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto      c    = random_cox(seed);
    const auto      rows = cox_rows(c.follow_up, c.x, c.names).value();
    const auto      fit  = cox(rows).value();
    Eigen::MatrixXd people(2, 3);
    people << 1, 0.5, -0.5, 0, 2, 1;
    for (const auto& b : baseline_hazard(rows, fit)) {
      const std::vector<std::int32_t> stratum(2, b.stratum);
      const auto                      curves = cox_curves(rows, fit, people, stratum, b.time).value();
      for (std::size_t t = 0; t < b.time.size(); ++t)
        for (Eigen::Index i = 0; i < 2; ++i) {
          const auto at = static_cast<Eigen::Index>(t);
          CHECK(curves.survival(at, i) ==
                doctest::Approx(std::exp(-b.cumulative[t] * std::exp(people.row(i).dot(fit.coefficients))))
                    .epsilon(1e-11));
          CHECK(curves.lower(at, i) <= curves.survival(at, i));
          CHECK(curves.survival(at, i) <= curves.upper(at, i));
        }
    }
  }
}

TEST_CASE("after the last observation of a stratum nothing is said, whatever another one says") {
  FollowUp f;
  f.time           = {1, 2, 3, 5, 7, 9};
  f.event          = {1, 0, 0, 1, 1, 0};
  f.stratum        = {0, 0, 0, 1, 1, 1};
  const auto rows  = cox_rows(f, Eigen::MatrixXd(6, 0), {}).value();
  const auto curve = cox_curves(rows, cox(rows).value(), Eigen::MatrixXd(2, 0), std::vector<std::int32_t>{0, 1},
                                std::vector<double>{3, 4, 9, 9.5})
                         .value();
  CHECK(curve.survival(0, 0) == doctest::Approx(std::exp(-1. / 3)));
  CHECK(std::isnan(curve.survival(1, 0)));
  CHECK(curve.survival(2, 1) == doctest::Approx(std::exp(-1. / 3 - 1. / 2)));
  CHECK(std::isnan(curve.survival(3, 1)));
  CHECK(std::isnan(curve.upper(3, 1)));
}

TEST_CASE("before the first event nobody has died, and there is no doubt about it") {
  const auto c    = random_cox(1, {60, 2, 1, 12, false, false});
  const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
  const auto curves =
      cox_curves(rows, cox(rows).value(), Eigen::MatrixXd::Zero(1, 2), {}, std::vector<double>{0.5}).value();
  CHECK(curves.survival(0, 0) == 1);
  CHECK(curves.standard_error(0, 0) == 0);
}

TEST_CASE("somebody of no stratum, or of one that is not there, is refused") {
  const auto c    = random_cox(1);
  const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
  const auto fit  = cox(rows).value();
  const auto none = cox_curves(rows, fit, Eigen::MatrixXd::Zero(1, 3), {}, std::vector<double>{1});
  REQUIRE_FALSE(none);
  CHECK(none.error()[0].field == "stratum[0]");
  CHECK(none.error()[0].found == "nothing");
  const auto other =
      cox_curves(rows, fit, Eigen::MatrixXd::Zero(1, 2), std::vector<std::int32_t>{9}, std::vector<double>{1}, 1.5);
  REQUIRE_FALSE(other);
  CHECK(other.error().size() == 3);
}
