#include "nelm/cohort/cox_order.h"

#include <algorithm>
#include <bit>

#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

struct Key {
  double        time    = 0;
  std::uint64_t content = 0;  // the highest bit is 0 of an event
  std::uint32_t row     = 0;

  friend bool operator<(const Key& a, const Key& b) {
    return a.time != b.time ? a.time < b.time : a.content < b.content;
  }
};

constexpr std::uint64_t highest = std::uint64_t{1} << 63;

/// The multiplication of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4), high bits folded down.
std::uint64_t mixed(std::uint64_t hash, double number) {
  hash = (hash ^ std::bit_cast<std::uint64_t>(number + 0.0)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}

void hash_rows(std::vector<Key>& keys, std::size_t begin, std::size_t end, const FollowUp& f, const Eigen::MatrixXd& x,
               std::span<const double> offset) {
  const auto mix = [&](const double* column) {
    for (std::size_t i = begin; i < end; ++i) keys[i].content = mixed(keys[i].content, column[i]);
  };
  mix(f.time.data());
  if (!f.entry.empty()) mix(f.entry.data());
  if (!f.weight.empty()) mix(f.weight.data());
  if (!offset.empty()) mix(offset.data());
  for (Eigen::Index j = 0; j < x.cols(); ++j) mix(x.col(j).data());
  for (std::size_t i = begin; i < end; ++i) {
    keys[i].time    = f.time[i];
    keys[i].content = keys[i].content >> 1 | (f.event[i] != 0 ? 0 : highest);
    keys[i].row     = static_cast<std::uint32_t>(i);
  }
}

/// Puts the items one after another by their bins; within a bin in the order they had.
template <class T, class Bin>
std::vector<T> binned(const std::vector<T>& items, std::size_t bins, const Bin& bin,
                      std::vector<std::size_t>* begins = nullptr) {
  std::vector<std::size_t> at(bins + 1);
  for (const T& item : items) ++at[bin(item) + 1];
  for (std::size_t b = 1; b <= bins; ++b) at[b] += at[b - 1];
  if (begins != nullptr) *begins = at;
  std::vector<T> found(items.size());
  for (const T& item : items) found[at[bin(item)]++] = item;
  return found;
}

/// In as many bins of equal width as leave a few rows in each, sorted bin by bin.
std::vector<Key> by_time(const std::vector<Key>& keys, int threads) {
  constexpr std::size_t few = 16, most = 1U << 16U, pieces = 64;
  const std::size_t     bins     = std::clamp<std::size_t>(keys.size() / few, 1, most);
  const auto [earliest, last]    = std::ranges::minmax(keys, {}, &Key::time);
  const double             begin = earliest.time, wide = static_cast<double>(bins) / (last.time - begin);
  std::vector<std::size_t> begins;
  const auto               bin = [&](const Key& k) {
    const double at = (k.time - begin) * wide;
    if (!(at > 0)) return std::size_t{0};  // also where times are all the same, or too far apart to subtract
    return at < static_cast<double>(bins) ? static_cast<std::size_t>(at) : bins - 1;
  };
  auto sorted = binned(keys, bins, bin, &begins);
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
  std::vector<Key> keys(f.rows());
  const Chunks     chunks(f.rows());
  share(chunks.count(), threads, [&](std::size_t c) { hash_rows(keys, chunks.begin(c), chunks.end(c), f, x, offset); });

  keys = by_time(keys, threads);
  std::vector<std::uint32_t> order(keys.size());
  std::ranges::transform(keys, order.begin(), &Key::row);
  if (f.stratum.empty()) return order;
  const auto strata = static_cast<std::size_t>(*std::ranges::max_element(f.stratum)) + 1;
  return binned(order, strata, [&](std::uint32_t row) { return static_cast<std::size_t>(f.stratum[row]); });
}

}  // namespace nelm::cohort
