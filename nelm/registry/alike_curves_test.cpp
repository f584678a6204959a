#include "nelm/registry/alike_curves.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::registry;

namespace {

AlikeBy from_at(double fewest, double begins_at) {
  AlikeBy b;
  b.fewest.value = fewest, b.begins_at.value = begins_at;
  b.at_months = {0, 10, 20};
  return b;
}

/// Four patients, all with ssa from diagnosis; two transplanted, at 5 and 10 months. The third entered at 4.
cohort::Table four() {
  using Kind = cohort::Column::Kind;
  return {.file    = "four.csv",
          .columns = {{"follow_up_months", Kind::number, {20, 30, 8, 12}, {}},
                      {"death", Kind::number, {1, 0, 1, 1}, {}},
                      {"entry_months", Kind::number, {0, 0, 4, 0}, {}},
                      {"treatment", Kind::category, {0, 0, 1, 1}, {"lt", "ssa"}},
                      {"treatment_months", Kind::number, {5, 10, cohort::missing, cohort::missing}, {}}},
          .lines   = {}};
}

constexpr std::size_t every[] = {0, 1, 2, 3};

}  // namespace

TEST_CASE("until a treatment begins a patient counts as without it") {
  const auto c = alike_curves(four(), every, from_at(1, 1));
  CHECK(c.by == AlikeCurves::By::treatment);
  CHECK(c.before == "ssa");
  REQUIRE(c.curves.size() == 2);
  // All: (0,20] (0,30]+ (4,8] (0,12]. One of four dies at 8, one of three at 12, one of two at 20.
  CHECK(c.all.read[1].alive->survival == doctest::Approx(3. / 4).epsilon(1e-12));
  CHECK(c.all.read[2].alive->survival == doctest::Approx(3. / 4 * 2 / 3 / 2).epsilon(1e-12));
  CHECK(c.all.read[2].at_risk == 2);
  // ssa: (0,5] (0,10] (4,8]+ (0,12]+. At 8 three are at risk: (0,10], (4,8], (0,12]; at 12 one.
  const auto& ssa = c.curves[0];
  CHECK(ssa.treatment == "ssa");
  CHECK(ssa.patients == 4);
  CHECK(ssa.deaths == 2);
  CHECK(*ssa.from == 0);
  CHECK(ssa.read[0].at_risk == 3);
  CHECK(ssa.read[1].at_risk == 2);
  CHECK(ssa.read[1].alive->survival == doctest::Approx(2. / 3).epsilon(1e-12));
  CHECK(ssa.read[2].at_risk == 0);
  CHECK(ssa.read[2].alive->survival == 0);
  // lt: (5,20]+ (10,30]: nobody at risk before 5, so no month of waiting is credited; at 20 one of two dies.
  const auto& lt = c.curves[1];
  CHECK(lt.patients == 2);
  CHECK(lt.deaths == 1);
  CHECK(*lt.from == 5);
  CHECK(lt.read[0].at_risk == 0);
  CHECK_FALSE(lt.read[0].alive);
  CHECK(lt.read[1].at_risk == 1);
  CHECK(lt.read[1].alive->survival == 1);
  CHECK(lt.read[2].at_risk == 2);
  CHECK(lt.read[2].alive->survival == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("a curve begins where enough are under observation, and there is none of fewer patients") {
  const auto later = alike_curves(four(), every, from_at(2, 2));
  CHECK(*later.curves[1].from == 10);  // the second is transplanted
  CHECK(later.curves[1].read[1].alive->survival == 1);
  const auto few = alike_curves(four(), every, from_at(3, 1));
  CHECK(few.curves[0].from);
  CHECK_FALSE(few.curves[1].from);
  CHECK(few.curves[1].read.empty());
}

TEST_CASE("without the month a treatment began there is no curve by treatment") {
  auto t = four();
  t.columns.pop_back();
  const auto c = alike_curves(t, every, from_at(1, 1));
  CHECK(c.by == AlikeCurves::By::no_time);
  CHECK(c.curves.empty());
  CHECK(c.all.patients == 4);
  CHECK(c.all.deaths == 3);
}

TEST_CASE("who is not followed, or whose treatment is not recorded, is left out and counted") {
  auto t                = four();
  t.columns[0].cells[0] = cohort::missing;
  t.columns[3].cells[3] = cohort::missing;
  const auto c          = alike_curves(t, every, from_at(1, 1));
  CHECK(c.no_follow_up == 1);
  CHECK(c.no_treatment == 1);
  CHECK(c.curves[0].patients == 2);
}

TEST_CASE("fewer alike than a curve wants: only the count") {
  AlikeBy   by = from_at(5, 1);
  AlikeFact of_age;
  of_age.fact = patient::Fact::age_years;
  by.facts    = {of_age};
  auto t      = four();
  t.columns.push_back({"age_years", cohort::Column::Kind::number, {50, 50, 50, 50}, {}});
  patient::Values v;
  v[patient::Fact::age_years] = patient::number(50);
  CHECK_FALSE(alike_patients(v, t, by).curves);
  by.fewest.value = 4;
  CHECK(alike_patients(v, t, by).curves);
}
