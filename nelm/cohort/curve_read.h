// What is read off a curve: survival at a time, and the time by which a share has had the event.
//
// R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41: the limits of a quantile are where the limits of the curve cross.
#pragma once

#include <optional>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/cohort/survival_interval.h"

namespace nelm::cohort {

struct SurvivalAt {
  double           time     = 0;
  double           survival = 1;
  double           error    = 0;  // its standard error; NaN at 0
  SurvivalInterval interval;
  double           at_risk = 0;  // at the first step at or after `time`, as R counts: of delayed entries until then all
  double           events = 0, censored = 0;  // up to and with `time`
};

/// Nothing if the curve does not say: `time` is after the last step, and the curve has not reached 0 by then.
std::optional<SurvivalAt> survival_at(const Curve&, double time, double level, IntervalScale);

/// Levels this near to each other are the same, as in R's quantile.survfit: a curve is a product, and rounds.
inline constexpr double same_level = 0x1p-26;

struct Quantile {
  std::optional<double> time;       // nothing: not reached
  std::optional<double> low, high;  // nothing: the limit is not reached
};

/// The time by which a share `p`, 0 < p < 1, has had the event: p = 0.5 is the median. Where the curve is level at exactly
/// 1 - p, the middle of that stretch; of one that lasts to the end, the middle between its beginning and the last step.
/// The same for each limit. A limit may rise where the curve falls (log-log, with few at risk): then it counts from the step after
/// which it is highest below 1 - p, as in R's quantile.survfit.
Quantile quantile(const Curve&, double p, double level, IntervalScale);

}  // namespace nelm::cohort
