// Firth's penalty: half the logarithm of the determinant of the information is added to the log-likelihood, so that a
// coefficient that would run off to infinity stays where it can be told.
//
// D. Firth, Biometrika 80 (1993) 27-38; G. Heinze, M. Schemper, Biometrics 57 (2001) 114-119.
#pragma once

#include "nelm/cohort/cox_pass.h"

namespace nelm::cohort {

/// trace(inverse * d information / d slope j) / 2 for each j: what the penalty adds to the score. `inverse` is that of the
/// information, 0 in rows and columns of what is left out. `sums` as `cox_pass` leaves them, ties by Efron or Breslow.
/// Time: rows x columns^2 and tied events x columns^2, on one thread.
Eigen::VectorXd firth_score(const CoxRows&, const CoxWeights&, Ties, const CoxSums& sums,
                            const Eigen::MatrixXd& inverse);

}  // namespace nelm::cohort
