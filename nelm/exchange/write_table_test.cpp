#include "nelm/exchange/write_table.h"

#include <doctest/doctest.h>

using namespace nelm;
using Kind = cohort::Column::Kind;

TEST_CASE("a table is written row by row, and what is not there stays empty") {
  const cohort::Table t{.file    = "",
                        .columns = {{"id", Kind::category, {0, 1, 0}, {"a", "b"}},
                                    {"months", Kind::number, {12.34, cohort::missing, 3}, {}},
                                    {"diagnosis_date", Kind::date, {0, 16925, cohort::missing}, {}}},
                        .lines   = {}};
  CHECK(exchange::table_csv(t) == "id,months,diagnosis_date\na,12.34,1970-01-01\nb,,2016-05-04\na,3,\n");
}

TEST_CASE("a cell with a comma, a quote or a line's end is quoted") {
  const cohort::Table t{
      .file = "", .columns = {{"a,b", Kind::category, {0, 1, 2}, {"x,y", "z\"", "l\n"}}}, .lines = {}};
  CHECK(exchange::table_csv(t) == "\"a,b\"\n\"x,y\"\n\"z\"\"\"\n\"l\n\"\n");
}

TEST_CASE("a table without columns is one empty line") { CHECK(exchange::table_csv({}) == "\n"); }
