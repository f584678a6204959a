// The different values of a column among some rows, numbered in their order.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/table.h"

namespace nelm::cohort {

struct Levels {
  std::vector<double>       values;  // as in the cells, rising
  std::vector<std::int32_t> of_row;  // the place in `values` of each row
};

/// Of cells that are not missing.
Levels levels_among(const Column&, std::span<const std::size_t> rows);

/// A cell in words: the level of a category, "2016-05-04", "2.5".
std::string cell_words(const Column&, double cell);

}  // namespace nelm::cohort
