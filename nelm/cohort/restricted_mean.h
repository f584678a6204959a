// The mean time without the event within a limit: the area below the curve up to `tau`. It needs no proportional hazards.
//
// P. Royston, M. K. B. Parmar, BMC Med. Res. Methodol. 13 (2013) 152; H. Uno et al., J. Clin. Oncol. 32 (2014) 2380-2385;
// variance: J. P. Klein, M. L. Moeschberger, Survival Analysis (2003), 4.5.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/result.h"

namespace nelm::cohort {

struct RestrictedMean {
  double tau   = 0;                           // the limit, > 0, in the unit of the times
  double mean  = 0;                           // 0 to tau
  double error = 0;                           // its standard error
  double low = 0, high = 0;                   // mean -+ critical x error
  double lost() const { return tau - mean; }  // the mean time lost before tau
};

/// The second group against the first: a difference of means, or their ratio.
struct MeanContrast {
  double estimate = 0;
  double error    = 0;  // its standard error; of a ratio that of its logarithm
  double low = 0, high = 0;
  double p = 1;  // two-sided, by the normal distribution
};

struct RestrictedMeans {
  std::vector<RestrictedMean> groups;             // one for each curve
  std::optional<MeanContrast> difference, ratio;  // of two groups; the ratio if both means are above 0
};

/// As far as every curve says: the smallest last time; a curve that has reached 0 says it for ever (infinite).
double largest_tau(std::span<const Curve>);

/// Takes:  Kaplan-Meier curves of groups, none of them empty; tau > 0; the level of the intervals, 0..1.
/// Refuses: a tau that is not above 0, or above largest_tau: the problem says how far one can go.
/// Agrees: with R's summary(survfit, rmean = tau) and survRM2::rmst2.
Result<RestrictedMeans> restricted_means(std::span<const Curve>, double tau, double level);

}  // namespace nelm::cohort
