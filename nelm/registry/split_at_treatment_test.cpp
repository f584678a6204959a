#include "nelm/registry/split_at_treatment.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/registry/simulated.h"
#include "nelm/registry/simulation_by_hand_test.h"

using namespace nelm;
using namespace nelm::registry;
using Kind = cohort::Column::Kind;

namespace {

const std::vector<double>& cells(const cohort::Table& t, std::string_view name) { return t.column(name)->cells; }

double sum(const cohort::Table& t, std::string_view name) {
  double all = 0;
  for (const double cell : cells(t, name)) all += cell;
  return all;
}

}  // namespace

TEST_CASE("who is treated has a row before and one from the treatment on; death stands in the last") {
  const cohort::Table t{.file    = "",
                        .columns = {{"id", Kind::category, {0, 1, 2}, {"a", "b", "c"}},
                                    {"age_years", Kind::number, {50, 60, cohort::missing}, {}},
                                    {"entry_months", Kind::number, {2, 0, 5}, {}},
                                    {"follow_up_months", Kind::number, {30, 12, 9}, {}},
                                    {"death", Kind::number, {1, 1, 0}, {}},
                                    {"treatment", Kind::category, {0, 1, 0}, {"lt", "ssa"}},
                                    {"treatment_months", Kind::number, {10, cohort::missing, 5}, {}},
                                    {"progression", Kind::number, {1, 0, 0}, {}},
                                    {"progression_months", Kind::number, {4, 12, 9}, {}}},
                        .lines   = {}};
  const auto          s = split_at_treatment(t, "ssa");
  REQUIRE(s.rows() == 4);
  CHECK(cells(s, "id") == std::vector<double>{0, 0, 1, 2});
  CHECK(cells(s, "start_months") == std::vector<double>{2, 10, 0, 5});
  CHECK(cells(s, "stop_months") == std::vector<double>{10, 30, 12, 9});
  CHECK(cells(s, "death") == std::vector<double>{0, 1, 1, 0});
  CHECK(cells(s, "treatment") == std::vector<double>{1, 0, 1, 0});  // the last: treated since the entry
  CHECK(cells(s, "age_years")[1] == 50);
  CHECK(std::isnan(cells(s, "age_years")[3]));
  for (const auto* gone : {"entry_months", "follow_up_months", "treatment_months", "progression", "progression_months"})
    CHECK(s.column(gone) == nullptr);
}

TEST_CASE("splitting keeps every month and every death") {
  const auto   t      = simulate(by_hand::small(), 9, 2000);
  const auto   s      = split_at_treatment(t, "ssa");
  const double before = sum(t, "follow_up_months") - sum(t, "entry_months"),
               after  = sum(s, "stop_months") - sum(s, "start_months");
  CHECK(after == doctest::Approx(before).epsilon(1e-12));
  CHECK(sum(s, "death") == sum(t, "death"));
  std::size_t treated = 0;
  for (const double cell : cells(t, "treatment_months")) treated += std::isnan(cell) ? 0 : 1;
  CHECK(s.rows() == t.rows() + treated);
}
