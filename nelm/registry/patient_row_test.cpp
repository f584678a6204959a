#include "nelm/registry/patient_row.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/registry/simulation_by_hand_test.h"

using namespace nelm::registry;
using doctest::Approx;

namespace {

/// age 70, Ki-67 6 %, both lobes, centre A (the second), 2005
const Cells one{70, 6, 1, 1, 2005};

double value(const Term& term) { return value_of(*placed(by_hand::small(), term), one); }

}  // namespace

TEST_CASE("a term is the column, its logarithm, or whether something is so") {
  CHECK(value(by_hand::itself("age_years")) == 70);
  CHECK(value(by_hand::logarithm("ki67_pct")) == std::log(6.0));
  CHECK(value(by_hand::is("bilobar", "true")) == 1);
  CHECK(value(by_hand::is("bilobar", "false")) == 0);
  CHECK(value({"bilobar!=true", Term::As::is_not, "bilobar", "true", 0}) == 0);
  CHECK(value({"age_years>70", Term::As::above, "age_years", {}, 70}) == 0);
  CHECK(value({"age_years>69", Term::As::above, "age_years", {}, 69}) == 1);
  CHECK(value(by_hand::is("centre", "A")) == 1);
  CHECK(value(by_hand::itself("diagnosis_year")) == 2005);
}

TEST_CASE("a term of no column, of no level, or of a category as a number has no place") {
  const auto s = by_hand::small();
  CHECK_FALSE(placed(s, by_hand::itself("height")));
  CHECK_FALSE(placed(s, by_hand::is("bilobar", "perhaps")));
  CHECK_FALSE(placed(s, by_hand::itself("bilobar")));
  CHECK_FALSE(placed(s, by_hand::is("age_years", "old")));
}

TEST_CASE("weights count from where they begin: 10 years x 0.03, log(6 / 3) x 0.4, and 0.2") {
  const auto s = by_hand::small();
  CHECK(Weighted(s, s.death).sum(one) == Approx(0.3 + 0.4 * std::log(2.0) + 0.2));
  CHECK(Weighted(s, {}).sum(one) == 0);
}

TEST_CASE("what is rounded to 0 from below is 0, not -0") {
  auto s                 = by_hand::small();
  s.variables[0].low     = 0;
  s.variables[0].anchors = {{25, by_hand::assumed(-0.4)}, {75, by_hand::assumed(0.4)}};
  const Covariates covariates(s);
  Chance           chance(1);
  Cells            cells(s.variables.size() + 2);
  int              none = 0;
  for (int i = 0; i < 100; ++i) {
    covariates.draw(chance, cells);
    REQUIRE_FALSE(std::signbit(cells[0]));
    none += cells[0] == 0 ? 1 : 0;
  }
  CHECK(none > 50);
}

TEST_CASE("variables keep their own shares though they go together") {
  const auto       s = by_hand::small();
  const Covariates covariates(s);
  Chance           chance(3);
  constexpr int    many     = 100000;
  constexpr double near     = 0.01;  // of a share: six standard errors
  int              below_50 = 0, below_60 = 0, below_72 = 0, both = 0, both_old = 0, old = 0, ki67_20 = 0;
  Cells            cells(s.variables.size() + 2);
  for (int i = 0; i < many; ++i) {
    covariates.draw(chance, cells);
    below_50 += cells[0] < 50 ? 1 : 0, below_60 += cells[0] < 60 ? 1 : 0, below_72 += cells[0] < 72 ? 1 : 0;
    ki67_20 += cells[1] <= 20 ? 1 : 0;
    both += cells[2] == 1 ? 1 : 0;
    old += cells[0] > 72 ? 1 : 0, both_old += cells[0] > 72 && cells[2] == 1 ? 1 : 0;
    REQUIRE(cells[0] == std::round(cells[0]));
    REQUIRE(cells[1] >= 0.5);
  }
  const auto       share       = [](int n) { return static_cast<double>(n) / many; };
  constexpr double half_a_year = 0.025;  // ages are whole: 49.5 to 50 counts as 50
  CHECK(std::abs(share(below_50) - 0.25) < near + half_a_year);
  CHECK(std::abs(share(below_60) - 0.50) < near + half_a_year);
  CHECK(std::abs(share(below_72) - 0.75) < near + half_a_year);
  CHECK(std::abs(share(ki67_20) - 0.90) < near);
  CHECK(std::abs(share(both) - 0.70) < near);
  CHECK(static_cast<double>(both_old) / old > 0.8);  // both lie on one hidden number
}
