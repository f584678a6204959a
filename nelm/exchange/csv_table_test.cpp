#include "nelm/exchange/csv_table.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nelm;
using namespace nelm::exchange;

namespace {

CsvTable table(std::string_view bytes) {
  auto read = csv_table({"t.csv", bytes});
  for (const Problem& p : read ? Problems{} : read.error()) FAIL(sentence(p));
  return std::move(*read);
}

/// Every problem, a line each.
std::string told(const Problems& problems) {
  std::string lines;
  for (const Problem& p : problems) lines += sentence(p) + "\n";
  return lines;
}
std::string refused(std::string_view bytes) {
  const auto read = csv_table({"t.csv", bytes});
  return read ? "" : told(read.error());
}

}  // namespace

TEST_CASE("lines may all end with CR alone, also of a table that has moved") {
  const auto t = table("time,survival\r0,1\r12.5,0.984\r");
  REQUIRE(t.rows() == 2);
  CHECK(t.row(1)[1].text == "0.984");
  CHECK(t.row(1)[1].line == 3);
}

TEST_CASE("a table has a header and rows, each cell with its place") {
  const auto t = table("time,survival\n0,1\n12.5,0.984\n");
  CHECK(t.rows() == 2);
  CHECK(t.column("survival") == 1);
  CHECK_FALSE(t.column("Survival"));
  CHECK(t.row(1)[1].text == "0.984");
  CHECK(t.row(1)[1].line == 3);
  CHECK(t.row(1)[1].column == 6);
}

TEST_CASE("CRLF, a byte order mark, empty lines and a last line without an end change nothing") {
  const auto t = table("\xEF\xBB\xBF\r\na,b\r\n\r\n1,2\r\n3,4");
  CHECK(t.header()[0].text == "a");
  CHECK(t.rows() == 2);
  CHECK(t.row(0)[1].text == "2");
  CHECK(t.row(1)[1].text == "4");
  CHECK(t.row(1)[0].line == 5);
}

TEST_CASE("a quoted cell may hold commas, lines and, doubled, quotes") {
  const auto t = table("a,b\n\"x, y\",\"two\r\nlines\"\n\"\"\"q\"\" and \"\"r\"\"\",\"\"\nlast,\"one\"\n");
  CHECK(t.row(0)[0].text == "x, y");
  CHECK(t.row(0)[1].text == "two\r\nlines");
  CHECK(t.row(1)[0].text == "\"q\" and \"r\"");
  CHECK(t.row(1)[1].text == "");
  CHECK(t.row(2)[1].text == "one");
  CHECK(t.row(2)[0].line == 5);
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(table("site,n\nPankreasschwanz \xC3\xBC,7\n").row(0)[1].column == 19);
}

TEST_CASE("rows of another length, stray quotes and columns without a name are told at once, in their order") {
  CHECK(refused("a,,a\n1,2\nx\"y,2,3\n\"x\"y,2,3\n1,2,3,4\n1,2,\"open\n") ==
        "t.csv:1:3: found a column without a name; expected a name for each column\n"
        "t.csv:1:4: a: found a second column of that name; expected each column once\n"
        "t.csv:2:1: found 2 cells; expected 3, as the header has\n"
        "t.csv:3:2: found a quote within a cell; expected the whole cell in quotes, and two quotes for one within it\n"
        "t.csv:4:4: found \"y\" behind a closing quote; expected a comma or the end of the line\n"
        "t.csv:5:1: found 4 cells; expected 3, as the header has\n"
        "t.csv:6:5: found a quote that is not closed; expected one at the end of the cell\n");
}

TEST_CASE("a header set apart by semicolons is told for what it is") {
  CHECK(refused("study;hr;low\nA;0,5;0,3\n") ==
        "t.csv:1:1: found cells set apart by semicolons; expected cells set apart by commas, and numbers with a point: "
        "12.5\n");
}

TEST_CASE("rows that can be read are read beside those that cannot") {
  const auto read = csv_with_faults({"t.csv", "a,b\n1,2\n1\n\"x\"y,2\n3,4\n"});
  REQUIRE(read);
  CHECK(read->table.rows() == 2);
  CHECK(read->table.row(1)[0].text == "3");
  CHECK(read->faults.size() == 2);
  CHECK_FALSE(csv_with_faults({"t.csv", "a,a\n1,2\n"}));
}

TEST_CASE("nothing, and what is not UTF-8, is refused") {
  CHECK(refused("") == "t.csv: found nothing; expected a line that names the columns\n");
  CHECK(refused("\r\n\n") == "t.csv: found nothing; expected a line that names the columns\n");
  CHECK(refused("a\n\xFF\n") == "t.csv:2:1: found the byte 0xFF; expected text in UTF-8\n");
}

TEST_CASE("a table without rows is a table") { CHECK(table("a,b\n").rows() == 0); }

TEST_CASE("a missing column and an unknown one are told, with the nearest name") {
  constexpr std::string_view names[] = {"time", "survival"};
  CHECK(told(check_columns(table("time,survivol\n0,1\n"), names)) ==
        "t.csv:1:1: survival: found nothing; expected a column survival\n"
        "t.csv:1:6: survivol: found an unknown column; expected one of time, survival, did you mean survival?\n");
  CHECK(check_columns(table("survival,time\n"), names).empty());
}

TEST_CASE("a problem of a cell names its column, of a row its first cell, of a row that is not there the header") {
  const auto t = table("a,b\n1,2\n");
  CHECK(sentence(t.problem(0, std::size_t{1}, "2", "3")) == "t.csv:2:3: b: found 2; expected 3");
  CHECK(sentence(t.problem(0, std::string("x"), "2", "3")) == "t.csv:2:1: x: found 2; expected 3");
  CHECK(sentence(t.problem(1, std::string(), "no row", "one")) == "t.csv:1:1: found no row; expected one");
}

TEST_CASE("a number is what programs write, and nothing more") {
  for (const auto* number : {"0.984", " 1e-3 ", "-2", "12", "\t12 "}) CHECK(csv_number({.text = number}).has_value());
  for (const auto* other : {"", " ", "nan", "inf", "1e999", "0,5", "12 months", "+1", "0x10", "1 2"})
    CHECK_FALSE(csv_number({.text = other}).has_value());
  CHECK(csv_number({.text = "1e-3"}) == 0.001);
  CHECK(csv_whole_number({.text = " -126"}) == -126);
  for (const auto* other : {"", "1.0", "1e3", "1234567890123456789", "+1", "12a"})
    CHECK_FALSE(csv_whole_number({.text = other}).has_value());
}

TEST_CASE("a million rows are read whole") {
  std::string text = "time,at_risk\n";
  for (int i = 0; i < 1'000'000; ++i) text += "12.5,100\n";
  const auto t = table(text);
  CHECK(t.rows() == 1'000'000);
  CHECK(t.row(999'999)[1].line == 1'000'001);
}

TEST_CASE("more cells or columns than there may be are told, and nothing else") {
  const auto many = csv_table({"t.csv", "a,b\n1,2\n1,2,3\n"}, 4);
  REQUIRE_FALSE(many);
  CHECK(told(many.error()) == "t.csv: found more than 4 cells; expected at most 4\n");
  CHECK(csv_table({"t.csv", "a,b\n1,2\n"}, 4));
  CHECK(refused(std::string(max_columns, ',')) == "t.csv: found more than 1000 columns; expected at most 1000\n");
}

TEST_CASE("after a thousand faults the rest is not read") {
  std::string rows = "a,b\n";
  for (int i = 0; i < 5000; ++i) rows += "1\n";
  const auto read = csv_table({"t.csv", rows});
  REQUIRE_FALSE(read);
  CHECK(read.error().size() == max_faults + 1);
  CHECK(sentence(read.error().back()) == "t.csv: found 1000 faults, and read no further; expected a table in CSV");
}
