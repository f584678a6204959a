// Events in two arms: the odds ratio, the risk ratio, the risk difference and Peto's odds ratio, each with its
// variance.
//
// As metafor's escalc (W. Viechtbauer, J. Stat. Softw. 36(3) (2010)), measures OR, RR, RD and PETO. Peto: S. Yusuf et
// al., Prog. Cardiovasc. Dis. 27 (1985) 335-371.
#pragma once

#include "nelm/evidence/effect.h"

namespace nelm::evidence {

/// Who had the event in each arm. What counts as the event is the caller's: where survivors are counted, a ratio above
/// 1 favours the first arm.
struct TwoArms {
  double events_1 = 0, total_1 = 0;  // 0 <= events <= total, total above 0
  double events_2 = 0, total_2 = 0;
};

enum class Contrast {
  odds_ratio,       // ln OR
  risk_ratio,       // ln RR
  risk_difference,  // risk in arm 1 - risk in arm 2
  peto,             // ln of Peto's one-step odds ratio
};

/// The first arm against the second. If any of the four cells is 0, 1/2 is added to all four, and said.
/// Fails: a total not above 0; events not within 0..total; not numbers.
Result<EffectSize> contrast(const TwoArms&, Contrast);

/// What keeps two arms from being computed with, named "events_1", "total_2".
Problems problems_of(const TwoArms&);

}  // namespace nelm::evidence
