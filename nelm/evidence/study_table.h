// A table of effects that somebody made: what each row is of, its effect, and what else is known of its study.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/evidence/meta_regression.h"
#include "nelm/evidence/reading.h"
#include "nelm/evidence/two_arms.h"
#include "nelm/evidence/two_means.h"

namespace nelm::evidence {

/// What the effects of a table are.
enum class EffectKind : std::uint8_t {
  as_given,  // estimates of which nothing is said
  odds_ratio,
  risk_ratio,
  risk_difference,
  peto,
  mean_difference,
  standardised_difference,
  ratio_of_means,
  hazard_ratio,
  rate,
  share,
};
inline constexpr std::size_t effect_kinds = 11;

struct EffectKindRow {
  std::string_view word;  // on a command line: "or"; empty for estimates as given
  std::string_view name;  // "odds ratio"
  Reading::As      as = Reading::As::number;
};
const EffectKindRow& row_of(EffectKind);

/// How two arms are contrasted, of the four kinds made from counts; of the three made from means.
std::optional<Contrast>     contrast_of(EffectKind);
std::optional<MeanContrast> mean_contrast_of(EffectKind);
/// The kind of effect that contrast makes: contrast_of(kind_of(c)) is c.
EffectKind kind_of(Contrast);

/// Column by column, each as long as the table or, where it holds nothing of the sort, empty.
struct StudyTable {
  EffectKind               kind  = EffectKind::as_given;
  ProportionScale          scale = ProportionScale::logit;  // of shares
  std::vector<std::string> study;
  std::vector<Effect>      effects;
  std::vector<char>        half_added, from_p;  // 1: as EffectSize says of the row
  std::vector<std::string> off_middle;          // rows off the middle of their interval, each with its place
  std::vector<Proportion>  counts;              // of shares
  std::vector<TwoArms>     arms;                // of contrasts of counts
  std::vector<double>      year;
  Moderators               moderators;
  std::vector<std::string> subgroup, cluster;

  std::size_t rows() const { return effects.size(); }
  Reading     reading() const;
};

}  // namespace nelm::evidence
