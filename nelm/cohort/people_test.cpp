#include "nelm/cohort/people.h"

#include <doctest/doctest.h>

using namespace nelm::cohort;

namespace {

Table fitted_patients() {
  return {
      .file    = "fitted.csv",
      .columns = {{.name = "time", .cells = {1, 2, 3, 4, 5, 6}, .levels = {}},
                  {.name = "death", .cells = {1, 0, 1, 1, 0, 1}, .levels = {}},
                  {.name = "age", .cells = {40, 50, 60, 70, 80, 55}, .levels = {}},
                  {.name = "sex", .kind = Column::Kind::category, .cells = {0, 1, 0, 1, 1, 0}, .levels = {"f", "m"}},
                  {.name = "centre", .cells = {1, 1, 1, 2, 2, 2}, .levels = {}}},
      .lines   = {}};
}

const Roles roles{
    .time = "time", .event = "death", .event_is = {}, .entry = {}, .id = {}, .weights = {}, .cluster = {}};
const Formula sex_and_spline{
    .text    = "sex + ns(age, 2) + strata(centre)",
    .terms   = {{{{.column = "sex", .reference = {}}}},
                {{{.column = "age", .as = Factor::As::natural_spline, .degrees = 2, .reference = {}}}}},
    .strata  = {"centre"},
    .offsets = {}};

}  // namespace

TEST_CASE("somebody who is like one of those fitted has the same numbers, in whatever columns the table has them") {
  const auto fitted = fitted_patients();
  const auto d      = design(fitted, roles, sex_and_spline);
  REQUIRE(d);
  const Table asked{.file    = "asked.csv",
                    .columns = {{.name = "centre", .cells = {2, 1}, .levels = {}},
                                {.name = "age", .cells = {70, 60}, .levels = {}},
                                {.name = "sex", .kind = Column::Kind::category, .cells = {1, 0}, .levels = {"f", "m"}}},
                    .lines   = {}};
  const auto  found = people(fitted, *d, sex_and_spline, asked);
  REQUIRE(found);
  CHECK(found->x.row(0) == d->x.row(3));
  CHECK(found->x.row(1) == d->x.row(2));
  CHECK(found->stratum == std::vector<std::int32_t>{1, 0});
}

TEST_CASE("an age beyond those fitted moves no knot") {
  const auto fitted = fitted_patients();
  const auto d      = design(fitted, roles, sex_and_spline);
  REQUIRE(d);
  const Table asked{.file    = "asked.csv",
                    .columns = {{.name = "centre", .cells = {2, 2}, .levels = {}},
                                {.name = "age", .cells = {70, 1000}, .levels = {}},
                                {.name = "sex", .kind = Column::Kind::category, .cells = {0, 0}, .levels = {"m"}}},
                    .lines   = {}};
  const auto  found = people(fitted, *d, sex_and_spline, asked);
  REQUIRE(found);
  CHECK(found->x.row(0) == d->x.row(3));
}

TEST_CASE("an offset is that of each of the people, and a crossed stratum has the columns of the design") {
  const auto fitted = fitted_patients();
  Formula    f{.text    = "age:strata(centre) + offset(x)",
               .terms   = {{{{.column = "age", .reference = {}},
                             {.column = "centre", .as = Factor::As::stratum, .reference = {}}}}},
               .strata  = {"centre"},
               .crossed = {"centre"},
               .offsets = {"x"}};
  auto       table = fitted;
  table.columns.push_back({.name = "x", .cells = {1, 2, 3, 4, 5, 6}, .levels = {}});
  const auto d = design(table, roles, f);
  REQUIRE(d);
  CHECK(d->names == std::vector<std::string>{"age:centre=1", "age:centre=2"});
  const Table asked{.file    = "asked.csv",
                    .columns = {{.name = "centre", .cells = {2, 1}, .levels = {}},
                                {.name = "age", .cells = {70, 60}, .levels = {}},
                                {.name = "x", .cells = {0.5, -1}, .levels = {}}},
                    .lines   = {}};
  const auto  found = people(table, *d, f, asked);
  REQUIRE(found);
  CHECK(found->offset == std::vector<double>{0.5, -1});
  CHECK(found->x.row(0) == Eigen::RowVector2d(0, 70));
  CHECK(found->x.row(1) == Eigen::RowVector2d(60, 0));
}

TEST_CASE("what the model was not fitted to is refused, all at once") {
  const auto fitted = fitted_patients();
  const auto d      = design(fitted, roles, sex_and_spline);
  REQUIRE(d);
  const Table asked{.file    = "asked.csv",
                    .columns = {{.name = "centre", .cells = {3}, .levels = {}},
                                {.name = "age", .cells = {missing}, .levels = {}},
                                {.name = "sex", .kind = Column::Kind::category, .cells = {0}, .levels = {"x"}}},
                    .lines   = {}};
  const auto  found = people(fitted, *d, sex_and_spline, asked);
  REQUIRE_FALSE(found);
  std::string all;
  for (const auto& p : found.error()) all += sentence(p) + "\n";
  CHECK(all ==
        "asked.csv:2:1: sex: found x; expected one of f, m, as in fitted.csv\n"
        "asked.csv:2:1: age: found nothing; expected a value\n"
        "asked.csv:2:1: centre: found 3; expected one of 1, 2, as in fitted.csv\n");
}
