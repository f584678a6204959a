#include "nelm/cohort/cox_exact.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/cohort/cox.h"

using namespace nelm::cohort;

// Two of four have the event at once, one with and one without the sign. Of the six ways to choose two, one has theta^2,
// one 1, four theta: the likelihood is theta / (1 + 4 theta + theta^2), greatest at theta = 1.
TEST_CASE("exact ties: two events among four are one choice out of six") {
  FollowUp f;
  f.time  = {1, 1, 2, 2};
  f.event = {1, 1, 0, 0};
  Eigen::MatrixXd x(4, 1);
  x << 1, 0, 1, 0;
  CoxModel model;
  model.ties     = Ties::exact;
  const auto fit = cox(f, x, {"sign"}, {}, model).value();
  CHECK(fit.converged);
  CHECK(fit.coefficients[0] == doctest::Approx(0));
  CHECK(fit.log_likelihood == doctest::Approx(-std::log(6)).epsilon(1e-14));
  // At theta = 1 the number with the sign is 0, 1 or 2 with probabilities 1/6, 4/6, 1/6: its variance is 1/3.
  CHECK(fit.variance(0, 0) == doctest::Approx(3).epsilon(1e-13));
}

TEST_CASE("exact ties are refused where they would take too long, and with weights, with how many there are") {
  FollowUp        f;
  Eigen::MatrixXd x(20000, 1);
  for (int i = 0; i < 20000; ++i) {
    f.time.push_back(i < 10000 ? 1 : 2);
    f.event.push_back(i < 10000 ? 1 : 0);
    x(i, 0) = i % 7;
  }
  f.weight.assign(20000, 2);
  CoxModel model;
  model.ties        = Ties::exact;
  const auto failed = cox(f, x, {"x"}, {}, model);
  REQUIRE_FALSE(failed);
  REQUIRE(failed.error().size() == 2);
  CHECK(failed.error()[0].found == "exact ties with weights");
  CHECK(failed.error()[1].found == "up to 10000 events at one time, 4e+08 steps of exact ties");
}
