#include "nelm/cohort/cox_residuals.h"

#include <doctest/doctest.h>

#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

// With no covariate that matters the hazard is 1/3, 1/2 at the two events: three patients, events at 1 and 2.
TEST_CASE("martingale residuals of three patients, worked by hand") {
  FollowUp f;
  f.time              = {3, 1, 2};
  f.event             = {0, 1, 1};
  const auto rows     = cox_rows(f, Eigen::MatrixXd(3, 0), {}).value();
  const auto residual = cox_residuals(rows, cox(rows).value()).martingale;
  CHECK(residual[0] == doctest::Approx(-5. / 6));
  CHECK(residual[1] == doctest::Approx(2. / 3));
  CHECK(residual[2] == doctest::Approx(1. / 6));
}

TEST_CASE(
    "law: residuals add up to nothing, those of Schoenfeld to the same as the scores, and dfbeta is their image") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto c    = random_cox(seed);
    const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
    CoxModel   model;
    model.ties           = seed % 2 == 0 ? Ties::efron : Ties::breslow;
    const auto fit       = cox(rows, model).value();
    const auto residual  = cox_residuals(rows, fit);
    const auto weights   = Eigen::Map<const Eigen::VectorXd>(c.follow_up.weight.data(), c.x.rows());
    const auto by_events = schoenfeld_residuals(rows, fit);
    CHECK(std::fabs(weights.dot(residual.martingale)) < 1e-9);
    CHECK((residual.score.transpose() * weights).norm() < 1e-8);
    Eigen::VectorXd events = Eigen::VectorXd::Zero(3);
    for (std::size_t i = 0; i < by_events.row.size(); ++i)
      events += weights[by_events.row[i]] * by_events.residual.row(static_cast<Eigen::Index>(i)).transpose();
    CHECK(events.norm() < 1e-8);
    CHECK((weights.asDiagonal() * residual.score * fit.naive - residual.dfbeta).norm() < 1e-10);
  }
}

TEST_CASE("the robust variance is the sum of the squares of what each row would take from the coefficients") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const auto c    = random_cox(seed);
    const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
    CoxModel   model;
    model.ties     = seed % 2 == 0 ? Ties::efron : Ties::breslow;
    model.robust   = true;
    const auto fit = cox(rows, model).value();
    const auto off = cox_residuals(rows, fit).dfbeta;
    CHECK((off.transpose() * off - fit.variance).norm() < 1e-10 * fit.variance.norm());
  }
}
