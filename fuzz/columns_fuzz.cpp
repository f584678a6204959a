// Any bytes as a table of columns: refused with problems that say something, or read; then any number of threads reads the same,
// the small reader of tables has the same cells, and what is written reads as the same table.
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "fuzz/must.h"
#include "nelm/date.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/exchange/csv_table.h"

using namespace nelm;
using cohort::Column;

namespace {

std::string word(const Column& c, double cell) {
  if (std::isnan(cell)) return "NA";
  if (c.kind == Column::Kind::category) return c.levels[static_cast<std::size_t>(cell)];
  if (c.kind == Column::Kind::date) return written(date_of(static_cast<int>(cell)));
  char       text[64];
  const auto end = std::to_chars(text, text + sizeof text, cell).ptr;
  return {text, end};
}

void add_quoted(std::string& text, const std::string& cell) {
  text += '"';
  for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
  text += '"';
}

std::string csv(const cohort::Table& table, char separator) {
  std::string text;
  const auto  line = [&](auto cell) {
    for (const Column& c : table.columns) {
      add_quoted(text, cell(c));
      text += separator;
    }
    text.back() = '\n';
  };
  line([](const Column& c) { return c.name; });
  for (std::size_t row = 0; row < table.rows(); ++row) line([&](const Column& c) { return word(c, c.cells[row]); });
  return text;
}

bool same(const cohort::Table& a, const cohort::Table& b) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    const Column &x = a.columns[c], &y = b.columns[c];
    if (x.name != y.name || x.kind != y.kind || x.levels != y.levels || x.cells.size() != y.cells.size()) return false;
    for (std::size_t i = 0; i < x.cells.size(); ++i)
      if (std::bit_cast<std::uint64_t>(x.cells[i]) != std::bit_cast<std::uint64_t>(y.cells[i])) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto             read = exchange::read_columns({"t", bytes});
  if (!read) {
    must(!read.error().empty(), "refused without a problem");
    for (const Problem& p : read.error()) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    return 0;
  }
  const auto again = exchange::read_columns({"t", bytes}, {.threads = 3});
  must(again.has_value() && same(read->table, again->table) && read->table.lines == again->table.lines,
       "threads make a difference");
  must(!exchange::inferences(*read).empty(), "nothing said");

  const auto& columns    = read->table.columns;
  const bool  semicolons = columns.size() == 1 && columns[0].name.find(';') != std::string::npos;  // in quotes too
  if (read->separator == ',' && columns.size() < exchange::max_columns && !semicolons) {
    const auto cells = exchange::csv_table({"t", bytes});
    must(cells.has_value(), "the small reader refuses it", cells ? "" : sentence(cells.error()[0]));
    must(cells->rows() == read->table.rows(), "the small reader has other rows");
    for (std::size_t row = 0; row < cells->rows(); ++row)
      must(cells->row(row)[0].line == read->table.line_of(row), "the small reader has another line");
  }

  exchange::ReadOptions options;
  for (const Column& c : read->table.columns)
    if (c.kind == Column::Kind::category) options.categories.push_back(c.name);
  const auto text    = csv(read->table, read->separator);
  const auto rewrote = exchange::read_columns({"written", text}, options);
  must(rewrote.has_value(), "what was written cannot be read", rewrote ? text : text + sentence(rewrote.error()[0]));
  must(same(read->table, rewrote->table), "what was written reads as another table", text);
  return 0;
}
