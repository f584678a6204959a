#include "nelm/cohort/cox_newton.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace nelm::cohort;

namespace {

/// -(log cosh(x - 3)): highest at 3, and so flat far from there that a whole Newton step from 0 leaps beyond.
Climb hill(const Eigen::VectorXd& at) {
  const double off = at[0] - 3, slope = -std::tanh(off);
  return {-std::log(std::cosh(off)), Eigen::VectorXd::Constant(1, slope),
          Eigen::MatrixXd::Constant(1, 1, 1 - slope * slope)};
}

const Eigen::VectorXd anywhere = Eigen::VectorXd::Constant(1, 1e9);

}  // namespace

TEST_CASE("no step is longer than it may be") {
  double     farthest = 0, before = 0;
  const auto followed = [&](const Eigen::VectorXd& at) {
    farthest = std::max(farthest, std::fabs(at[0] - before));
    before   = at[0];
    return hill(at);
  };
  const auto top = climb(followed, hill(Eigen::VectorXd::Zero(1)), 0, 50, Eigen::VectorXd::Constant(1, 0.25));
  CHECK(farthest == doctest::Approx(0.25).epsilon(1e-12));
  CHECK(top.converged);
  CHECK(top.at[0] == doctest::Approx(3).epsilon(1e-12));
}

TEST_CASE("a step that leaps beyond the summit is halved until it climbs") {
  const auto top = climb(hill, hill(Eigen::VectorXd::Zero(1)), 0, 50, anywhere);
  CHECK(top.converged);
  CHECK(top.at[0] == doctest::Approx(3).epsilon(1e-12));
}

TEST_CASE("a climb that is not given enough steps says so") {
  const auto top = climb(hill, hill(Eigen::VectorXd::Zero(1)), 0, 2, anywhere);
  CHECK_FALSE(top.converged);
  CHECK(top.iterations == 2);
}

TEST_CASE("the inverse leaves out columns that earlier ones explain") {
  Eigen::MatrixXd m(3, 3);
  m << 2, 4, 1,  //
      4, 8, 2,   //
      1, 2, 3;
  std::vector<bool> out;
  const auto        inverse = inverse_of(m, 1e-12, out);
  CHECK(out == std::vector<bool>{false, true, false});
  CHECK(inverse(1, 1) == 0);
  CHECK(inverse(0, 0) == doctest::Approx(3. / 5));  // of (2 1; 1 3)
  CHECK(inverse(2, 0) == doctest::Approx(-1. / 5));
}
