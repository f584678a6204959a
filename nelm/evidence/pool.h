// Effects of several studies pooled into one, as metafor's rma does it.
//
//   const auto pooled = pool(effects, {Between::restricted_likelihood, Test::knapp_hartung});
//   if (!pooled) ... pooled.error() says which row cannot be pooled, and why
//   pooled->estimate, pooled->interval, pooled->prediction
//
// Whether effects may be pooled at all (one endpoint, one time zero, no shared patients) is not looked at here.
//
// Model and definitions: W. Viechtbauer, J. Stat. Softw. 36(3) (2010); I2 and H2: J. P. T. Higgins, S. G. Thompson,
// Stat. Med. 21 (2002) 1539-1558; the interval of tau2: W. Viechtbauer, Stat. Med. 26 (2007) 37-52.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "nelm/evidence/effect.h"
#include "nelm/evidence/model.h"
#include "nelm/numerics/distributions.h"

namespace nelm::evidence {

/// How much more the studies differ than chance alone would make them.
struct Heterogeneity {
  double                tau2           = 0;     // variance between studies, on the scale of the effects squared
  bool                  tau2_estimated = true;  // else it is 0 by assumption: equal effects, or a single one
  std::optional<double> tau2_standard_error;    // none for equal effects and for a single effect
  double                q         = 0;          // Cochran's Q, with the sampling variances alone
  double                q_degrees = 0;
  double                q_p       = 1;
  double                i2        = 0;  // per cent of the total variability; by tau2, for equal effects by Q
  double                h2        = 1;  // total over sampling variability; for equal effects Q / degrees
};

struct Pooled {
  std::size_t k              = 0;
  double      estimate       = 0;
  double      standard_error = 0;
  double      statistic      = 0;                         // z, or t with `degrees`
  double      degrees        = numerics::normal_degrees;  // of t; `normal_degrees` for z
  double      p              = 1;                         // two-sided, of no effect (0 on the effects' scale)
  Interval    interval;                                   // of confidence, at the model's level
  std::optional<Interval>
                      prediction;  // of the true effect in a new study; none for equal effects and for a single effect
  Heterogeneity       heterogeneity;
  double              s2w                       = 1;  // by what Knapp and Hartung multiply the variance; 1 for Wald
  double              log_likelihood            = 0;
  double              restricted_log_likelihood = 0;
  std::vector<double> weights;  // per cent, in the order of the effects; their sum is 100
};

/// The effects pooled. A single effect stands for itself: equal effects, Wald, no prediction, whatever the model.
/// Effects that are all the same have by Knapp and Hartung no error at all: an interval without width, P of 0 or, at 0,
/// of 1.
/// Fails: no effect; a number that is not finite; a variance not above 0; a level not between 0 and 1; variances so far
/// apart that no double holds their squares. Every such row is named ("effects[2].variance", from 0).
/// Exact to: about 1e-12 relative; tau2 by iteration to the same, and exactly 0 where it is 0 (metafor stops just
/// above).
/// Time: proportional to the number of effects.
Result<Pooled> pool(std::span<const Effect>, const Model& = {});

/// Confidence intervals of tau2, I2 and H2 by the Q-profile.
struct HeterogeneityIntervals {
  Interval tau2, i2, h2;  // all 0, 0 and 1 at both ends if even tau2 = 0 lies above the interval (`empty`)
  bool     empty = false;
};

/// Does not depend on the estimator of tau2 nor on the test; only the level is looked at. Where the upper bound of tau2
/// lies above 100 it is given, where metafor says ">100".
/// Fails as pool() does, and for fewer than two effects.
Result<HeterogeneityIntervals> heterogeneity_intervals(std::span<const Effect>, double level = 0.95);

}  // namespace nelm::evidence
