// A fitted Cox model's hazards again, from its coefficients: where residuals, baselines and curves begin.
#pragma once

#include <Eigen/Dense>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"

namespace nelm::cohort {

/// Of the centred and scaled columns, 0 of those left out.
Eigen::VectorXd scaled_slopes(const CoxRows&, const CoxFit&);

struct CoxFitted {
  CoxFitted(const CoxRows&, const CoxFit&);

  CoxWeights      weights;
  CoxSums         sums;    // after exact ties Breslow's, as in R
  Eigen::VectorXd slopes;  // scaled
};

}  // namespace nelm::cohort
