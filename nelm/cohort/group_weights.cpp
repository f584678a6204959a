#include "nelm/cohort/group_weights.h"

#include <algorithm>

#include "nelm/cohort/exact_sum.h"

namespace nelm::cohort {

std::vector<double> group_weights(const FollowUp& f, std::span<const std::int32_t> group, std::size_t groups) {
  const auto group_of = [&](std::size_t row) { return group.empty() ? 0 : static_cast<std::size_t>(group[row]); };
  std::vector<double> found(groups);
  if (f.weight.empty()) {
    for (std::size_t i = 0; i < f.rows(); ++i) ++found[group_of(i)];
  } else if (const auto unit = CommonUnit::of(f.weight)) {
    std::vector<CommonUnit::Sum> sums(groups);
    for (std::size_t i = 0; i < f.rows(); ++i) sums[group_of(i)] += unit->sum_of(f.weight[i]);
    for (std::size_t g = 0; g < groups; ++g) found[g] = unit->number(sums[g]);
  } else {  // too far apart for a common unit: in rising order
    std::vector<std::vector<double>> weights(groups);
    for (std::size_t i = 0; i < f.rows(); ++i) weights[group_of(i)].push_back(f.weight[i]);
    for (std::size_t g = 0; g < groups; ++g) {
      std::ranges::sort(weights[g]);
      for (const double w : weights[g]) found[g] += w;
    }
  }
  return found;
}

}  // namespace nelm::cohort
