// Limits of a coefficient by its profile: how far it may go before the likelihood, the others at their most likely, falls too low.
//
// Where a penalty keeps a coefficient that would run off, the likelihood is skewed and an interval by standard errors says too
// little: D. J. Venzon, S. H. Moolgavkar, Appl. Stat. 37 (1988) 87-94; with Firth's penalty G. Heinze, M. Schemper, Stat. Med. 21
// (2002) 2409-2419.
#pragma once

#include <Eigen/Dense>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// Of each column; NaN of those left out.
struct CoxProfile {
  Eigen::VectorXd low, high;  // infinite: the likelihood never falls so far on that side
  Eigen::VectorXd p;          // of the penalised likelihood ratio test that the coefficient is 0
};

/// Of a converged fit to these rows, by their own weights, with the penalty it has. `level` of the intervals, 0..1.
/// Exact to: about 1e-8 standard errors.
/// Time:     for each coefficient some ten fits without it.
CoxProfile cox_profile(const CoxRows&, const CoxFit&, double level = 0.95);

}  // namespace nelm::cohort
