#include "nelm/cohort/cox_firth.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

double half_log_determinant(const CoxRows& r, const CoxWeights& w, Ties ties, const Eigen::VectorXd& b) {
  CoxSums sums;
  return std::log(cox_pass(r, w, ties, b, 1, sums).information.determinant()) / 2;
}

}  // namespace

// One event, of one of three who have the sign, while three have not. By theta = exp(b) its probability is
// theta / (3 theta + 3), that one with the sign has it p = theta / (theta + 1): the log-likelihood rises without end.
// The information is p (1 - p); half its logarithm adds (1 - 2 p) / 2 to the score 1 - p. 3/2 - 2 p = 0: p = 3/4, theta = 3.
TEST_CASE("Firth's penalty gives six separated patients a hazard ratio of 3, as worked by hand") {
  FollowUp f;
  f.time  = {1, 2, 2, 2, 2, 2};
  f.event = {1, 0, 0, 0, 0, 0};
  Eigen::MatrixXd x(6, 1);
  x << 1, 1, 1, 0, 0, 0;
  CoxModel model;
  model.firth    = true;
  const auto fit = cox(f, x, {"sign"}, {}, model).value();
  CHECK(fit.converged);
  CHECK(fit.separated.empty());
  CHECK(fit.coefficients[0] == doctest::Approx(std::log(3)).epsilon(1e-11));
  CHECK(fit.variance(0, 0) == doctest::Approx(16. / 3).epsilon(1e-11));

  CHECK(fit.log_likelihood == doctest::Approx(std::log(1. / 4) + std::log(3. / 16) / 2).epsilon(1e-12));
  CHECK(fit.log_likelihood_null == doctest::Approx(std::log(1. / 6) + std::log(1. / 4) / 2).epsilon(1e-12));

  const auto plain = cox(f, x, {"sign"}).value();
  CHECK_FALSE(plain.converged);
  CHECK(plain.separated == std::vector<std::string>{"sign"});
}

TEST_CASE("what Firth's penalty adds to the score is the slope of half the log-determinant of the information") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const auto            c = random_cox(seed);
    const auto            r = cox_rows(c.follow_up, c.x, c.names).value();
    const auto            w = cox_weights(r, r.weight, false);
    const Eigen::VectorXd b = Eigen::VectorXd::LinSpaced(3, -0.3, 0.4);
    for (const Ties ties : {Ties::efron, Ties::breslow}) {
      CoxSums    sums;
      const auto point = cox_pass(r, w, ties, b, 1, sums);
      const auto found = firth_score(r, w, ties, sums, point.information.inverse());
      for (Eigen::Index j = 0; j < 3; ++j) {
        const Eigen::VectorXd step = Eigen::VectorXd::Unit(3, j) * 1e-5;
        const double          slope =
            (half_log_determinant(r, w, ties, b + step) - half_log_determinant(r, w, ties, b - step)) / 2e-5;
        CHECK(found[j] == doctest::Approx(slope).epsilon(1e-6));
      }
    }
  }
}
