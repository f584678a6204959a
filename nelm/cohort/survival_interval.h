// An interval around a share that is still without the event, on the scale it is made on.
//
// plain, log: E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457-481, with M. Greenwood's variance (1926);
// log-log: J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data (1980);
// logit, arcsine: W. Meeker, L. Escobar, Statistical Methods for Reliability Data (1998); V. N. Nair, Technometrics 26
// (1984) 265-275. The same as `conf.type` of R's survfit.
#pragma once

#include <cstdint>

namespace nelm::cohort {

enum class IntervalScale : std::uint8_t { plain, log, log_log, logit, arcsine };

struct SurvivalInterval {
  double low = 0, high = 1;  // 0..1; NaN where the scale knows none

  friend bool operator==(const SurvivalInterval&, const SurvivalInterval&) = default;
};

/// Takes:   the share `survival`, 0..1, the standard error of its logarithm, and the level of the interval, 0..1.
/// Returns: an interval within 0 to 1. Of a share of 0 there is none (NaN), and of 1 none on the last three scales.
SurvivalInterval survival_interval(double survival, double log_error, double level, IntervalScale);

}  // namespace nelm::cohort
