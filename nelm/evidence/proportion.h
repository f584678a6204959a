// Proportions of single arms, on four scales, and back.
//
// Variances and the treatment of zero cells as in metafor's escalc (W. Viechtbauer, J. Stat. Softw. 36(3) (2010)),
// measures PR, PLO, PAS and PFT. The double arcsine: M. F. Freeman, J. W. Tukey, Ann. Math. Stat. 21 (1950) 607-611;
// its way back: J. J. Miller, Am. Stat. 32 (1978) 138.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "nelm/evidence/effect.h"

namespace nelm::evidence {

enum class ProportionScale {
  raw,            // x / n; variance p (1 - p) / n
  logit,          // ln(x / (n - x)); variance 1 / x + 1 / (n - x)
  arcsine,        // asin(sqrt(x / n)), in radians; variance 1 / (4 n)
  freeman_tukey,  // the mean of asin(sqrt(x / (n + 1))) and asin(sqrt((x + 1) / (n + 1))); variance 1 / (4 n + 2)
};

/// What a scale is called on a command line and in a table of methods.
struct ScaleName {
  ProportionScale  scale;
  std::string_view word;  // "freeman-tukey"
  std::string_view name;  // "double arcsine"
};
inline constexpr std::array<ScaleName, 4> scale_names = {{
    {ProportionScale::raw, "raw", "untransformed"},
    {ProportionScale::logit, "logit", "logit"},
    {ProportionScale::arcsine, "arcsine", "arcsine"},
    {ProportionScale::freeman_tukey, "freeman-tukey", "double arcsine"},
}};
constexpr std::string_view                name_of(ProportionScale s) {
  return std::ranges::find(scale_names, s, &ScaleName::scale)->name;
}

struct Proportion {
  double events = 0;  // 0..total
  double total  = 0;  // above 0
};

/// The arm on a scale. On the raw and logit scales an arm without events, or of nothing but events, gets 1/2 added to
/// both counts, and says so.
/// Fails: total not above 0; events not within 0..total; not numbers.
Result<EffectSize> proportion(Proportion, ProportionScale);

/// The n with which a pooled Freeman-Tukey value is turned back: 1 / mean(1 / n), as metafor's transf.ipft.hm.
/// Needs at least one total, all above 0.
double harmonic_mean(std::span<const double> totals);

/// A value on a scale as a proportion, 0..1. What lies beyond the scale's ends becomes 0 or 1; on the raw scale nothing
/// is cut. `n`, above 0, is looked at for Freeman-Tukey alone.
double   back_to_proportion(double value, ProportionScale, double n = 1);
Interval back_to_proportion(Interval, ProportionScale, double n = 1);

}  // namespace nelm::evidence
