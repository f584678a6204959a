#include "nelm/evidence/study_table.h"

#include <array>

namespace nelm::evidence {

namespace {

using As = Reading::As;

// In the order of EffectKind.
constexpr std::array<EffectKindRow, effect_kinds> effect_kind_rows{{
    {"", "effect as given", As::number},
    {"or", "odds ratio", As::ratio},
    {"rr", "risk ratio", As::ratio},
    {"rd", "risk difference", As::number},
    {"peto", "Peto's odds ratio", As::ratio},
    {"md", "difference of means", As::number},
    {"smd", "standardised difference of means", As::number},
    {"rom", "ratio of means", As::ratio},
    {"hr", "hazard ratio", As::ratio},
    {"rate", "rate", As::ratio},
    {"share", "share", As::per_cent},
}};

}  // namespace

const EffectKindRow& row_of(EffectKind kind) { return effect_kind_rows[static_cast<std::size_t>(kind)]; }

std::optional<Contrast> contrast_of(EffectKind kind) {
  switch (kind) {
    case EffectKind::odds_ratio:      return Contrast::odds_ratio;
    case EffectKind::risk_ratio:      return Contrast::risk_ratio;
    case EffectKind::risk_difference: return Contrast::risk_difference;
    case EffectKind::peto:            return Contrast::peto;
    default:                          return {};
  }
}

std::optional<MeanContrast> mean_contrast_of(EffectKind kind) {
  switch (kind) {
    case EffectKind::mean_difference:         return MeanContrast::difference;
    case EffectKind::standardised_difference: return MeanContrast::standardised;
    case EffectKind::ratio_of_means:          return MeanContrast::ratio;
    default:                                  return {};
  }
}

EffectKind kind_of(Contrast c) {
  std::size_t i = 0;
  while (contrast_of(static_cast<EffectKind>(i)) != c) ++i;
  return static_cast<EffectKind>(i);
}

Reading StudyTable::reading() const {
  Reading reading{.as = row_of(kind).as, .scale = scale};
  if (counts.empty()) return reading;
  std::vector<double> totals;
  for (const Proportion& one : counts) totals.push_back(one.total);
  reading.n = harmonic_mean(totals);
  return reading;
}

}  // namespace nelm::evidence
