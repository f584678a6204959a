// A Cox model fitted as the switches ask.
#pragma once

#include <vector>

#include "nelm/cli/cohort_asked.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/sheet/cohort_hazards.h"

namespace nelm::cli {

struct FittedCohort {
  Cohort          cohort;
  cohort::CoxRows rows;
  cohort::CoxFit  fit;
};

/// --ties, --robust, --cluster, --firth, --ridge and --threads.
cohort::CoxModel model_asked(CohortAsked&);

/// Problems: no event; what the room refuses, as problems of the file.
Result<FittedCohort> fitted(CohortAsked&, Cohort, const cohort::CoxModel&);

/// The tests of proportional hazards, of terms or of columns.
Result<sheet::CohortHazards> hazards_of(const FittedCohort&, const std::vector<cohort::TimeScale>&, bool by_column,
                                        double level);

}  // namespace nelm::cli
