#include "nelm/registry/simulated.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "nelm/date.h"
#include "nelm/registry/simulation_by_hand_test.h"

using namespace nelm;
using namespace nelm::registry;

namespace {

bool same(const cohort::Table& a, const cohort::Table& b) {
  return std::ranges::equal(a.columns, b.columns, [](const cohort::Column& x, const cohort::Column& y) {
    return x.name == y.name && x.levels == y.levels &&
           std::ranges::equal(x.cells, y.cells, {}, std::bit_cast<std::uint64_t, double>,
                              std::bit_cast<std::uint64_t, double>);
  });
}

const std::vector<double>& cells(const cohort::Table& t, std::string_view name) { return t.column(name)->cells; }

std::string_view word(const cohort::Table& t, std::string_view name, std::size_t row) {
  const auto* c = t.column(name);
  return c->levels[static_cast<std::size_t>(c->cells[row])];
}

double logarithm_of_odds(double share) { return std::log(share / (1 - share)); }

}  // namespace

TEST_CASE("the same seed gives the same registry to the bit, another seed another") {
  const auto s = by_hand::small();
  CHECK(same(simulate(s, 5, 300), simulate(s, 5, 300)));
  CHECK_FALSE(same(simulate(s, 5, 300), simulate(s, 6, 300)));
}

TEST_CASE("the first patients of a longer registry are those of a shorter one") {
  const auto s = by_hand::small();
  const auto a = simulate(s, 5, 99), b = simulate(s, 5, 50);
  for (std::size_t i = 0; i < b.rows(); ++i) CHECK(cells(a, column::time)[i] == cells(b, column::time)[i]);
}

TEST_CASE("times stand in their order, in hundredths of months, and nobody is followed beyond the end") {
  const auto t   = simulate(by_hand::small(), 1, 5000);
  const int  end = day_number(Date{std::chrono::year(2012) / 1 / 1});
  for (std::size_t i = 0; i < t.rows(); ++i) {
    const double entry = cells(t, column::entry)[i], time = cells(t, column::time)[i],
                 treated = cells(t, column::treated)[i];
    REQUIRE(entry >= 0);
    REQUIRE(entry < time);
    REQUIRE(time * 100 == doctest::Approx(std::round(time * 100)).epsilon(1e-12));
    REQUIRE(cells(t, column::diagnosis)[i] + time * 30.4375 <= end);
    REQUIRE((std::isnan(treated) || (entry < treated && treated < time)));
    REQUIRE((word(t, column::treatment, i) == "ssa") == std::isnan(treated));
    REQUIRE(cells(t, column::progressed)[i] <= time);
    REQUIRE((cells(t, column::progression)[i] == 1) == (cells(t, column::progressed)[i] < time));
    REQUIRE(word(t, column::origin, i) == "simulated");
  }
}

TEST_CASE("half are referred late, and a treatment waits at least its least") {
  const auto t    = simulate(by_hand::small(), 2, 20000);
  int        late = 0;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    late += cells(t, column::entry)[i] > 0 ? 1 : 0;
    const double wait = cells(t, column::treated)[i] - cells(t, column::entry)[i];
    REQUIRE((std::isnan(wait) || wait >= 1));
  }
  const double share = static_cast<double>(late) / static_cast<double>(t.rows());
  CHECK(share > 0.42);  // some of those referred late died before, and never came
  CHECK(share < 0.50);
}

TEST_CASE("what is missing rests on the centre, by the odds assumed") {
  const auto t = simulate(by_hand::small(), 3, 50000);
  double     missing[2]{}, n[2]{};
  for (std::size_t i = 0; i < t.rows(); ++i) {
    const int a = word(t, column::centre, i) == "A" ? 1 : 0;
    n[a] += 1, missing[a] += std::isnan(cells(t, "ki67_pct")[i]) ? 1 : 0;
  }
  constexpr double near = 0.1;  // of log odds: four standard errors
  CHECK(std::abs(logarithm_of_odds(missing[0] / n[0]) + 2) < near);
  CHECK(std::abs(logarithm_of_odds(missing[1] / n[1]) + 0.5) < near);
}

TEST_CASE("without effects, lateness and loss deaths come as the baseline says") {
  auto s = by_hand::small();
  s.death.clear();
  s.centres.pop_back();
  s.centres[0].share_pct = by_hand::assumed(100);
  s.treatments.resize(1);
  s.missing.clear();
  s.settings.late_pct        = by_hand::assumed(0);
  s.settings.lost_pct_a_year = by_hand::assumed(0.001);
  s.settings.last_year       = by_hand::assumed(2099);
  const auto t               = simulate(s, 4, 40000);
  double     alive[2]{};
  for (const double time : cells(t, column::time)) alive[0] += time > 12 ? 1 : 0, alive[1] += time > 60 ? 1 : 0;
  constexpr double near = 0.01;
  CHECK(std::abs(alive[0] / 40000 - std::exp(-12.0 / 60)) < near);
  CHECK(std::abs(alive[1] / 40000 - std::exp(-1.0)) < near);
}

TEST_CASE("a simulation in which nobody lives to be referred ends") {
  auto s                 = by_hand::small();
  s.settings.late_pct    = by_hand::assumed(100);
  s.settings.late_mean   = by_hand::assumed(1200);
  s.settings.death_scale = by_hand::assumed(1e-6);
  CHECK(simulate(s, 1, 10).rows() < 10);
}

TEST_CASE("a registry of nobody has its columns") {
  const auto t = simulate(by_hand::small(), 1, 0);
  CHECK(t.rows() == 0);
  CHECK(t.column(column::death) != nullptr);
}

TEST_CASE("true effects carry the names of a model's coefficients, and what they are against") {
  const auto death = true_effects_on_death(by_hand::small());
  REQUIRE(death.size() == 4);
  CHECK(death[1].name == "log(ki67_pct)");
  CHECK(death[1].reference.empty());
  CHECK(death[2].name == "bilobar=true");
  CHECK(death[2].reference == "false");
  CHECK(death[3].name == "treatment=lt");
  CHECK(death[3].reference == "ssa");
  CHECK(death[3].log_hazard_ratio.value == -0.7);
  CHECK(true_effects_on_progression(by_hand::small()).back().log_hazard_ratio.value == -0.5);
}
