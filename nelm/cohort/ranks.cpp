#include "nelm/cohort/ranks.h"

#include <algorithm>
#include <cstddef>

#include "nelm/cohort/bucket_order.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

struct ValueAt {
  double        value = 0;
  std::uint32_t place = 0;
};

LargeVector<ValueAt> sorted_values(std::span<const double> values, int threads) {
  return bucket_ordered<ValueAt>(
      values.size(), 1, [&](std::size_t i) { return ValueAt{values[i], static_cast<std::uint32_t>(i)}; },
      [](const ValueAt& /*v*/) { return std::size_t{0}; }, [](const ValueAt& v) { return v.value; },
      [](const ValueAt& a, const ValueAt& b) { return a.value < b.value; }, threads);
}

}  // namespace

Ranks ranks(std::span<const double> values, int threads) {
  Ranks found;
  found.rank.resize(values.size());
  const auto sorted = sorted_values(values, threads);
  const auto is_new = [&](std::size_t i) { return i == 0 || sorted[i - 1].value < sorted[i].value; };
  const auto pieces = static_cast<std::size_t>(std::max(hands_for(sorted.size(), threads), 1));
  const auto begin  = [&](std::size_t piece) { return sorted.size() * piece / pieces; };

  std::vector<std::uint32_t> distinct(pieces);  // up to the end of each piece
  share(pieces - 1, threads, [&](std::size_t piece) {
    std::uint32_t count = 0;
    for (std::size_t i = begin(piece); i < begin(piece + 1); ++i) count += is_new(i) ? 1 : 0;
    distinct[piece] = count;
  });
  for (std::size_t piece = 1; piece < pieces; ++piece) distinct[piece] += distinct[piece - 1];
  share(pieces, threads, [&](std::size_t piece) {
    std::uint32_t count = piece == 0 ? 0 : distinct[piece - 1];
    for (std::size_t i = begin(piece); i < begin(piece + 1); ++i) {
      count += is_new(i) ? 1 : 0;
      found.rank[sorted[i].place] = count - 1;
    }
    if (piece + 1 == pieces) found.distinct = count;
  });
  return found;
}

}  // namespace nelm::cohort
