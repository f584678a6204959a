// Do groups have the event at the same rate? Events in each group against those expected if all had one rate.
//
// N. Mantel, Cancer Chemother. Rep. 50 (1966) 163-170; R. Peto, J. Peto, J. R. Stat. Soc. A 135 (1972) 185-207;
// E. A. Gehan, Biometrika 52 (1965) 203-223; N. Breslow, Biometrika 57 (1970) 579-594; R. E. Tarone, J. Ware, Biometrika 64
// (1977) 156-160; D. P. Harrington, T. R. Fleming, Biometrika 69 (1982) 553-566; trend: R. E. Tarone, Biometrika 62 (1975)
// 679-682.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <span>

#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

/// What an event counts. S is the Kaplan-Meier estimate of all groups of the stratum together, just before the event; n those at
/// risk there.
struct EventWeight {
  enum class By : std::uint8_t {
    survival,  // S^rho (1 - S)^gamma: the log-rank test at 0, 0; rho alone is survdiff's; 1, 0: Peto-Peto, by S before
    at_risk,   // n: Gehan, Breslow
    root_of_at_risk,  // the root of n: Tarone, Ware
  };

  By     by  = By::survival;
  double rho = 0, gamma = 0;  // >= 0
};

struct LogRank {
  Eigen::VectorXd rows;      // of each group: the sum of its weights
  Eigen::MatrixXd observed;  // groups x strata: events, weighted as asked
  Eigen::MatrixXd expected;  // likewise, if all groups had one rate
  Eigen::MatrixXd variance;  // groups x groups: of observed - expected, over all strata; hypergeometric
  double          chi_squared = 0;
  int             degrees     = 0;  // groups less one, less one for each set more of groups that never meet
  double          p           = 1;  // 1 with 0 degrees: nothing to compare

  Eigen::VectorXd difference() const { return observed.rowwise().sum() - expected.rowwise().sum(); }
};

/// Takes:   for each row its group, from 0; strata and delayed entry from the follow-up. Weights count patients: n and d are sums of
///          them, and a weight of 2 is as good as two rows.
/// Returns: to the bit the same for any order of the rows and any number of threads.
/// Agrees:  with R's survdiff(rho) to 1e-11; to 1e-8 where the variance is nearly singular. Where it is singular, as where
///          one group has strata of its own, survdiff has no answer: the pseudo-inverse compares those that meet.
/// Costs:   counting or one sort, and O(groups^2) for each time of an event; the variance has groups^2 numbers.
LogRank log_rank(const FollowUp&, std::span<const std::int32_t> group, EventWeight = {}, int threads = 1);

struct Trend {
  double score    = 0;  // the sum of scores x (observed - expected): above 0, groups of higher scores have more events
  double variance = 0;  // of `score`
  double chi_squared = 0;  // with 1 degree of freedom
  double p           = 1;  // two-sided; 1 if the variance is 0
};

/// Does the rate rise or fall over ordered groups? Takes: a score for each group; empty: 1, 2, 3 ...
Trend trend(const LogRank&, std::span<const double> scores = {});

}  // namespace nelm::cohort
