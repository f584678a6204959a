// Published results pooled where they may be, and refused where they may not, each time with the reason.
#pragma once

#include "nelm/evidence/reading.h"
#include "nelm/literature/caveat.h"
#include "nelm/literature/pool_rows.h"

namespace nelm::literature {

/// One reason why the whole is refused, with the rows it is about.
struct Refused {
  Refusal                  why = Refusal::overlap;
  std::vector<std::string> says;  // one clause for each pair or row
};

/// A row with the effect it brings.
struct PooledRow {
  PoolRow              row;
  double               events = 0, total = 0;  // of a share; of a contrast those of its first arm
  evidence::TwoArms    arms;                   // of a contrast
  evidence::EffectSize size;
  evidence::Interval   interval;  // of it alone, at the model's level, on the effects' scale
};

struct PoolModel {
  evidence::Model           model{evidence::Between::restricted_likelihood, evidence::Test::knapp_hartung, 0.95};
  evidence::ProportionScale scale =
      evidence::ProportionScale::logit;  // of shares; ratios and times are on the log scale
};

/// An analysis of asymmetry that was asked for and is refused.
struct NotTested {
  std::string analysis;  // "Egger's test"
  Caveat      why = Caveat::few;
  std::string says;
};

struct JudgedPool {
  PoolQuestion                    question;
  PoolModel                       model;
  std::vector<PooledRow>          rows;
  std::vector<SetAside>           aside;
  std::vector<Refused>            refused;  // none: it may be pooled
  std::optional<evidence::Pooled> pooled;   // none if refused, but as the review printed it
  std::vector<Beside>             beside;
  std::vector<NotTested>          not_tested;

  bool   may_be_pooled() const { return refused.empty() && pooled.has_value(); }
  double patients() const;  // in all rows; 0 where they are not counted
  /// How values of the effects' scale are read: per cent, a ratio or months, a difference of risks.
  evidence::Reading  reading() const;
  double             read(double effect) const { return reading()(effect); }
  evidence::Interval read(evidence::Interval i) const { return reading()(i); }
};

/// Judges the rows and pools them. The knowledge says whether one patient could be of two populations.
/// Problems: the model cannot be fitted to these rows (pool.h).
Result<JudgedPool> judged_pool(const Literature&, const board::Knowledge&, const PoolQuestion&, const PoolModel& = {});

/// Why these rows may not be pooled together; none if they may. In the order of Refusal. Of a contrast both arms are
/// judged.
std::vector<Refused> refused(const Literature&, const board::Knowledge&, const std::vector<PoolRow>&,
                             std::optional<evidence::Contrast> = {});

}  // namespace nelm::literature
