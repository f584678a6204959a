// Means of two arms: their difference, the standardised difference and the ratio, each with its variance.
//
// As metafor's escalc (W. Viechtbauer, J. Stat. Softw. 36(3) (2010)), measures MD, SMD and ROM. The exact correction of
// the standardised difference: L. V. Hedges, J. Educ. Stat. 6 (1981) 107-128. The ratio: L. V. Hedges, J. Gurevitch, P.
// S. Curtis, Ecology 80 (1999) 1150-1156.
#pragma once

#include "nelm/evidence/effect.h"

namespace nelm::evidence {

struct ArmMean {
  double mean  = 0;
  double sd    = 1;  // standard deviation of the patients' values, not an error of the mean; above 0
  double total = 0;  // patients; at least 2
};

enum class MeanContrast {
  difference,    // mean 1 - mean 2, in the unit of the means
  standardised,  // Hedges' g: the difference in pooled standard deviations, corrected for small samples
  ratio,         // ln(mean 1 / mean 2)
};

/// The first arm against the second.
/// Fails: a standard deviation not above 0; a total below 2; for the ratio, means that are 0 or of opposite sign.
Result<EffectSize> contrast(const ArmMean& first, const ArmMean& second, MeanContrast);

}  // namespace nelm::evidence
