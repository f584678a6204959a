#include "nelm/cohort/residual_smooth.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;

TEST_CASE("a line through points on a line is that line, with a band that two degrees have") {
  const std::vector<double> x{0, 1, 2, 3}, y{1, 3, 5, 7};
  const auto                smooth = residual_smooth(x, y, 1, 2, 4);
  REQUIRE(smooth);
  // Least squares on x = 0..3: the variance of the line at x is 1/4 + (x - 1.5)^2 / 5, times that of a point.
  for (std::size_t i = 0; i < 4; ++i) {
    const double off = 2 * std::sqrt(0.25 + std::pow(x[i] - 1.5, 2) / 5);
    CHECK(smooth->x[i] == doctest::Approx(x[i]));
    CHECK(smooth->y[i] == doctest::Approx(y[i]));
    CHECK(smooth->high[i] - smooth->y[i] == doctest::Approx(off));
    CHECK(smooth->y[i] - smooth->low[i] == doctest::Approx(off));
  }
}

TEST_CASE("events that say nothing of the coefficient are passed over") {
  const auto with =
      residual_smooth(std::vector<double>{0, 1, 2, 3}, std::vector<double>{1, std::nan(""), 5, 7}, 1, 2, 4);
  REQUIRE(with);
  CHECK(with->y[1] == doctest::Approx(3));
}

TEST_CASE("there is no line of four degrees through fewer events, or through one place") {
  CHECK_FALSE(residual_smooth(std::vector<double>{}, std::vector<double>{}, 1));
  CHECK_FALSE(residual_smooth(std::vector<double>{1, 2, 3}, std::vector<double>{1, 2, 3}, 1));
  CHECK_FALSE(residual_smooth(std::vector<double>(9, 1.), std::vector<double>(9, 2.), 1));
  CHECK_FALSE(residual_smooth(std::vector<double>{1, 1, 1, 1, 2, 2, 2, 2}, std::vector<double>(8, 2.), 1));
}
