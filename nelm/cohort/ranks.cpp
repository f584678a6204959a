#include "nelm/cohort/ranks.h"

#include <algorithm>
#include <cstddef>

#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

struct ValueAt {
  double        value = 0;
  std::uint32_t place = 0;
};

constexpr auto lower_value = [](const ValueAt& a, const ValueAt& b) { return a.value < b.value; };

/// Pieces are sorted, and then merged two by two.
std::vector<ValueAt> sorted_values(std::span<const double> values, int threads) {
  constexpr std::size_t worth_sharing = 65536;
  std::vector<ValueAt>  sorted(values.size()), merged;
  std::size_t           pieces = 1;
  while (pieces < static_cast<std::size_t>(threads) && values.size() / pieces > worth_sharing) pieces *= 2;
  const auto at = [&](std::size_t piece) { return static_cast<std::ptrdiff_t>(values.size() * piece / pieces); };
  share(pieces, threads, [&](std::size_t piece) {
    for (auto i = static_cast<std::size_t>(at(piece)); i < static_cast<std::size_t>(at(piece + 1)); ++i)
      sorted[i] = {values[i], static_cast<std::uint32_t>(i)};
    std::sort(sorted.begin() + at(piece), sorted.begin() + at(piece + 1), lower_value);
  });
  if (pieces > 1) merged.resize(values.size());
  for (; pieces > 1; pieces /= 2) {
    share(pieces / 2, threads, [&](std::size_t pair) {
      const auto from = sorted.begin();
      std::merge(from + at(2 * pair), from + at(2 * pair + 1), from + at(2 * pair + 1), from + at(2 * pair + 2),
                 merged.begin() + at(2 * pair), lower_value);
    });
    sorted.swap(merged);
  }
  return sorted;
}

}  // namespace

Ranks ranks(std::span<const double> values, int threads) {
  Ranks found;
  found.rank.resize(values.size());
  const auto sorted = sorted_values(values, threads);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i - 1].value < sorted[i].value) ++found.distinct;
    found.rank[sorted[i].place] = found.distinct - 1;
  }
  return found;
}

}  // namespace nelm::cohort
