// What of each patient a fitted Cox model does not explain.
//
// Martingale, score, Schoenfeld: T. M. Therneau, P. M. Grambsch, T. R. Fleming, Biometrika 77 (1990) 147-160; D. Schoenfeld,
// ibid. 69 (1982) 239-241; scaled: P. M. Grambsch, T. M. Therneau, ibid. 81 (1994) 515-526. Each belongs to the fit's ties.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// As R's residuals.coxph gives them: of a patient, not times the patient's weight, but for dfbeta, which is.
/// Columns left out of the fit are 0 throughout.
struct CoxResiduals {
  Eigen::VectorXd martingale;  // events less those expected; a row of the caller each
  Eigen::VectorXd deviance;    // the same, made symmetric
  Eigen::MatrixXd score;       // rows x columns: their weighted sum is 0
  Eigen::MatrixXd dfbeta;      // rows x columns: about what each coefficient would lose without the row
};

/// One row for each event of weight above 0, by stratum, then time, then the caller's row.
struct Schoenfeld {
  std::vector<std::uint32_t> row;      // of the caller
  std::vector<std::int32_t>  stratum;  // as in the follow-up
  std::vector<double>        time;
  Eigen::MatrixXd            residual;  // x less its mean among those at risk
  Eigen::MatrixXd            scaled;    // their mean over a stretch of time: the coefficient there
};

/// `rows`: those the model was fitted to, by their own weights. After exact ties, as in R, the martingale residuals are
/// Breslow's, and there are no others: `score`, `dfbeta` and `residual` have no rows.
CoxResiduals cox_residuals(const CoxRows&, const CoxFit&);
Schoenfeld   schoenfeld_residuals(const CoxRows&, const CoxFit&);

}  // namespace nelm::cohort
