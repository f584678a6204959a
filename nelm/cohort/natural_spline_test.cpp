#include "nelm/cohort/natural_spline.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;

TEST_CASE("beyond its ends a spline is a straight line, and joins them smoothly") {
  const NaturalSpline       s{.knots = {2, 5}, .low = 0, .high = 9};
  const double              h = 1e-4;
  const std::vector<double> x{9 - h, 9, 9 + h, 9 + 1, 9 + 2, 9 + 3};
  const auto                b = basis(s, x);
  REQUIRE(b.cols() == 3);
  for (Eigen::Index c = 0; c < 3; ++c) {
    CHECK(b(5, c) - b(4, c) == doctest::Approx(b(4, c) - b(3, c)).epsilon(1e-12));
    CHECK((b(2, c) - b(1, c)) / h == doctest::Approx((b(1, c) - b(0, c)) / h).epsilon(1e-6));
  }
}

TEST_CASE("every straight line, and no curve bent at the ends, is among what the columns and a constant span") {
  const NaturalSpline s{.knots = {1, 3}, .low = -1, .high = 4};
  std::vector<double> x;
  for (int i = 0; i <= 50; ++i) x.push_back(-1 + 0.1 * i);
  Eigen::MatrixXd all(51, 4);
  all << Eigen::VectorXd::Ones(51), basis(s, x);
  const Eigen::Map<const Eigen::VectorXd> line(x.data(), 51);
  const auto                              qr = all.colPivHouseholderQr();
  CHECK((all * qr.solve(Eigen::VectorXd(line)) - line).norm() < 1e-12);
  const Eigen::VectorXd square = line.array().square();
  CHECK((all * qr.solve(square) - square).norm() > 1e-3);
}

TEST_CASE("what is missing stays missing") {
  const auto b = basis({.knots = {1}, .low = 0, .high = 2}, std::vector<double>{1, std::nan("")});
  CHECK(std::isfinite(b(0, 0)));
  CHECK(std::isnan(b(1, 1)));
}
