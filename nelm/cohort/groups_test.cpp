#include "nelm/cohort/groups.h"

#include <doctest/doctest.h>

using namespace nelm::cohort;

namespace {

using Words = std::vector<std::string>;

Table parted_table() {
  return {.file    = "t.csv",
          .columns = {{.name = "sex", .kind = Column::Kind::category, .cells = {1, 0, 1, 0}, .levels = {"f", "m"}},
                      {.name = "centre", .cells = {10, 2, 2, 10}, .levels = {}}},
          .lines   = {}};
}

}  // namespace

TEST_CASE("rows are parted by every combination of values that occurs, in the order of the values") {
  const auto  table = parted_table();
  const auto  all   = std::vector<std::size_t>{0, 1, 2, 3};
  const Words both{"sex", "centre"};
  const auto  groups = groups_among(table, both, all);
  CHECK(groups.words == Words{"sex=f, centre=2", "sex=f, centre=10", "sex=m, centre=2", "sex=m, centre=10"});
  CHECK(groups.of_row == std::vector<std::int32_t>{3, 0, 2, 1});
}

TEST_CASE("combinations no row has are no groups, and without columns all rows are one group") {
  const auto  table = parted_table();
  const auto  some  = std::vector<std::size_t>{0, 3};
  const Words both{"sex", "centre"};
  CHECK(groups_among(table, both, some).words == Words{"sex=f, centre=10", "sex=m, centre=10"});
  const auto one = groups_among(table, {}, some);
  CHECK(one.words == Words{""});
  CHECK(one.of_row == std::vector<std::int32_t>{0, 0});
}
