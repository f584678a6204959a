// Rows of a table parted by the values of some of its columns: treatments that are compared, centres.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/table.h"

namespace nelm::cohort {

struct GroupedRows {
  std::vector<std::int32_t> of_row;  // from 0, in the order of the columns' values, the first column's first
  std::vector<std::string>  words;   // of each group: "sex=f", "sex=f, centre=3"

  std::size_t count() const { return words.size(); }
};

/// Every combination of values that some of the rows have. Takes: columns of the table; rows that lack none of them.
GroupedRows groups_among(const Table&, std::span<const std::string> columns, std::span<const std::size_t> rows);

}  // namespace nelm::cohort
