// Sorting by a whole number, eleven bits at a time: a few passes over the rows whatever their order.
//
// D. E. Knuth, The Art of Computer Programming 3 (1998), 5.2.5.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace nelm::cohort {

/// Whole numbers in the order of the numbers. Takes anything but NaN; -0 comes before 0.
constexpr std::uint64_t ordered_bits(double x) {
  const auto     bits = std::bit_cast<std::uint64_t>(x);
  constexpr auto sign = std::uint64_t{1} << 63U;
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// Into rising order of `key(row)`; rows of equal keys keep their order.
template <class Row, class Key>
void radix_order(std::vector<Row>& rows, const Key& key) {
  constexpr unsigned digit_bits = 11, digits = 6;
  constexpr auto     mask = (std::uint64_t{1} << digit_bits) - 1;
  using DigitCounts       = std::array<std::size_t, mask + 1>;
  std::vector<DigitCounts> counts(digits, DigitCounts{});
  for (const Row& row : rows)
    for (unsigned d = 0; d < digits; ++d) ++counts[d][(key(row) >> (d * digit_bits)) & mask];

  std::vector<Row> other;
  for (unsigned d = 0; d < digits; ++d) {
    const auto digit = [&](const Row& row) { return (key(row) >> (d * digit_bits)) & mask; };
    if (rows.empty() || counts[d][digit(rows.front())] == rows.size()) continue;  // all alike
    other.resize(rows.size());
    std::size_t place = 0;
    for (std::size_t& count : counts[d]) place += std::exchange(count, place);
    for (const Row& row : rows) other[counts[d][digit(row)]++] = row;
    rows.swap(other);
  }
}

}  // namespace nelm::cohort
