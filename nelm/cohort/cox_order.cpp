#include "nelm/cohort/cox_order.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/large_vector.h"

namespace nelm::cohort {

namespace {

struct RowKey {
  double        time    = 0;
  std::uint64_t content = 0;  // the highest_bit bit is 0 of an event
  std::uint32_t row     = 0;

  friend bool operator<(const RowKey& a, const RowKey& b) {
    return a.time != b.time ? a.time < b.time : a.content < b.content;
  }
};

constexpr std::uint64_t highest_bit = std::uint64_t{1} << 63;

/// The multiplication of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4), high bits folded down.
std::uint64_t mixed_bits(std::uint64_t hash, double number) {
  hash = (hash ^ std::bit_cast<std::uint64_t>(number + 0.0)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}

/// The keys of up to `few_rows` rows from `begin` on.
constexpr std::size_t few_rows = 512;
void                  key_rows(std::span<RowKey> keys, std::size_t begin, const FollowUp& f, const Eigen::MatrixXd& x,
                               std::span<const double> offset) {
  std::uint64_t hash[few_rows] = {};
  const auto    mix            = [&](const double* column) {
    for (std::size_t i = 0; i < keys.size(); ++i) hash[i] = mixed_bits(hash[i], column[begin + i]);
  };
  mix(f.time.data());
  if (!f.entry.empty()) mix(f.entry.data());
  if (!f.weight.empty()) mix(f.weight.data());
  if (!offset.empty()) mix(offset.data());
  for (Eigen::Index j = 0; j < x.cols(); ++j) mix(x.col(j).data());
  for (std::size_t i = 0; i < keys.size(); ++i)
    keys[i] = {f.time[begin + i], hash[i] >> 1 | (f.event[begin + i] != 0 ? 0 : highest_bit),
                                static_cast<std::uint32_t>(begin + i)};
}

/// Puts the items one after another by their bins; within a bin in the order they had. Each hand places a piece of them.
template <class Items, class Bin>
Items binned(const Items& items, std::size_t bins, int threads, const Bin& bin,
             std::vector<std::size_t>* begins = nullptr) {
  const auto pieces = static_cast<std::size_t>(std::max(hands_for(items.size(), threads), 1));
  const auto first  = [&](std::size_t piece) { return items.size() * piece / pieces; };

  std::vector<std::vector<std::size_t>> at(pieces, std::vector<std::size_t>(bins));  // where the piece's next one goes
  share(pieces, threads, [&](std::size_t piece) {
    for (std::size_t i = first(piece); i < first(piece + 1); ++i) ++at[piece][bin(items[i])];
  });
  if (begins != nullptr) begins->assign(bins + 1, items.size());
  std::size_t before = 0;
  for (std::size_t b = 0; b < bins; ++b) {
    if (begins != nullptr) (*begins)[b] = before;
    for (auto& next : at) before += std::exchange(next[b], before);
  }
  Items found(items.size());
  share(pieces, threads, [&](std::size_t piece) {
    for (std::size_t i = first(piece); i < first(piece + 1); ++i) found[at[piece][bin(items[i])]++] = items[i];
  });
  return found;
}

/// In as many bins of equal width as leave a few rows in each, sorted bin by bin.
LargeVector<RowKey> sorted_by_time(const LargeVector<RowKey>& keys, int threads) {
  constexpr std::size_t few = 16, most = 1U << 16U, pieces = 64;
  const std::size_t     bins     = std::clamp<std::size_t>(keys.size() / few, 1, most);
  const auto [earliest, last]    = std::ranges::minmax(keys, {}, &RowKey::time);
  const double             begin = earliest.time, wide = static_cast<double>(bins) / (last.time - begin);
  std::vector<std::size_t> begins;
  const auto               bin = [&](const RowKey& k) {
    const double at = (k.time - begin) * wide;
    if (!(at > 0)) return std::size_t{0};  // also where times are all the same, or too far apart to subtract
    return at < static_cast<double>(bins) ? static_cast<std::size_t>(at) : bins - 1;
  };
  auto sorted = binned(keys, bins, threads, bin, &begins);
  share(pieces, threads, [&](std::size_t piece) {
    for (std::size_t b = bins * piece / pieces; b < bins * (piece + 1) / pieces; ++b)
      std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begins[b]),
                sorted.begin() + static_cast<std::ptrdiff_t>(begins[b + 1]));
  });
  return sorted;
}

}  // namespace

std::vector<std::uint32_t> canonical_order(const FollowUp& f, const Eigen::MatrixXd& x, std::span<const double> offset,
                                           int threads) {
  LargeVector<RowKey> keys(f.rows());
  const Chunks        chunks(f.rows());
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); i += few_rows)
      key_rows(std::span(keys).subspan(i, std::min(few_rows, chunks.end(c) - i)), i, f, x, offset);
  });
  keys = sorted_by_time(keys, threads);
  std::vector<std::uint32_t> order(keys.size());
  std::ranges::transform(keys, order.begin(), &RowKey::row);
  if (f.stratum.empty()) return order;
  const auto strata = static_cast<std::size_t>(*std::ranges::max_element(f.stratum)) + 1;
  return binned(order, strata, threads, [&](std::uint32_t row) { return static_cast<std::size_t>(f.stratum[row]); });
}

}  // namespace nelm::cohort
