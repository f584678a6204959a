// Log-likelihood, score and information of a Cox model at given slopes, in one pass over the rows.
//
// The information is a sum over event times of the variance of x among those at risk. Taken apart, its squares are a sum over
// the rows, sum of risk * (hazard the row went through) * x x', and what is taken off needs one square for each event
// time (of S1 = sum of risk * x at risk; with ties by Efron two):
//   square * S1 S1' - cross * (S1 D1' + D1 S1') + own_square * D1 D1'
//   = square * (S1 - c D1)(S1 - c D1)' + (own_square - c * cross) * D1 D1', c = cross / square.
// So nearly all of the work is a sum of weighted squares, which fills the widest vectors a machine has.
// Late entry takes the hazard before it off a row, and its x off S1 until then.
#pragma once

#include <Eigen/Dense>

#include "nelm/cohort/cox_model.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"

namespace nelm::cohort {

struct CoxPoint {
  double          log_likelihood = 0;
  Eigen::VectorXd score;
  Eigen::MatrixXd information;
};

/// At slopes of the centred and scaled columns. `sums` is left as `cox_sums` leaves it.
CoxPoint cox_pass(const CoxRows&, const CoxWeights&, Ties, const Eigen::VectorXd& slopes, int threads, CoxSums& sums);

}  // namespace nelm::cohort
