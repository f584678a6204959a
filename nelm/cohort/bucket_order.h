// Sorting by a number that is spread evenly enough: into about as many buckets as rows, then within each.
//
// D. E. Knuth, The Art of Computer Programming 3 (1998), 5.2.1: address calculation sorting.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nelm::cohort {

/// Into the order of `before`, a strict one in which `part(row)`, below `parts`, counts first and `number(row)`, finite, second.
/// Costs: O(n) if the numbers of a part are spread evenly or few of them differ; never more than O(n log n).
template <class Row, class Part, class Number, class Before>
void bucket_order(std::vector<Row>& rows, std::size_t parts, const Part& part, const Number& number,
                  const Before& before) {
  constexpr std::size_t too_few = 64;
  if (rows.size() < too_few) return std::sort(rows.begin(), rows.end(), before);
  const auto [least, most] = std::ranges::minmax_element(rows, {}, number);
  const double      from = number(*least), range = number(*most) - from;
  const std::size_t each   = rows.size() / (2 * parts) + 1;  // buckets of a part
  const double      scale  = range > 0 && std::isfinite(range) ? static_cast<double>(each - 1) / range : 0;
  const auto        bucket =  // rises with the number, rounding or not
      [&](const Row& row) { return part(row) * each + static_cast<std::size_t>((number(row) - from) * scale); };
  if (!std::isfinite(scale) || scale <= 0) return std::sort(rows.begin(), rows.end(), before);

  std::vector<std::size_t> ends(parts * each + 1);
  for (const Row& row : rows) ++ends[bucket(row) + 1];
  for (std::size_t b = 1; b < ends.size(); ++b) ends[b] += ends[b - 1];
  std::vector<Row> placed(rows.size());
  for (const Row& row : rows) placed[ends[bucket(row)]++] = row;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    if (end > begin + 1)
      std::sort(placed.begin() + static_cast<std::ptrdiff_t>(begin), placed.begin() + static_cast<std::ptrdiff_t>(end),
                before);
    begin = end;
  }
  rows.swap(placed);
}

}  // namespace nelm::cohort
