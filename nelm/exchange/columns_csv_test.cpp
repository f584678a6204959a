#include "nelm/exchange/columns_csv.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <bit>
#include <cmath>

#include "nelm/exchange/csv_table.h"

using namespace nelm;
using namespace nelm::exchange;
using cohort::Column;

namespace {

ReadTable columns_of(std::string_view bytes, const ReadOptions& options = {}) {
  auto read = read_columns({"t.csv", bytes}, options);
  for (const Problem& p : read ? Problems{} : read.error()) FAIL(sentence(p));
  return std::move(*read);
}

std::string refusal_of(std::string_view bytes, const ReadOptions& options = {}) {
  const auto  read = read_columns({"t.csv", bytes}, options);
  std::string lines;
  for (const Problem& p : read ? Problems{} : read.error()) lines += sentence(p) + "\n";
  return lines;
}

std::string said_of(std::string_view bytes, const ReadOptions& options = {}) {
  return fmt::format("{}", fmt::join(inferences(columns_of(bytes, options)), "; "));
}

/// A cell as it would be written.
std::string cell_of(const Column& c, std::size_t row) {
  const double cell = c.cells[row];
  if (std::isnan(cell)) return "NA";
  return c.kind == Column::Kind::category ? c.levels[static_cast<std::size_t>(cell)] : fmt::format("{}", cell);
}

bool same_bits(const cohort::Table& a, const cohort::Table& b) {
  if (a.columns.size() != b.columns.size() || a.lines != b.lines) return false;
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    const Column &x = a.columns[c], &y = b.columns[c];
    if (x.name != y.name || x.kind != y.kind || x.levels != y.levels || x.cells.size() != y.cells.size()) return false;
    for (std::size_t i = 0; i < x.cells.size(); ++i)
      if (std::bit_cast<std::uint64_t>(x.cells[i]) != std::bit_cast<std::uint64_t>(y.cells[i])) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("columns are numbers, categories and dates, and it is said which") {
  constexpr auto* text = "age,sex,seen\n61,m,2016-05-04\n,f,NA\n58.5,f,1970-01-02\n";
  CHECK(said_of(text) == "separated by commas; age: number, 1 missing; sex: category f, m; seen: date, 1 missing");
  const auto read = columns_of(text);
  CHECK(read.table.rows() == 3);
  CHECK(read.table.columns[0].cells[0] == 61);
  CHECK(std::isnan(read.table.columns[0].cells[1]));
  CHECK(cell_of(read.table.columns[1], 0) == "m");
  CHECK(read.table.columns[2].cells[2] == 1);
  CHECK(read.table.lines.empty());
  CHECK(read.table.line_of(2) == 4);
}

TEST_CASE("the separator is what stands most often in the first line, outside quotes") {
  CHECK(said_of("a\tb\n1\tx\n") == "separated by tabs; a: number; b: category x");
  CHECK(said_of("a;\"b,c,d\"\n1;2\n") == "separated by semicolons; a: number; b,c,d: number");
  CHECK(said_of("age\n1\n") == "separated by commas; age: number");
}

TEST_CASE("empty, NA and NaN are missing, in quotes too, and spaces are no part of a cell") {
  const auto read = columns_of("a, b \n1,\" x\"\nNA,\"\"\n\"NaN\",NA\n\"NA\",x \n");
  CHECK(fmt::format("{}", fmt::join(inferences(read), "; ")) ==
        "separated by commas; a: number, 3 missing; b: category x, 2 missing");
  CHECK(said_of("a,b\nNA,\nNA,\n") == "separated by commas; a: number, 2 missing; b: number, 2 missing");
}

TEST_CASE("a byte order mark, CRLF, empty lines, quotes and a last line without an end") {
  const auto read = columns_of("\xEF\xBB\xBF\r\na,b\r\n\r\n1,\"x, \"\"y\"\"\"\r\n\r\n2,\"two\r\nlines\"\r\n3,z");
  REQUIRE(read.table.rows() == 3);
  CHECK(cell_of(read.table.columns[1], 0) == "x, \"y\"");
  CHECK(cell_of(read.table.columns[1], 1) == "two\r\nlines");
  CHECK(cell_of(read.table.columns[1], 2) == "z");
  CHECK(read.table.lines == std::vector{4, 6, 8});
}

TEST_CASE("a column that is almost of numbers, or of dates, has bad cells, each with its place") {
  std::string ages = "id,age,seen\n", others = "id,x\n";
  for (int i = 0; i < 9; ++i) ages += fmt::format("{},6{},2016-05-0{}\n", i, i, i + 1);
  CHECK(refusal_of(ages + "9,sixty,2016-02-30\n") ==
        "t.csv:11:3: age: found \"sixty\"; expected a number, as the other cells of the column are, or NA\n"
        "t.csv:11:9: seen: found \"2016-02-30\"; expected a date such as 2016-05-04, as the other cells of the column "
        "are, or NA\n");
  for (int i = 0; i < 8; ++i) others += fmt::format("{},0{}\n", i, i);
  CHECK(said_of(others + "8,a\n9,b\n") ==
        "separated by commas; id: number; x: category 00, 01, 02, 03, 04, 05, 06, 07, a, b, although 8 of its 10 cells "
        "are numbers, but not all: \"a\" (t.csv:10:3), \"b\" (t.csv:11:3)");
}

TEST_CASE("a category most of whose cells are numbers, or dates, is said with the first cells that are none") {
  CHECK(said_of("id,age\n1,60\n2,inf\n3,62\n4,-inf\n5,1e400\n6,63\n7,64\n8,x\n9,65\n") ==
        "separated by commas; id: number; age: category -inf, 1e400, 60, 62, 63, 64, 65, inf, x, although 5 of its 9 "
        "cells are numbers, but not all: \"inf\" (t.csv:3:3), \"-inf\" (t.csv:5:3), \"1e400\" (t.csv:6:3)");
  CHECK(said_of("a\n2016-05-04\n2016-05-05\nlater\n") ==
        "separated by commas; a: category 2016-05-04, 2016-05-05, later, although 2 of its 3 cells are dates, but not "
        "\"later\" (t.csv:4:1)");
  CHECK(said_of("a\n1\nx\n") == "separated by commas; a: category 1, x");                            // half is not most
  CHECK(said_of("a\n1\n1\nx\n", {.categories = {"a"}}) == "separated by commas; a: category 1, x");  // as asked
}

TEST_CASE("a date as countries write it is asked about, not guessed") {
  CHECK(refusal_of("seen\n03/04/2016\n25.12.2016\n") ==
        "t.csv:2:1: seen: found \"03/04/2016\"; expected a date such as 2016-05-04, as the other cells of the column "
        "are, "
        "or NA; was 2016-04-03 meant, or 2016-03-04?\n"
        "t.csv:3:1: seen: found \"25.12.2016\"; expected a date such as 2016-05-04, as the other cells of the column "
        "are, "
        "or NA; was 2016-12-25 meant?\n");
  CHECK(refusal_of("seen\n2016-05-04\n2016-05-05\n03/04/2016\n") ==
        "t.csv:4:1: seen: found \"03/04/2016\"; expected a date such as 2016-05-04, as the other cells of the column "
        "are, "
        "or NA; was 2016-04-03 meant, or 2016-03-04?\n");
}

TEST_CASE("lines may all end with CR alone, as of old") {
  const auto read = columns_of("age,sex\r61,m\r\r62,f\r");
  REQUIRE(read.table.rows() == 2);
  CHECK(read.table.columns[0].cells[1] == 62);
  CHECK(read.table.lines == std::vector{2, 4});
  CHECK(refusal_of("age,sex\r61,m\r62\r") == "t.csv:3:1: found 1 cell; expected 2, as the header has\n");
}

TEST_CASE("a decimal comma is refused with the question what was meant") {
  CHECK(refusal_of("id;age\n1;61,5\n2;1,234,567\n3;7\n") ==
        "t.csv:2:3: age: found \"61,5\"; expected a number without a comma; was 61.5 meant, or 615?\n"
        "t.csv:3:3: age: found \"1,234,567\"; expected a number without a comma; was 1234567 meant?\n");
}

TEST_CASE("a column may be asked for as categories, numbers or not") {
  CHECK(said_of("grade,x\n1,2\n02,3\n", {.categories = {"grade"}}) ==
        "separated by commas; grade: category 02, 1; x: number");
  CHECK(refusal_of("grade,x\n1,2\n", {.categories = {"grades"}}) ==
        "t.csv:1:1: grades: found no such column; expected one of the header, did you mean grade?\n");
}

TEST_CASE("the header's and the rows' flaws are told at once, in their order") {
  CHECK(refusal_of("a,,a\n1,2\n1,2,3,4\n1,2,3\n") ==
        "t.csv:1:3: found a column without a name; expected a name for each column\n"
        "t.csv:1:4: a: found a second column of that name; expected each column once\n"
        "t.csv:2:1: found 2 cells; expected 3, as the header has\n"
        "t.csv:3:1: found 4 cells; expected 3, as the header has\n");
  CHECK(refusal_of("a,b\nx\"y,2\n\"x\"y,2\n1,2,3\n1,\"open\n") ==
        "t.csv:2:2: found a quote within a cell; expected the whole cell in quotes, and two quotes for one within it\n"
        "t.csv:3:4: found \"y\" behind a closing quote; expected a comma or the end of the line\n"
        "t.csv:4:1: found 3 cells; expected 2, as the header has\n"
        "t.csv:5:3: found a quote that is not closed; expected one at the end of the cell\n");
  CHECK(refusal_of("a\t\"b\n1\t2\n") ==
        "t.csv:1:3: found a quote that is not closed; expected one at the end of the cell\n");
}

TEST_CASE("what is no text, no table or without rows is refused") {
  CHECK(refusal_of("") == "t.csv: found nothing; expected a line that names the columns\n");
  CHECK(refusal_of("\r\n\n") == "t.csv: found nothing; expected a line that names the columns\n");
  CHECK(refusal_of("a,b\n\n") == "t.csv: found no rows; expected a row for each patient below the header\n");
  CHECK(refusal_of("a\n\xFF\n") == "t.csv:2:1: found the byte 0xFF; expected text in UTF-8\n");
  CHECK(refusal_of(std::string_view("a\n1\0\n", 5)) ==
        "t.csv:2:2: found the byte 0x00; expected text, which has none\n");
}

TEST_CASE("faults beyond a thousand are counted") {
  std::string rows = "a,b\n";
  for (int i = 0; i < 5000; ++i) rows += "1,2\n1\n";
  const auto read = read_columns({"t.csv", rows});
  REQUIRE_FALSE(read);
  CHECK(read.error().size() == max_faults + 1);
  CHECK(sentence(read.error()[1]) == "t.csv:5:1: found 1 cell; expected 2, as the header has");
  CHECK(sentence(read.error().back()) == "t.csv: found 4000 more faults; expected none; the first 1000 are told");
}

TEST_CASE("a header far wider than its rows asks for no memory") {
  std::string wide = "c0";
  for (int i = 1; i < 50'000; ++i) wide += fmt::format(",c{}", i);
  wide += "\n";
  for (int i = 0; i < 50'000; ++i) wide += "1\n";
  const auto read = read_columns({"t.csv", wide});
  REQUIRE_FALSE(read);
  CHECK(sentence(read.error()[0]) == "t.csv:2:1: found 1 cell; expected 50000, as the header has");
}

TEST_CASE("sizes of 2^31 and more are refused before anything is read") {
  constexpr std::uint64_t most = 2'147'483'646;
  CHECK_FALSE(too_large({.lines = most, .columns = 14}, "t.csv"));
  CHECK(sentence(*too_large({.lines = most + 1, .columns = 14}, "t.csv")) ==
        "t.csv: found 2147483647 lines; expected at most 2147483646");
  CHECK(sentence(*too_large({.lines = 2, .columns = std::uint64_t{1} << 31U}, "t.csv")) ==
        "t.csv: found 2147483648 columns; expected at most 2147483646");
}

TEST_CASE("a column of ten thousand levels is kept, in order, as an id is") {
  std::string rows = "id,age\n";
  for (int i = 9999; i >= 0; --i) rows += fmt::format("P{:04},{}\n", i, i % 90);
  CHECK(said_of(rows) == "separated by commas; id: category of 10000 levels; age: number");
  const auto id = columns_of(rows).table.columns[0];
  CHECK(id.levels[17] == "P0017");
  CHECK(id.cells[0] == 9999);
}

namespace {

/// A table with everything a file may have in it, large enough for many stretches.
std::string motley(int seed, int rows) {
  auto        state = static_cast<std::uint32_t>(seed) * 2654435761U + 1U;
  const auto  draw  = [&](std::uint32_t n) { return (state = state * 1664525U + 1013904223U) / 65536U % n; };
  std::string text  = "n,word,day,mixed,quoted\n";
  for (int i = 0; i < rows; ++i) {
    if (draw(50) == 0) text += draw(2) == 0 ? "\n" : "\r\n";
    text += draw(9) == 0 ? "NA" : fmt::format("{}", draw(100000) / 7.0);
    text += fmt::format(",w{}", draw(40));
    text += fmt::format(",20{:02}-0{}-1{}", draw(100), 1 + draw(9), draw(10));
    text += draw(2) == 0 ? fmt::format(",{}", draw(30)) : fmt::format(",x{}", draw(30));
    text += draw(3) == 0 ? fmt::format(",\"line\n{}, \"\"{}\"\"\n\n\"", draw(5), draw(5)) : std::string(",plain");
    text += draw(4) == 0 ? "\r\n" : "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("any number of threads reads the same table, to the bit") {
  for (int seed = 0; seed < 3; ++seed) {
    const auto text = motley(seed, 40'000);
    const auto one  = columns_of(text);
    CHECK(one.table.rows() == 40'000);
    for (int threads : {2, 3, 8}) CHECK(same_bits(one.table, columns_of(text, {.threads = threads}).table));
  }
}

TEST_CASE("what is cut into stretches is what is read cell by cell") {
  const auto text = motley(7, 40'000);
  const auto read = columns_of(text, {.threads = 2});
  const auto told = csv_table({"t.csv", text});
  REQUIRE(told);
  REQUIRE(told->rows() == read.table.rows());
  std::size_t other = 0;
  for (std::size_t r = 0; r < told->rows(); ++r) {
    if (told->row(r)[0].line != read.table.line_of(r)) ++other;
    if (const auto number = csv_number(told->row(r)[0]); number && *number != read.table.columns[0].cells[r]) ++other;
    for (const std::size_t c : {1U, 3U})
      if (told->row(r)[c].text != cell_of(read.table.columns[c], r)) ++other;
  }
  CHECK(other == 0);
}

TEST_CASE("a quote far down that changes what all before and behind it mean is told where it stands") {
  auto text = motley(9, 20'000);
  text += "1,\"w1,2016-05-04,3,plain\n" + motley(9, 20'000);
  const auto one = refusal_of(text), four = refusal_of(text, {.threads = 4});
  CHECK(one == four);
  CHECK(one.find("a quote within a cell") != std::string::npos);
}

TEST_CASE("what is written and read again is the same") {
  CHECK(rc::check([] {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::element<char>('a', '"', ',', '\n', '\r', 'z', ' ', '1')));
    std::string text = "n,word\n";
    std::size_t n    = 0;
    for (const auto& w : words) {
      std::string twice;
      for (const char c : w) twice += c == '"' ? "\"\"" : std::string(1, c);
      text += fmt::format("{},\"|{}|\"\n", n++, twice);
    }
    RC_PRE(!words.empty());
    const auto read = read_columns({"t.csv", text});
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->table.rows() == words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
      RC_ASSERT(cell_of(read->table.columns[1], i) == "|" + words[i] + "|");
  }));
}
