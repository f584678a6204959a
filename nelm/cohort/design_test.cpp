#include "nelm/cohort/design.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/date.h"

using namespace nelm;
using namespace nelm::cohort;
using Kind = Column::Kind;

namespace {

constexpr double none = missing;

Column number(std::string name, std::vector<double> cells) {
  return {.name = std::move(name), .cells = std::move(cells)};
}
Column category(std::string name, std::vector<std::string> levels, std::vector<double> cells) {
  return {.name = std::move(name), .kind = Kind::category, .cells = std::move(cells), .levels = std::move(levels)};
}
Column days(std::string name, const std::vector<std::string>& written) {
  Column c{.name = std::move(name), .kind = Kind::date};
  for (const auto& w : written) c.cells.push_back(day_number(*read_date(w)));
  return c;
}

/// Five patients: times, deaths, ages, sexes, grades.
Table five() {
  return {.file    = "t.csv",
          .columns = {number("time", {5, 3, 9, 4, 7}), number("death", {1, 0, 1, 1, 0}),
                      number("age", {50, 61, 42, 70, 55}), category("sex", {"f", "m"}, {0, 1, 1, 0, 1}),
                      number("grade", {1, 2, 3, 2, 1})},
          .lines   = {}};
}
Table with(Table table, Column column) {
  std::erase_if(table.columns, [&](const Column& c) { return c.name == column.name; });
  table.columns.push_back(std::move(column));
  return table;
}

const Roles survival{.time = "time", .event = "death"};

Formula on(std::vector<Factor> factors, std::string text = "") {
  Formula f{.text = std::move(text)};
  for (auto& factor : factors) f.terms.push_back({{std::move(factor)}});
  return f;
}

Design made(const Table& table, const Roles& roles, const Formula& formula = {}) {
  auto d = design(table, roles, formula);
  for (const Problem& p : d ? Problems{} : d.error()) FAIL(sentence(p));
  return std::move(*d);
}

std::string refused(const Table& table, const Roles& roles, const Formula& formula = {}) {
  const auto  d = design(table, roles, formula);
  std::string lines;
  for (const Problem& p : d ? Problems{} : d.error()) lines += sentence(p) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a design holds the rows that have all, and says what the others lack") {
  auto table =
      with(with(five(), number("age", {50, none, 42, none, 55})), category("sex", {"f", "m"}, {0, none, 1, 0, 1}));
  const auto d = made(table, survival, on({{.column = "age"}, {.column = "sex"}}));
  CHECK(d.rows == std::vector<std::size_t>{0, 2, 4});
  CHECK(d.incomplete == 2);
  REQUIRE(d.left_out.size() == 2);
  CHECK(d.left_out[0].column == "age");
  CHECK(d.left_out[0].rows == 2);
  CHECK(d.left_out[1].rows == 1);
  CHECK(d.follow_up.time == std::vector<double>{5, 9, 7});
  CHECK(d.follow_up.event == std::vector<std::uint8_t>{1, 1, 0});
  CHECK(d.names == std::vector<std::string>{"age", "sex=m"});
  CHECK(d.term == std::vector{0, 1});
  CHECK(d.x.col(1) == Eigen::Vector3d(0, 1, 1));
}

TEST_CASE("a category is compared with its first level, or with the one that is named") {
  using As         = Factor::As;
  const auto grade = made(five(), survival, on({{.column = "grade", .as = As::category, .reference = "2"}}));
  CHECK(grade.names == std::vector<std::string>{"grade=1", "grade=3"});
  CHECK(grade.x.col(0).sum() == 2);
  CHECK(made(five(), survival, on({{.column = "grade", .as = As::category}})).names ==
        std::vector<std::string>{"grade=2", "grade=3"});
  CHECK(refused(five(), survival,
                on({{.column = "sex", .as = As::category, .reference = "w", .place = 1}}, "ref(sex, w)")) ==
        "t.csv: sex: found no row with w that takes part; expected one of f, m\n    ref(sex, w)\n    ^\n");
}

TEST_CASE("the names of interactions and splines say what they are of") {
  const Formula f{.terms = {{{{.column = "age", .as = Factor::As::natural_spline, .degrees = 2}}},
                            {{{.column = "age"}, {.column = "sex"}}}}};
  CHECK(made(five(), survival, f).names ==
        std::vector<std::string>{"ns(age, 2).1", "ns(age, 2).2", "age:sex=f", "age:sex=m"});
}

TEST_CASE("strata are the combinations that occur, in order, with their words") {
  Formula f;
  f.strata     = {"sex", "grade"};
  const auto d = made(five(), survival, f);
  CHECK(d.strata == std::vector<std::string>{"sex=f, grade=1", "sex=f, grade=2", "sex=m, grade=1", "sex=m, grade=2",
                                             "sex=m, grade=3"});
  CHECK(d.follow_up.stratum == std::vector<std::int32_t>{0, 3, 4, 1, 2});
  CHECK(d.x.cols() == 0);
}

TEST_CASE("offsets add up, weights weigh, and a cluster is that of its column, else of the id") {
  auto    table = with(with(five(), number("w", {1, 2, 0.5, 1, 1})), number("centre", {7, 3, 7, 3, 9}));
  Formula f;
  f.offsets    = {"age", "grade"};
  const auto d = made(table, {.time = "time", .event = "death", .weights = "w", .cluster = "centre"}, f);
  CHECK(d.offset == std::vector<double>{51, 63, 45, 72, 56});
  CHECK(d.follow_up.weight == std::vector<double>{1, 2, 0.5, 1, 1});
  CHECK(d.follow_up.cluster == std::vector<std::int32_t>{1, 0, 1, 0, 2});
  const auto id = made(with(five(), number("id", {0.5, 4, 3, 2, 1})), {.time = "time", .event = "death", .id = "id"});
  CHECK(id.follow_up.cluster == std::vector<std::int32_t>{0, 4, 3, 2, 1});
  CHECK(id.patient == std::vector<std::int32_t>{0, 4, 3, 2, 1});
}

TEST_CASE("a row of weight 0 is no row: it is left out once, and nothing of it is looked at") {
  auto table = with(five(), number("w", {1, 0, missing, 1, 0}));
  for (auto& column : table.columns)
    if (column.name == "time") column.cells[1] = -1;
  const auto d = made(table, {.time = "time", .event = "death", .weights = "w"});
  CHECK(d.rows == std::vector<std::size_t>{0, 3});
  CHECK(d.weightless == 2);
  CHECK(d.incomplete == 1);
  CHECK(refused(with(five(), number("w", {0, 0, 0, 0, 0})), {.time = "time", .event = "death", .weights = "w"}) ==
        "t.csv: found no row of weight above 0; expected one row or more\n");
}

TEST_CASE("an event coded 1 and 2 is not guessed: which it is has to be said") {
  const auto table = with(five(), number("death", {1, 2, 1, 2, 2}));
  CHECK(refused(table, survival) ==
        "t.csv: death: found 1, 2; expected 0 and 1, or the value that is the event, such as death=2\n");
  CHECK(made(table, {.time = "time", .event = "death", .event_is = "2", .event_number = 2}).follow_up.event ==
        std::vector<std::uint8_t>{0, 1, 0, 1, 1});
  CHECK(refused(table, {.time = "time", .event = "death", .event_is = "3", .event_number = 3}) ==
        "t.csv: death: found no row with 3; expected one of 1, 2\n");
  const auto words = with(five(), category("death", {"alive", "dead"}, {0, 1, 0, 1, 1}));
  CHECK(refused(words, survival) ==
        "t.csv: death: found alive, dead; expected 0 and 1, or the value that is the event, such as death=dead\n");
  CHECK(made(words, {.time = "time", .event = "death", .event_is = "dead"}).follow_up.event ==
        std::vector<std::uint8_t>{0, 1, 0, 1, 1});
}

TEST_CASE("times below 0, entries not before them, weights below 0 are told with their lines, all at once") {
  auto table = with(with(with(five(), number("time", {5, -3, 9, 4, 7})), number("start", {0, -5, 9, 1, 8})),
                    number("w", {1, 1, 1, -1, 1}));
  CHECK(refused(table, {.time = "time", .event = "death", .entry = "start", .weights = "w"}) ==
        "t.csv:3:1: time: found -3; expected a time of 0 or more\n"
        "t.csv:4:1: start: found 9; expected an entry before time, which is 9\n"
        "t.csv:5:1: w: found -1; expected a weight of 0 or more\n"
        "t.csv:6:1: start: found 8; expected an entry before time, which is 7\n");
}

TEST_CASE("rows of one id may follow each other, and not overlap") {
  auto        table = with(with(with(five(), number("time", {5, 10, 9, 15, 7})), number("start", {0, 5, 0, 9, 0})),
                           number("id", {1, 1, 2, 1, 3}));
  const Roles roles{.time = "time", .event = "death", .entry = "start", .id = "id"};
  CHECK(refused(table, roles) ==
        "t.csv:5:1: id: found 1 again, from 9 to 15; expected nothing from 5 to 10, which is told already\n");
  CHECK(refused(table, {.time = "time", .event = "death", .id = "id"}) ==
        "t.csv:3:1: id: found 1 again; expected one row for each id, or a column that says when each row begins\n"
        "t.csv:5:1: id: found 1 again; expected one row for each id, or a column that says when each row begins\n");
  CHECK(made(with(table, number("start", {0, 5, 0, 10, 0})), roles).follow_up.cluster ==
        std::vector<std::int32_t>{0, 0, 1, 0, 2});
}

TEST_CASE("of dates the rows of one id count from the first of them, and the later ones enter late") {
  const auto table =
      with(with(with(five(), days("time", {"2020-01-11", "2020-01-31", "2021-05-06", "2020-02-02", "2021-01-02"})),
                days("start", {"2020-01-01", "2020-01-11", "2021-05-01", "2020-02-01", "2021-01-01"})),
           number("id", {1, 1, 2, 3, 4}));
  const auto d = made(table, {.time = "time", .event = "death", .entry = "start", .id = "id"});
  CHECK(d.follow_up.entry == std::vector<double>{0, 10, 0, 0, 0});
  CHECK(d.follow_up.time == std::vector<double>{10, 30, 5, 1, 1});
}

TEST_CASE("dates are follow-up where the entry is a date too: the days between") {
  auto table = with(with(five(), days("time", {"2016-05-04", "2017-01-01", "2016-03-01", "2016-01-01", "2016-02-01"})),
                    days("start", {"2016-05-01", "2016-01-01", "2016-02-28", "2016-01-01", "2016-03-01"}));
  CHECK(refused(table, {.time = "time", .event = "death", .entry = "start"}) ==
        "t.csv:6:1: time: found 2016-02-01; expected a day not before start, which is 2016-03-01\n");
  table.columns.back().cells[4] = table.columns.back().cells[3];
  const auto d                  = made(table, {.time = "time", .event = "death", .entry = "start"});
  CHECK(d.follow_up.time == std::vector<double>{3, 366, 2, 0, 31});
  CHECK(d.follow_up.entry.empty());
  CHECK(refused(table, survival) ==
        "t.csv: time: found dates; expected numbers; or an entry of dates too, from which the days are counted\n");
  CHECK(refused(table, {.time = "grade", .event = "death", .entry = "start"}) ==
        "t.csv: start: found dates; expected numbers, as grade has\n");
}

TEST_CASE("near ties are joined and counted; what they leave nothing of is told") {
  auto table = with(five(), number("time", {0.1 + 0.2, 0.3, 9, 4, 7}));
  CHECK(made(table, survival).near_ties == 1);
  table = with(table, number("start", {0.3, 0, 0, 0, 0}));
  CHECK(refused(table, {.time = "time", .event = "death", .entry = "start"}) ==
        "t.csv:2:1: start: found 0.3; expected an entry before time, which is 0.30000000000000004\n");
}

TEST_CASE("columns that are not there are told with the nearest, and a caret below the formula") {
  const auto f      = on({{.column = "agee", .place = 1}, {.column = "sex", .place = 8}}, "agee + sex");
  auto       strata = f;
  strata.text += " + strata(gradee)";
  strata.strata = {"gradee"};
  CHECK(refused(five(), {.time = "tme", .event = "death"}, strata) ==
        "t.csv: tme: found no such column; expected a column of the table, did you mean time?\n"
        "t.csv: agee: found no such column; expected a column of the table, did you mean age?\n"
        "    agee + sex + strata(gradee)\n    ^\n"
        "t.csv: gradee: found no such column; expected a column of the table, did you mean grade?\n"
        "    agee + sex + strata(gradee)\n                        ^\n");
}

TEST_CASE("a category where a number is needed, one level, an id as category, what has no logarithm") {
  using As   = Factor::As;
  auto table = with(with(five(), category("one", {"x"}, {0, 0, 0, 0, 0})), number("ki67", {1, 0, -2, 4, 5}));
  CHECK(refused(table, survival, on({{.column = "sex", .as = As::logarithm, .place = 1}}, "log(sex)")) ==
        "t.csv: sex: found a category; expected a column of numbers\n    log(sex)\n    ^\n");
  CHECK(refused(table, survival, on({{.column = "one", .place = 1}}, "one")) ==
        "t.csv: one: found one category alone, x; expected two categories or more\n    one\n    ^\n");
  CHECK(refused(table, survival, on({{.column = "ki67", .as = As::logarithm, .place = 1}}, "log(ki67)")) ==
        "t.csv:3:1: log(ki67): found 0; expected a number above 0\n"
        "t.csv:4:1: log(ki67): found -2; expected a number above 0\n");
  CHECK(
      refused(table, survival,
              on({{.column = "grade", .as = As::natural_spline, .degrees = 4, .place = 1}}, "ns(grade, 4)")) ==
      "t.csv: grade: found knots at 1, 1, 2, 2, 3; expected fewer columns of the spline, so that no two knots are the "
      "same\n    ns(grade, 4)\n    ^\n");

  Table many{
      .file = "t.csv", .columns = {number("time", {}), number("death", {}), category("id", {}, {})}, .lines = {}};
  for (int i = 0; i < 10'000; ++i) {
    many.columns[0].cells.push_back(i);
    many.columns[1].cells.push_back(i % 2);
    many.columns[2].cells.push_back(i);
    many.columns[2].levels.push_back(fmt::format("P{:04}", i));
  }
  CHECK(refused(many, survival, on({{.column = "id", .place = 1}}, "id")) ==
        "t.csv: id: found a category of 10000 levels; expected at most 1000: an id or free text is none\n    id\n    "
        "^\n");
}

TEST_CASE("no rows, or none with all, is told") {
  Table empty{.file = "t.csv", .columns = {number("time", {}), number("death", {})}, .lines = {}};
  CHECK(refused(empty, survival) == "t.csv: found no rows; expected one row or more\n");
  CHECK(refused(with(five(), number("age", {none, none, none, none, none})), survival, on({{.column = "age"}})) ==
        "t.csv: found no row with all of time, death, age; expected one row or more\n");
}

TEST_CASE("of a thousand faulty rows each is told, and the others are counted") {
  Table      many{.file = "t.csv",
                  .columns = {number("time", std::vector<double>(3000, -1)), number("death", std::vector<double>(3000, 1))},
                  .lines = {}};
  const auto d = design(many, survival, {});
  REQUIRE_FALSE(d);
  CHECK(d.error().size() == most_problems + 1);
  CHECK(sentence(d.error().back()) ==
        "t.csv: found 2000 more rows with a fault; expected none; the first 1000 are told");
}

TEST_CASE("a model of more columns than can be fitted is refused before any is made") {
  Table many{.file    = "t.csv",
             .columns = {number("time", {}), number("death", {}), number("a", {}), number("b", {})},
             .lines   = {}};
  for (int i = 0; i < 900; ++i)
    for (std::size_t c = 0; c < 4; ++c) many.columns[c].cells.push_back(c == 1 ? 1 : c == 3 ? i % 450 : i);
  using As = Factor::As;
  const Formula f{.terms = {{{{.column = "a", .as = As::category}, {.column = "b", .as = As::category}}}}};
  CHECK(refused(many, survival, f) == "t.csv: found a model of 405000 columns; expected at most 5000\n");
}
