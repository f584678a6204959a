// A published hazard ratio on the log scale, its variance from its interval or from an exact P value; an incidence rate
// on the log scale.
#pragma once

#include "nelm/evidence/effect.h"

namespace nelm::evidence {

struct HazardRatio {
  double   ratio = 1;     // above 0
  Interval interval;      // of the ratio, above 0, around it; a confidence interval, never a range
  double   level = 0.95;  // of the interval
};

/// ln HR; its standard error is the width of the interval on the log scale / (2 z).
/// Fails: a ratio or bound not above 0; bounds not on either side of the ratio or equal; a level not between 0 and 1.
Result<EffectSize> log_hazard_ratio(const HazardRatio&);

/// How far an estimate lies from the middle of its interval on the log scale, and how far the rounding of the three could
/// put it there: half a unit of the last digit each is printed with, 0.05 of 0.4. An interval made on the log scale has its
/// estimate in the middle; one made as the numbers stand, or misprinted, has not.
/// Requires: all three above 0.
struct FromTheMiddle {
  double off = 0, by_rounding = 0;

  bool more_than_rounding() const { return off > by_rounding; }
};
FromTheMiddle from_the_middle(double estimate, const Interval&);

/// A two-sided P value as printed: "0.034" is exact, "<0.001" a bound.
struct PValue {
  enum class Kind { exact, below, above };
  double value = 1;  // above 0, below 1
  Kind   kind  = Kind::exact;
};

/// ln HR; its standard error is |ln HR| / z, z the normal deviate of the two-sided P. Marked `from_p`.
/// Fails: a ratio not above 0, or of 1 (which has no standard error by this road); P not between 0 and 1; P a bound,
/// from which no standard error follows.
Result<EffectSize> log_hazard_ratio(double ratio, PValue);

/// ln(events / time), variance 1 / events; `time` in whatever unit the rate is wanted in (patient-years). As metafor's
/// IRLN: no events are counted as 1/2, and that is said.
/// Fails: events below 0; time not above 0.
Result<EffectSize> log_rate(double events, double time);

}  // namespace nelm::evidence
