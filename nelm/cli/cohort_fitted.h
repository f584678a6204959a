// A Cox model fitted as the switches ask.
#pragma once

#include "nelm/cli/cohort_asked.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"

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

}  // namespace nelm::cli
