// Tied events as the discrete logistic model has them: given that d of those at risk had the event at one time, how likely
// it was these d. The sum over all ways to choose d is built one patient after another:
//   B(m, d) = B(m - 1, d) + risk of the m-th * B(m - 1, d - 1), with its derivatives.
//
// Model: D. R. Cox, J. R. Stat. Soc. B 34 (1972) 187-220; recursion: S. Howard, ibid. 210-211; M. H. Gail, J. H. Lubin,
// L. V. Rubinstein, Biometrika 68 (1981) 703-707.
#pragma once

#include <cstddef>

#include "nelm/cohort/cox_pass.h"

namespace nelm::cohort {

/// Steps of the recursion in one pass: at times with tied events, at risk x tied, added up.
double exact_steps(const CoxRows&, const CoxWeights&);

/// As many as take about a second.
inline constexpr double most_exact_steps = 2e8;

/// The largest number of events at one time.
double most_tied(const CoxWeights&);

/// Adds to `point` what `cox_pass` leaves out with exact ties: times with more than one event. Every weight is 0 or 1.
void add_exact_ties(const CoxRows&, const CoxWeights&, const CoxSums&, CoxPoint& point);

}  // namespace nelm::cohort
