// What a fitted Cox model predicts for somebody: survival at named times, with its errors.
//
// As R's survfit.coxph by default: survival exp(-hazard), the hazard by the fit's ties, intervals on the logarithm.
// A. A. Tsiatis, Ann. Stat. 9 (1981) 93-108; T. M. Therneau, P. M. Grambsch, Modeling Survival Data (2000), 10.2.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// Somebody's column, times x people.
struct CoxCurves {
  Eigen::MatrixXd survival;
  Eigen::MatrixXd standard_error;  // of the survival
  Eigen::MatrixXd lower, upper;    // of the interval, not below 0 nor above 1
  Eigen::MatrixXd cumulative_hazard;
  Eigen::MatrixXd hazard_error;  // standard error of the cumulative hazard, and of the survival's logarithm
};

/// `people`: one row each, the fit's columns as the caller has them; `stratum`: of each, as in the follow-up, or empty if
/// there is one alone; `times` in any order; `level` of the intervals, 0..1. `rows`: those the model was fitted to.
/// `offset`: of each of the people; empty: 0. After a ridge errors are by the inverse of the penalised information, as R's.
/// Fails: a stratum that is not in the rows; another number of columns, strata or offsets; a level not between 0 and 1.
Result<CoxCurves> cox_curves(const CoxRows&, const CoxFit&, const Eigen::MatrixXd& people,
                             std::span<const std::int32_t> stratum, std::span<const double> times, double level = 0.95,
                             std::span<const double> offset = {});

}  // namespace nelm::cohort
