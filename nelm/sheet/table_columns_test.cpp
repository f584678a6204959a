#include "nelm/sheet/table_columns.h"

#include <doctest/doctest.h>

#include <numeric>

using namespace nelm::sheet;

namespace {

using Widths = std::vector<std::size_t>;
using Lists  = std::vector<std::size_t>;

std::size_t sum(const Widths& widths) { return std::accumulate(widths.begin(), widths.end(), std::size_t{0}); }

/// So many lists of one row each, which say the same.
Table alike(std::size_t lists, const std::string& name, const std::string& words, const std::string& row) {
  Table t{.head = {""}, .rows = {{row, {}, false}}};
  for (std::size_t i = 0; i < lists; ++i) t.head.push_back(name), t.rows[0].cells.push_back({Sign::met, words});
  return t;
}

}  // namespace

TEST_CASE("where it fits each column is as wide as its widest cell, its sign and a gap") {
  const Table t{
      .head = {"", "one", "milan-net"},
      .rows = {{"Age 55", {{Sign::met, "at most 55"}, {}}, false}, {"Load", {{}, {Sign::unmet, "50 %"}}, false}}};
  const auto columns = columns_of(t, 98);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].lists == Lists{0, 1});
  CHECK(columns[0].widths == Widths{7, 13, 12});
}

TEST_CASE(
    "where it does not, the names of the rows give way down to their longest word before a word of a list is cut") {
  const auto t = alike(5, "uk-net-lt-2021", "unresectable or not", "Contraindication to transplantation not stated");
  const auto columns = columns_of(t, 102);
  REQUIRE(columns.size() == 1);
  CHECK(columns[0].widths == Widths{17, 17, 17, 17, 17, 17});  // "contraindication" and a gap; the sign, 14 and a gap
}

TEST_CASE("the name above the rows is held as their names are") {
  auto t    = alike(6, "standard error of it", "12345678", "5");
  t.head[0] = "time";
  CHECK(columns_of(t, 90)[0].widths[0] == 5);  // not 2, as "5" alone would have it
}

TEST_CASE("lists for which the page is still too narrow are parted in their order, as evenly as can be") {
  const auto t = alike(5, "uk-net-lt-2021", "unresectable or not", "Contraindication to transplantation not stated");
  const auto columns = columns_of(t, 101);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].lists == Lists{0, 1, 2});
  CHECK(columns[1].lists == Lists{3, 4});
  for (const Columns& part : columns) CHECK(sum(part.widths) <= 101);
}

TEST_CASE("a wide list among narrow ones stands by itself, and parts only what does not fit beside it") {
  auto t             = alike(4, "a", "b", "Age");
  t.head[2]          = std::string(90, 'w');  // with its sign and the gap 93, beside 4 for the name of the row
  const auto columns = columns_of(t, 98);
  REQUIRE(columns.size() == 3);
  CHECK(columns[0].lists == Lists{0});
  CHECK(columns[1].lists == Lists{1});
  CHECK(columns[2].lists == Lists{2, 3});
}

TEST_CASE("a word wider than the page takes what there is, and nothing is wider than the page") {
  const std::string longest(300, 'w');
  const auto        columns = columns_of(alike(3, longest, longest, longest), 98);
  CHECK(columns.size() == 3);
  for (const Columns& part : columns) CHECK(part.widths == Widths{49, 49});
}

TEST_CASE("a table of some lists has the rows on which one of them asks, and always the first") {
  const Table t{.head = {"", "one", "two"},
                .rows = {{"Stands as", {{}, {Sign::met, "meets"}}, false},
                         {"Age", {{Sign::met, "55"}, {}}, false},
                         {"Load", {{}, {Sign::unknown, "50 %"}}, true}}};
  const auto  one = of_lists(t, {0});
  CHECK(one.head == std::vector<std::string>{"", "one"});
  REQUIRE(one.rows.size() == 2);
  CHECK(one.rows[0].label == "Stands as");
  CHECK(one.rows[1].label == "Age");
  const auto two = of_lists(t, {1});
  REQUIRE(two.rows.size() == 2);
  CHECK(two.rows[1].label == "Load");
  CHECK(two.rows[1].parts);
}
