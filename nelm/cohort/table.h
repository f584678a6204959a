// A table of patients as a statistician has it: columns of numbers and of categories, all equally long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace nelm::cohort {

/// A number that is not there.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// One column. A category's cell is the place of its level in `levels`; a missing cell of either kind is NaN.
struct Column {
  enum class Kind : std::uint8_t { number, category, date };  // a date: days since 1970-01-01

  std::string         name;
  Kind                kind = Kind::number;
  std::vector<double> cells;
  std::vector<std::string>
              levels;  // of a category, in alphabetical order; the first is what the others are compared with
  std::string mixed =
      {};  // of a category most of whose cells are numbers, or dates: that, and where others are; may be empty
};

struct Table {
  std::string         file;  // for problems
  std::vector<Column> columns;
  std::vector<int>    lines;  // the line of the file each row begins on; empty: row i on line i + 2

  std::size_t   rows() const { return columns.empty() ? 0 : columns.front().cells.size(); }
  const Column* column(std::string_view name) const;
  int           line_of(std::size_t row) const { return lines.empty() ? static_cast<int>(row) + 2 : lines[row]; }
};

}  // namespace nelm::cohort
