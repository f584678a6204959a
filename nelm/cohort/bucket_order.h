// Sorting by a number that is spread evenly enough: into about as many buckets as rows, then within each.
//
// D. E. Knuth, The Art of Computer Programming 3 (1998), 5.2.1: address calculation sorting.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/large_vector.h"

namespace nelm::cohort {

/// Sorts what stands between: mostly nothing or next to nothing, or the same again and again.
template <class Row, class Before>
void sort_few(Row* begin, Row* end, const Before& before) {
  constexpr std::ptrdiff_t few = 16;
  if (end - begin > few) {
    if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
    return;
  }
  for (Row* next = begin + (begin == end ? 0 : 1); next < end; ++next) {
    const Row row = *next;
    Row*      at  = next;
    for (; at > begin && before(row, at[-1]); --at) *at = at[-1];
    *at = row;
  }
}

/// The rows `row_at(0)` to `row_at(count - 1)`, fewer than 2^32, in the order of `before`, a strict one in which `part(row)`, below
/// `parts`, counts first and `number(row)`, finite, second.
/// Costs: O(n) if the numbers of a part are spread evenly or few of them differ; never more than O(n log n).
template <class Row, class RowAt, class Part, class Number, class Before>
LargeVector<Row> bucket_ordered(std::size_t count, std::size_t parts, const RowAt& row_at, const Part& part,
                                const Number& number, const Before& before, int threads = 1) {
  constexpr std::size_t too_few = 64;
  LargeVector<Row>      placed(count);
  const auto            sort_all = [&] {
    for (std::size_t i = 0; i < count; ++i) placed[i] = row_at(i);
    std::sort(placed.begin(), placed.end(), before);
  };
  if (count < too_few) return sort_all(), placed;
  double from = number(row_at(0)), most = from;
  for (std::size_t i = 1; i < count; ++i) {
    const double x = number(row_at(i));
    from           = x < from ? x : from;
    most           = x > most ? x : most;
  }
  const double      range   = most - from;
  const std::size_t each    = count / (2 * parts) + 1;  // buckets of a part
  const std::size_t buckets = parts * each;
  const double      scale   = range > 0 && std::isfinite(range) ? static_cast<double>(each - 1) / range : 0;
  const auto        bucket  =  // rises with the number, rounding or not
      [&](const Row& row) { return part(row) * each + static_cast<std::size_t>((number(row) - from) * scale); };
  if (!std::isfinite(scale) || scale <= 0) return sort_all(), placed;

  // Each hand has a range of buckets, and places and sorts what belongs there.
  LargeVector<std::uint32_t> ends(buckets + 1);
  for (std::size_t i = 0; i < count; ++i) ++ends[bucket(row_at(i)) + 1];
  for (std::size_t b = 1; b <= buckets; ++b) ends[b] += ends[b - 1];
  const auto hands = count < Chunks::least * 8 ? 1 : static_cast<std::size_t>(std::max(threads, 1));
  share(hands, threads, [&](std::size_t hand) {
    const std::size_t low = buckets * hand / hands, high = buckets * (hand + 1) / hands;
    std::size_t       begin = ends[low];
    for (std::size_t i = 0; i < count; ++i) {
      const Row         row = row_at(i);
      const std::size_t b   = bucket(row);
      if (b >= low && b < high) placed[ends[b]++] = row;
    }
    for (std::size_t b = low; b < high; ++b) {
      const std::size_t end = ends[b];
      sort_few(placed.data() + begin, placed.data() + end, before);
      begin = end;
    }
  });
  return placed;
}

/// Rows that are there already.
template <class Row, class Part, class Number, class Before>
void bucket_order(std::vector<Row>& rows, std::size_t parts, const Part& part, const Number& number,
                  const Before& before) {
  const auto at      = [&](std::size_t i) -> const Row& { return rows[i]; };
  const auto ordered = bucket_ordered<Row>(rows.size(), parts, at, part, number, before);
  std::copy(ordered.begin(), ordered.end(), rows.begin());
}

}  // namespace nelm::cohort
