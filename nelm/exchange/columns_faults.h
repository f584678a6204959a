// What is wrong in a table that is read into columns, each fault with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/table.h"
#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// A number but for its commas: "4,5", "1,234.5".
bool is_number_with_commas(std::string_view);

/// The rows of a table below its header.
struct RowsBelow {
  Source                            source;
  std::size_t                       begin     = 0;  // the offset of the first
  char                              separator = ',';
  std::vector<std::string>          names;  // of the columns
  std::vector<cohort::Column::Kind> kinds;  // empty: the cells are not judged
};

/// Cells that keep a column from being one of numbers, or of dates.
struct OddCells {
  std::size_t column = 0, cells = 0;  // which, and how many
  std::string first;                  // of them, with their places: "\"inf\" (t.csv:4:3)"
};

/// Of each column for which `kinds` says numbers or dates.
std::vector<OddCells> odd_cells(const RowsBelow&);

/// The faults of the rows in their order: the first max_faults with their places, and how many more there are. Where a quote
/// stands wrong no cell is judged; neither in a row of another length than the header.
Problems faults_of(const RowsBelow&);

}  // namespace nelm::exchange
