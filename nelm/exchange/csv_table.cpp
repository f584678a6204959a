#include "nelm/exchange/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/text_place.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

/// Walks a text once, cell by cell.
class CsvWalk {
 public:
  CsvWalk(const Source& source, std::size_t most_cells, std::deque<std::string>& unquoted)
      : bytes_(source.bytes), source_(source), places_(source), most_cells_(most_cells), unquoted_(unquoted) {}

  bool ended() const { return at_ == bytes_.size(); }

  /// Passes over lines without a character.
  void skip_empty_lines() {
    while (!ended() && ends_line(at_)) end_line();
  }

  /// The cells of one line of the table; an open quote may take it over several lines of text.
  void read_row(std::vector<CsvCell>& cells) {
    for (;;) {
      cells.push_back(read_cell());
      if (cells.size() > most_cells_) return;
      if (ended() || ends_line(at_)) break;
      ++at_;  // the comma
    }
    if (!ended()) end_line();
  }

  Problems& problems() { return problems_; }

 private:
  bool ends_line(std::size_t at) const {
    return bytes_[at] == '\n' || (bytes_[at] == '\r' && at + 1 < bytes_.size() && bytes_[at + 1] == '\n');
  }
  bool ends_cell(std::size_t at) const { return at == bytes_.size() || bytes_[at] == ',' || ends_line(at); }
  void end_line() { at_ += bytes_[at_] == '\r' ? 2 : 1; }

  CsvCell read_cell() {
    const auto [line, column] = places_.of(at_);
    CsvCell cell{.text = {}, .line = line, .column = column};
    cell.text = !ended() && bytes_[at_] == '"' ? read_quoted() : read_plain();
    return cell;
  }

  std::string_view read_plain() {
    const std::size_t begin = at_;
    std::size_t       quote = std::string_view::npos;
    for (; !ends_cell(at_); ++at_)
      if (bytes_[at_] == '"' && quote == std::string_view::npos) quote = at_;
    if (quote != std::string_view::npos)
      tell(quote, "a quote within a cell", "the whole cell in quotes, and two quotes for one within it");
    return bytes_.substr(begin, at_ - begin);
  }

  std::string_view read_quoted() {
    const std::size_t open   = at_++;
    std::size_t       begin  = at_;
    std::string*      joined = nullptr;  // once there is a quote within
    for (;;) {
      const std::size_t close = bytes_.find('"', at_);
      if (close == std::string_view::npos) {
        tell(open, "a quote that is not closed", "one at the end of the cell");
        at_ = bytes_.size();
        return {};
      }
      at_              = close + 1;
      const bool twice = !ended() && bytes_[at_] == '"';
      const auto part  = bytes_.substr(begin, close - begin + (twice ? 1 : 0));
      if (twice || joined != nullptr) {
        if (joined == nullptr) joined = &unquoted_.emplace_back();
        joined->append(part);
      }
      if (!twice) {
        if (!ends_cell(at_)) after_quote();
        return joined != nullptr ? std::string_view(*joined) : part;
      }
      begin = ++at_;
    }
  }

  void after_quote() {
    tell(at_, fmt::format("{} behind a closing quote", what_stands(source_, at_)), "a comma or the end of the line");
    while (!ends_cell(at_)) ++at_;
  }

  void tell(std::size_t at, std::string found, std::string expected) {
    if (problems_.size() >= max_faults) return;
    const auto [line, column] = Places(places_).of(at);
    problems_.push_back({.file     = std::string(source_.name),
                         .line     = line,
                         .column   = column,
                         .field    = {},
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }

  std::string_view         bytes_;
  Source                   source_;
  Places                   places_;
  std::size_t              most_cells_;
  std::deque<std::string>& unquoted_;
  std::size_t              at_ = 0;
  Problems                 problems_;
};

std::string cells_counted(std::size_t n) { return fmt::format("{} cell{}", n, n == 1 ? "" : "s"); }

Problem problem_of(std::string_view file, const CsvCell& at, std::string field, std::string found,
                   std::string expected) {
  return {.file     = std::string(file),
          .line     = at.line,
          .column   = at.column,
          .field    = std::move(field),
          .found    = std::move(found),
          .expected = std::move(expected)};
}

tl::unexpected<Problems> too_many(std::string_view file, std::string_view what, std::size_t most) {
  return tl::unexpected(Problems{{.file     = std::string(file),
                                  .found    = fmt::format("more than {} {}", most, what),
                                  .expected = fmt::format("at most {}", most)}});
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

/// Reads a table row by row.
struct CsvReading {
  static Result<CsvWithFaults> read(const Source& given, std::size_t most_cells, bool faults_too) {
    if (auto problem = unfit(given)) return tl::unexpected(Problems{std::move(*problem)});
    const Source  source = without_mark(given);
    CsvWithFaults found;
    CsvTable&     table = found.table;
    table.file_         = given.name;
    CsvWalk   walk(source, most_cells, table.unquoted_);
    Problems& problems = walk.problems();
    bool      no_table = false;  // of the header's faults
    walk.skip_empty_lines();
    while (!walk.ended() && problems.size() < max_faults) {
      const std::size_t before = table.cells_.size(), told = problems.size();
      walk.read_row(table.cells_);
      const std::size_t read = table.cells_.size() - before;
      if (table.cells_.size() > most_cells) return too_many(table.file_, "cells", most_cells);
      if (before == 0) {
        if (read > max_columns) return too_many(table.file_, "columns", max_columns);
        table.columns_ = read;
        if (set_apart_by_semicolons(table.cells_))
          return tl::unexpected(Problems{problem_of(table.file_, table.cells_[0], {}, "cells set apart by semicolons",
                                                    "cells set apart by commas, and numbers with a point: 12.5")});
        check_header(table.file_, table.cells_, problems);
        no_table = !problems.empty();
      } else if (read != table.columns_) {
        problems.push_back(problem_of(table.file_, table.cells_[before], {}, cells_counted(read),
                                      fmt::format("{}, as the header has", table.columns_)));
      }
      if (before != 0 && problems.size() > told) table.cells_.resize(before);
      walk.skip_empty_lines();
    }
    if (table.columns_ == 0)
      problems.push_back({.file = table.file_, .found = "nothing", .expected = "a line that names the columns"});
    std::ranges::stable_sort(problems, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
    if (problems.size() >= max_faults)
      problems.push_back({.file     = table.file_,
                          .found    = fmt::format("{} faults, and read no further", problems.size()),
                          .expected = "a table in CSV"});
    if (!problems.empty() && (!faults_too || no_table || table.columns_ == 0 || problems.size() >= max_faults))
      return tl::unexpected(std::move(problems));
    found.faults = std::move(problems);
    return found;
  }
};

Result<CsvTable> csv_table(const Source& given, std::size_t most_cells) {
  auto read = CsvReading::read(given, most_cells, false);
  if (!read) return tl::unexpected(std::move(read.error()));
  return std::move(read->table);
}

Result<CsvWithFaults> csv_with_faults(const Source& given, std::size_t most_cells) {
  return CsvReading::read(given, most_cells, true);
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
