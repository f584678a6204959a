#include "nelm/cohort/imputed_fits.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;

namespace {

CoxFit fit(double a, double b, std::size_t events = 12) {
  CoxFit f;
  f.names        = {"a", "b"};
  f.coefficients = Eigen::Vector2d(a, b);
  f.variance     = Eigen::Matrix2d::Identity();
  f.events       = events;
  f.degrees      = 2;
  f.converged    = true;
  return f;
}

Table table(std::vector<double> time, std::vector<double> event) {
  return {.file    = "t.csv",
          .columns = {{.name = "t", .cells = std::move(time), .levels = {}},
                      {.name = "d", .cells = std::move(event), .levels = {}}},
          .lines   = {}};
}

}  // namespace

TEST_CASE("pooled fits have Barnard and Rubin's degrees, of the fewest events less the coefficients") {
  // Estimates 1 and 3, variances 1: lambda 3/4; of sets 16/9, of data 10: (11/13) 10 (1/4) = 27.5/13.
  const auto pooled = pool(std::vector{fit(1, 0, 12), fit(3, 0, 20)});
  CHECK(pooled.complete_degrees == 10);
  const double sets = 16. / 9, seen = 27.5 / 13;
  CHECK(pooled.pooled.degrees(0) == doctest::Approx(sets * seen / (sets + seen)));
  CHECK(pooled.not_pooled.empty());
}

TEST_CASE("a coefficient one set has no estimate of is not pooled, and the others are") {
  auto left_out     = fit(1, 2);
  left_out.left_out = {{"b", CoxLeftOut::Why::collinear}};
  const auto pooled = pool(std::vector{fit(1, 2), left_out, fit(1, 2)});
  CHECK(pooled.is_pooled(0));
  REQUIRE_FALSE(pooled.is_pooled(1));
  CHECK(pooled.not_pooled[0].why == NotPooled::Why::left_out);
  CHECK(pooled.not_pooled[0].sets == std::vector<std::size_t>{1});
  CHECK(pooled.pooled.estimates(0) == 1);
  CHECK(std::isnan(pooled.pooled.estimates(1)));
  CHECK(std::isnan(pooled.pooled.total(0, 1)));
}

TEST_CASE("of a set that has not converged no coefficient is pooled; of one that separates, the separated") {
  auto wandering      = fit(1, 2);
  wandering.converged = false;
  const auto none     = pool(std::vector{fit(1, 2), wandering});
  CHECK_FALSE(none.is_pooled(0));
  CHECK_FALSE(none.is_pooled(1));
  auto parted      = wandering;
  parted.separated = {"a"};
  const auto some  = pool(std::vector{fit(1, 2), parted});
  CHECK_FALSE(some.is_pooled(0));
  CHECK(some.is_pooled(1));
}

TEST_CASE("what is left out of every set is left out, not unpooled") {
  auto f     = fit(1, std::nan(""));
  f.left_out = {{"b", CoxLeftOut::Why::constant}};
  CHECK(pool(std::vector{f, f}).not_pooled.empty());
}

TEST_CASE("an outcome that is imputed is found, in whatever order the rows stand") {
  Roles roles;
  roles.time       = "t";
  roles.event      = "d";
  const auto first = table({1, 2, 3}, {1, 0, missing});
  CHECK(outcomes_that_differ(std::vector{first, table({3, 1, 2}, {missing, 1, 0})}, roles).empty());
  CHECK(outcomes_that_differ(std::vector{first, table({1, 2, 4}, {1, 0, missing})}, roles) ==
        std::vector<std::string>{"t"});
  CHECK(outcomes_that_differ(std::vector{first, table({1, 2, 3}, {0, 1, missing})}, roles) ==
        std::vector<std::string>{"t", "d"});  // each holds the same, not together
}
