#include "nelm/cohort/baseline_hazard.h"

#include <cmath>

#include "nelm/cohort/cox_fitted.h"

namespace nelm::cohort {

std::vector<BaselineHazard> baseline_hazard(const CoxRows& r, const CoxFit& fit) {
  const CoxFitted             f(r, fit);
  const double                at_zero = std::exp(-r.centre.cwiseQuotient(r.scale).dot(f.slopes) - r.offset_mean);
  std::vector<BaselineHazard> found;
  for (const auto& stratum : r.strata) {
    BaselineHazard b{stratum.number, {}, {}};
    for (std::size_t i = stratum.first_row; i < std::size_t{stratum.first_row} + stratum.rows; ++i) {
      if (r.weight[i] == 0) continue;
      if (!b.time.empty() && b.time.back() == r.time[i]) continue;
      b.time.push_back(r.time[i]);
      b.cumulative.push_back(f.sums.cumulative[r.upto[i]] * at_zero);
    }
    found.push_back(std::move(b));
  }
  return found;
}

}  // namespace nelm::cohort
