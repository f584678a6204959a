#include "nelm/cohort/ranks.h"

#include <cstddef>

#include "nelm/cohort/bucket_order.h"

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
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i - 1].value < sorted[i].value) ++found.distinct;
    found.rank[sorted[i].place] = found.distinct - 1;
  }
  return found;
}

}  // namespace nelm::cohort
