// A table in CSV (RFC 4180), with the place of every cell, so that whoever reads one can say where it is wrong.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/node.h"

namespace nelm::exchange {

/// One cell as it means, without the quotes around it.
struct CsvCell {
  std::string_view text;
  int              line = 0, column = 0;  // where it begins, 1-based; columns count characters
};

inline constexpr std::size_t max_columns = 1000;
inline constexpr std::size_t max_cells   = 16'000'000;  // so that no text asks for more memory than there is
inline constexpr std::size_t max_faults  = 1000;        // after so many the reading ends: it is no such table

/// A header and rows of as many cells. Points into the bytes it was read from. Moves, but is not copied.
class CsvTable {
 public:
  CsvTable()                           = default;
  CsvTable(CsvTable&&)                 = default;
  CsvTable& operator=(CsvTable&&)      = default;
  CsvTable(const CsvTable&)            = delete;
  CsvTable& operator=(const CsvTable&) = delete;
  ~CsvTable()                          = default;

  /// The name of the file, for problems.
  std::string_view         file() const { return file_; }
  std::span<const CsvCell> header() const { return std::span(cells_).first(columns_); }
  std::size_t              rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_ - 1; }
  std::span<const CsvCell> row(std::size_t i) const { return std::span(cells_).subspan((i + 1) * columns_, columns_); }
  /// The column of a name.
  std::optional<std::size_t> column(std::string_view name) const;

  /// A problem of a cell, with the name of its column.
  Problem problem(std::size_t row, std::size_t column, std::string found, std::string expected) const;
  /// A problem of a row that lacks what it needs, or of the header where there is no such row.
  Problem problem(std::size_t row, std::string field, std::string found, std::string expected) const;

 private:
  friend struct CsvReading;

  std::string             file_;
  std::size_t             columns_ = 0;
  std::vector<CsvCell>    cells_;     // row by row, the header first
  std::deque<std::string> unquoted_;  // the text of cells with a quote in them, or of all where lines end with CR
};

/// Reads a table whose first line names its columns. Lines end with LF or CRLF, or all with CR; lines without a character are
/// passed over; a byte order mark before the text too. Problems, all of them: more than max_bytes, not UTF-8, nothing there, columns
/// without a name or with one twice, a header set apart by semicolons, rows with another number of cells than the header, a quote that is not closed, a
/// character behind a closing quote, a quote within a cell that does not begin with one. More than max_columns, or than
/// `most_cells`, is told alone. After max_faults problems the rest is not read.
Result<CsvTable> csv_table(const Source&, std::size_t most_cells = max_cells);

/// The rows of a table that can be read, and what is wrong with the others.
struct CsvWithFaults {
  CsvTable table;
  Problems
      faults;  // rows with another number of cells than the header, and quotes; of such rows no cell is in the table
};

/// The same, so that what is wrong with a row hides nothing of the others. Whoever reads the table tells the faults too.
/// Problems: only what leaves no table at all, the header among it; more than max_faults.
Result<CsvWithFaults> csv_with_faults(const Source&, std::size_t most_cells = max_cells);

/// The columns a table must have, each of them once, and no other. Problems: a missing one; an unknown one, with the
/// nearest name.
Problems check_columns(const CsvTable&, std::span<const std::string_view> names);

/// A number as programs write it, between spaces or not: "12", "0.984", "1e-3". None for anything else, also nan, inf and
/// what is too large.
std::optional<double> csv_number(const CsvCell&);

/// A whole number of at most 18 digits: "126", "-3".
std::optional<std::int64_t> csv_whole_number(const CsvCell&);

}  // namespace nelm::exchange
