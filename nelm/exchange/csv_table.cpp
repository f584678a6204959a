#include "nelm/exchange/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "nelm/exchange/csv_walk.h"
#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/text_place.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

Problem problem_of(std::string_view file, const CsvCell& at, std::string field, std::string found,
                   std::string expected) {
  return {.file     = std::string(file),
          .line     = at.line,
          .column   = at.column,
          .field    = std::move(field),
          .found    = std::move(found),
          .expected = std::move(expected)};
}

Problem too_many(std::string_view file, std::string_view what, std::size_t most) {
  return {.file     = std::string(file),
          .found    = fmt::format("more than {} {}", most, what),
          .expected = fmt::format("at most {}", most)};
}

/// A header without a comma, of several names between semicolons, as some programs write it.
bool set_apart_by_semicolons(std::span<const CsvCell> header) {
  return header.size() == 1 && header[0].text.find(';') != std::string_view::npos;
}

void check_header(std::string_view file, std::span<const CsvCell> header, Problems& problems) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto& name = header[i];
    if (name.text.empty())
      problems.push_back(problem_of(file, name, {}, "a column without a name", "a name for each column"));
    else if (std::ranges::find(header.first(i), name.text, &CsvCell::text) != header.begin() + static_cast<long>(i))
      problems.push_back(
          problem_of(file, name, std::string(name.text), "a second column of that name", "each column once"));
  }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto names = header();
  const auto at    = std::ranges::find(names, name, &CsvCell::text);
  if (at == names.end()) return {};
  return static_cast<std::size_t>(at - names.begin());
}

Problem CsvTable::problem(std::size_t of, std::size_t column, std::string found, std::string expected) const {
  return problem_of(file_, row(of)[column], std::string(header()[column].text), std::move(found), std::move(expected));
}

Problem CsvTable::problem(std::size_t of, std::string field, std::string found, std::string expected) const {
  return problem_of(file_, of < rows() ? row(of)[0] : header()[0], std::move(field), std::move(found),
                    std::move(expected));
}

/// What walk_csv tells of a table, kept with its places. Once it has ended the rest is passed over.
struct CsvReading {
  CsvReading(const Source& from, std::size_t most) : source(with_feeds(from)), places(source), most_cells(most) {
    table.file_ = from.name;
  }

  void cell(std::size_t, const CsvPiece& piece) {
    if (ended) return;
    const auto [line, column] = places.of(piece.at);
    const auto text           = piece.doubled ? table.unquoted_.emplace_back(with_quotes_once(piece.text)) : piece.text;
    table.cells_.push_back({.text = text, .line = line, .column = column});
    if (table.cells_.size() > most_cells) end_with(too_many(table.file_, "cells", most_cells));
  }

  void row(std::size_t, std::size_t, std::size_t cells) {
    if (ended) return;
    const std::size_t before = table.cells_.size() - cells;
    if (before == 0)
      header();
    else if (cells != table.columns_)
      problems.push_back(
          problem_of(table.file_, table.cells_[before], {}, counted_cells(cells), as_the_header_has(table.columns_)));
    if (before != 0 && problems.size() > told_before) table.cells_.resize(before);
    told_before = problems.size();
    ended       = ended || problems.size() >= max_faults;
  }

  void fault(CsvFault fault, std::size_t at) {
    if (ended || problems.size() >= max_faults) return;
    const auto [line, column] = Places(places).of(at);
    auto words                = words_of_fault(fault, source, at, ',');
    problems.push_back({.file     = table.file_,
                        .line     = line,
                        .column   = column,
                        .field    = {},
                        .found    = std::move(words.found),
                        .expected = std::move(words.expected)});
  }

  Result<CsvWithFaults> read(bool faults_too) {
    walk_csv(source.bytes, 0, source.bytes.size(), ',', *this);
    if (alone) return tl::unexpected(Problems{std::move(*alone)});
    if (table.columns_ == 0)
      problems.push_back({.file = table.file_, .found = "nothing", .expected = "a line that names the columns"});
    std::ranges::stable_sort(problems, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
    if (problems.size() >= max_faults)
      problems.push_back({.file     = table.file_,
                          .found    = fmt::format("{} faults, and read no further", problems.size()),
                          .expected = "a table in CSV"});
    if (!problems.empty() && (!faults_too || no_table || table.columns_ == 0 || problems.size() >= max_faults))
      return tl::unexpected(std::move(problems));
    return CsvWithFaults{std::move(table), std::move(problems)};
  }

 private:
  void header() {
    if (table.cells_.size() > max_columns) return end_with(too_many(table.file_, "columns", max_columns));
    table.columns_ = table.cells_.size();
    if (set_apart_by_semicolons(table.cells_))
      return end_with(problem_of(table.file_, table.cells_[0], {}, "cells set apart by semicolons",
                                 "cells set apart by commas, and numbers with a point: 12.5"));
    check_header(table.file_, table.cells_, problems);
    no_table = !problems.empty();
  }

  void end_with(Problem problem) {
    alone = std::move(problem);
    ended = true;
  }

  /// The bytes, or where their lines end with CR alone others that the table keeps.
  Source with_feeds(Source from) {
    if (auto fed = with_line_feeds(from.bytes)) from.bytes = table.unquoted_.emplace_back(std::move(*fed));
    return from;
  }

  CsvTable               table;  // before what points into it
  Source                 source;
  Places                 places;
  std::size_t            most_cells;
  Problems               problems;
  std::size_t            told_before = 0;      // problems of earlier rows
  bool                   no_table    = false;  // of the header's faults
  bool                   ended       = false;
  std::optional<Problem> alone;
};

namespace {
Result<CsvWithFaults> read_csv(const Source& given, std::size_t most_cells, bool faults_too) {
  if (auto problem = unfit(given)) return tl::unexpected(Problems{std::move(*problem)});
  return CsvReading(without_mark(given), most_cells).read(faults_too);
}
}  // namespace

Result<CsvTable> csv_table(const Source& given, std::size_t most_cells) {
  auto read = read_csv(given, most_cells, false);
  if (!read) return tl::unexpected(std::move(read.error()));
  return std::move(read->table);
}

Result<CsvWithFaults> csv_with_faults(const Source& given, std::size_t most_cells) {
  return read_csv(given, most_cells, true);
}

Problems check_columns(const CsvTable& table, std::span<const std::string_view> names) {
  Problems problems;
  for (const auto name : names)
    if (!table.column(name))
      problems.push_back(
          problem_of(table.file(), table.header()[0], std::string(name), "nothing", fmt::format("a column {}", name)));
  for (const CsvCell& c : table.header())
    if (std::ranges::find(names, c.text) == names.end())
      problems.push_back(problem_of(table.file(), c, std::string(c.text), "an unknown column",
                                    fmt::format("one of {}{}", fmt::join(names, ", "), did_you_mean(c.text, names))));
  return problems;
}

std::optional<double> csv_number(const CsvCell& cell) { return plain_number(trimmed(cell.text)); }

std::optional<std::int64_t> csv_whole_number(const CsvCell& cell) {
  constexpr std::size_t digits = 18;
  const auto            text   = trimmed(cell.text);
  std::int64_t          number = 0;
  const auto            end    = text.data() + text.size();
  const auto            read   = std::from_chars(text.data(), end, number);
  const auto            length = text.size() - (text.starts_with('-') ? 1 : 0);
  if (read.ec != std::errc{} || read.ptr != end || length > digits) return {};
  return number;
}

}  // namespace nelm::exchange
