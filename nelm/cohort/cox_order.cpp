#include "nelm/cohort/cox_order.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

struct Key {
  std::uint64_t time = 0, content = 0;  // content: the highest bit is 0 of an event
  std::int32_t  stratum = 0;
  std::uint32_t row     = 0;

  friend bool operator<(const Key& a, const Key& b) {
    if (a.stratum != b.stratum) return a.stratum < b.stratum;
    if (a.time != b.time) return a.time < b.time;
    return a.content < b.content;
  }
};

constexpr std::uint64_t highest = std::uint64_t{1} << 63;

/// Bits that are ordered as the numbers are.
std::uint64_t ordered(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number + 0.0);  // -0 is 0
  return (bits & highest) != 0 ? ~bits : bits | highest;
}

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
    keys[i].time    = ordered(f.time[i]);
    keys[i].content = keys[i].content >> 1 | (f.event[i] != 0 ? 0 : highest);
    keys[i].stratum = f.stratum_of(i);
    keys[i].row     = static_cast<std::uint32_t>(i);
  }
}

}  // namespace

std::vector<std::uint32_t> canonical_order(const FollowUp& f, const Eigen::MatrixXd& x, std::span<const double> offset,
                                           int threads) {
  std::vector<Key> keys(f.rows());
  const Chunks     chunks(f.rows());
  share(chunks.count(), threads, [&](std::size_t c) { hash_rows(keys, chunks.begin(c), chunks.end(c), f, x, offset); });

  const auto middle = keys.begin() + static_cast<std::ptrdiff_t>(keys.size() / 2);
  share(2, threads,
        [&](std::size_t half) { half == 0 ? std::sort(keys.begin(), middle) : std::sort(middle, keys.end()); });
  std::inplace_merge(keys.begin(), middle, keys.end());

  std::vector<std::uint32_t> order(keys.size());
  std::ranges::transform(keys, order.begin(), &Key::row);
  return order;
}

}  // namespace nelm::cohort
