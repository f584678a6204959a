#include "nelm/literature/prognostic_model.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::literature;
using doctest::Approx;

namespace {
constexpr double printed_to_three = 0.0005;  // the table of Xiang's coefficients
constexpr double printed_to_one   = 0.05;    // percentages
constexpr double printed_to_none  = 0.5;
}  // namespace

TEST_CASE("the standard errors of Xiang 2020 follow from the hazard ratios and P values printed") {
  const struct {
    double hazard_ratio, p, log_hazard, standard_error;
  } rows[] = {{2.1, 0.004, 0.742, 0.258},
              {1.9, 0.022, 0.642, 0.280},
              {1.6, 0.238, 0.470, 0.398},
              {2.6, 0.002, 0.956, 0.309},
              {0.3, 0.001, -1.204, 0.366}};
  for (const auto& row : rows) {
    CHECK(std::abs(std::log(row.hazard_ratio) - row.log_hazard) < printed_to_three);
    CHECK(std::abs(standard_error_of(std::log(row.hazard_ratio), row.p) - row.standard_error) < printed_to_three);
  }
}

TEST_CASE("a P of 0.05 is 1.96 standard errors away") {
  CHECK(standard_error_of(1, 0.05) == Approx(1 / 1.959963984540054).epsilon(1e-12));
}

TEST_CASE("the intervals of Le Treut 2008 are Wilson's on the patients counted back from the percentages") {
  CHECK(patients_counted(12, 23) == 3);
  CHECK(patients_counted(68, 55) == 37);
  const auto both = wilson(3, 23), fewer = wilson(37, 55);
  CHECK(std::abs(100 * both.low - 4.5) < printed_to_one);
  CHECK(std::abs(100 * both.high - 32) < printed_to_none);
  CHECK(std::abs(100 * fewer.low - 54) < printed_to_none);
  CHECK(std::abs(100 * fewer.high - 78) < printed_to_none);
}

TEST_CASE("none and all of n have an interval that ends at 0 and at 1") {
  const double z = 1.959963984540054;
  CHECK(wilson(0, 10).low == 0);
  CHECK(wilson(0, 10).high == Approx(z * z / (10 + z * z)));
  CHECK(wilson(10, 10).low == Approx(10 / (10 + z * z)));
  CHECK(wilson(10, 10).high == Approx(1));
}

TEST_CASE("the classes have their letters") {
  CHECK(letter(Completeness::absolute) == 'A');
  CHECK(letter(Completeness::relative) == 'R');
  CHECK(letter(Completeness::classes) == 'C');
  CHECK(letter(Completeness::none) == 'X');
}
