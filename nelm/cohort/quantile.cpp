#include "nelm/cohort/quantile.h"

#include <cmath>

namespace nelm::cohort {

double quantile(std::span<const double> rising, double p) {
  const double at = 1 + static_cast<double>(rising.size() - 1) * p;  // from 1, as R counts: so it is rounded as there
  const double below = std::floor(at), share = at - below;
  const auto   next  = static_cast<std::size_t>(below);
  const double value = rising[next - 1];
  return share > 0 && rising[next] != value ? (1 - share) * value + share * rising[next] : value;
}

}  // namespace nelm::cohort
