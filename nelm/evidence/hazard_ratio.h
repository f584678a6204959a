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
