// Event times on other scales, over which a coefficient may be seen to change.
#pragma once

#include <cstdint>
#include <vector>

#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

enum class TimeScale : std::uint8_t {
  km,        // 1 less the Kaplan-Meier share of all rows, whatever their strata, just before the time
  rank,      // the mean rank, from 1, among the times of all rows
  identity,  // the time
  log,       // its natural logarithm; -inf at 0
};

/// Each event time of the rows on each scale; of the times before the first nothing is meant. As in R's cox.zph weights
/// are not asked, unless they are `counts` of patients alike.
std::vector<std::vector<double>> on_scales(const CoxRows&, const std::vector<TimeScale>&, bool counts, int threads = 1);

}  // namespace nelm::cohort
