// The pool as it would be if the studies that seem to be missing on one side of the funnel were there, mirrored from
// the other. A picture of sensitivity, not a corrected result.
//
// S. Duval, R. Tweedie, Biometrics 56 (2000) 455-463; J. Am. Stat. Assoc. 95 (2000) 89-98. As metafor's trimfill.
#pragma once

#include "nelm/evidence/pool.h"

namespace nelm::evidence {

enum class MissingBy { l0, r0 };                    // how their number is estimated
enum class MissingSide { automatic, left, right };  // automatic: by the sign of Egger's slope

struct TrimAndFill {
  MissingSide           side    = MissingSide::left;  // never automatic
  double                missing = 0;                  // a whole number
  std::optional<double> missing_standard_error;       // none where its variance, an approximation, comes out below 0
  std::vector<Effect>   filled;                       // the mirrored effects, from the least to the most extreme
  Pooled                pooled;                       // of the effects and, behind them, those filled in
};

/// Fails as pool() does, and for fewer than three effects.
Result<TrimAndFill> trim_and_fill(std::span<const Effect>, const Model& = {}, MissingBy = MissingBy::l0,
                                  MissingSide = MissingSide::automatic);

}  // namespace nelm::evidence
