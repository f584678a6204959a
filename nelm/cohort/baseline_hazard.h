// The hazard of somebody whose every column (and offset) is 0, added up over time: R's basehaz(centered = FALSE).
//
// With ties by Efron his hazard, else Breslow's: N. Breslow, Biometrics 30 (1974) 89-99.
#pragma once

#include <cstdint>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// One stratum: a step at each time at which a row of weight above 0 ends, with or without an event.
struct BaselineHazard {
  std::int32_t        stratum = 0;  // as in the follow-up
  std::vector<double> time;         // rising
  std::vector<double> cumulative;   // up to and with that time
};

/// One for each stratum of the rows, by number. `rows`: those the model was fitted to, by their own weights.
std::vector<BaselineHazard> baseline_hazard(const CoxRows&, const CoxFit&);

}  // namespace nelm::cohort
