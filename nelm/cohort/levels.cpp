#include "nelm/cohort/levels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/date.h"

namespace nelm::cohort {

Levels levels_among(const Column& column, std::span<const std::size_t> rows) {
  Levels levels;
  levels.of_row.reserve(rows.size());
  double least = 0, greatest = 0;
  bool   whole = true;
  for (const std::size_t row : rows) {
    const double cell = column.cells[row];
    least             = std::min(least, cell);
    greatest          = std::max(greatest, cell);
    whole             = whole && cell == std::nearbyint(cell);
  }
  if (whole &&
      greatest - least < 8 * static_cast<double>(rows.size()) + 1000) {  // whole numbers close together: by counting
    std::vector<std::int32_t> place(static_cast<std::size_t>(greatest - least) + 1, -1);
    const auto                at = [&](std::size_t row) { return static_cast<std::size_t>(column.cells[row] - least); };
    for (const std::size_t row : rows) place[at(row)] = 0;
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (place[i] < 0) continue;
      place[i] = static_cast<std::int32_t>(levels.values.size());
      levels.values.push_back(least + static_cast<double>(i));
    }
    for (const std::size_t row : rows) levels.of_row.push_back(place[at(row)]);
    return levels;
  }
  for (const std::size_t row : rows) levels.values.push_back(column.cells[row]);
  std::ranges::sort(levels.values);
  levels.values.erase(std::unique(levels.values.begin(), levels.values.end()), levels.values.end());
  for (const std::size_t row : rows)
    levels.of_row.push_back(
        static_cast<std::int32_t>(std::ranges::lower_bound(levels.values, column.cells[row]) - levels.values.begin()));
  return levels;
}

std::string cell_words(const Column& column, double cell) {
  if (column.kind == Column::Kind::category) return column.levels[static_cast<std::size_t>(cell)];
  if (column.kind == Column::Kind::date) return written(date_of(static_cast<int>(cell)));
  return fmt::format("{}", cell);
}

}  // namespace nelm::cohort
