// One published effect on the scale on which it is pooled: an estimate and its sampling variance.
#pragma once

#include <cstddef>
#include <span>

#include "nelm/result.h"

namespace nelm::evidence {

struct Effect {
  double estimate = 0;  // on the scale of its measure: a log odds ratio, a logit, a difference of means
  double variance = 1;  // of the estimate, on the same scale squared; above 0
};

/// An effect worked out from counts, means or a hazard ratio, and what had to be done for it.
struct EffectSize {
  Effect effect;
  bool   half_added = false;  // a cell was 0: 1/2 was added to every cell of this row
  bool   from_p     = false;  // the variance was worked out from a P value, not from an interval
};

struct Interval {
  double low  = 0;
  double high = 0;
};

/// What keeps effects from being computed with: one problem for each number that is not finite and for each variance
/// not above 0, named "effects[2].variance" (counted from 0); fewer effects than `at_least`. None if all is well.
Problems problems_of(std::span<const Effect> effects, std::size_t at_least = 1);

}  // namespace nelm::evidence
