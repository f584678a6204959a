// Published results pooled where they may be, and refused where they may not, each time with the reason.
#pragma once

#include "nelm/evidence/pool.h"
#include "nelm/evidence/proportion.h"
#include "nelm/literature/pool_rows.h"

namespace nelm::literature {

/// One reason why the whole is refused, with the rows it is about.
struct Refused {
  Refusal                  why = Refusal::overlap;
  std::vector<std::string> says;  // one clause for each pair or row
};

/// What is said beside a pool that is made.
enum class Caveat : std::uint8_t {
  one_study,         // one row carries over half of the weight, or all of the heterogeneity
  unmatched,         // the arms compared were not matched
  few,               // under ten studies: no test of asymmetry
  proportions,       // an asymmetry test on proportions would find their scale
  overlap_probable,  // rows that may share patients
  time_zero,         // not stated, and taken as usual
  censoring,         // events are shares of curves, as if nobody had been lost
  half_added,        // an arm of none or all got a half
  from_p,            // a standard error was worked out from P
};
inline constexpr std::size_t caveats = 9;
std::string_view             id_of(Caveat);  // "one-study"

struct Beside {
  Caveat                          is = Caveat::few;
  std::string                     says;
  std::vector<std::string>        without;  // studies without which it was pooled again; none: it was not
  std::optional<evidence::Pooled> pooled;   // that pool
};

/// A row with the effect it brings.
struct PooledRow {
  PoolRow              row;
  double               events = 0, total = 0;  // of a share
  evidence::EffectSize size;
  evidence::Interval   interval;  // of it alone, at the model's level, on the effects' scale
};

struct PoolModel {
  evidence::Model           model{evidence::Between::restricted_likelihood, evidence::Test::knapp_hartung, 0.95};
  evidence::ProportionScale scale =
      evidence::ProportionScale::logit;  // of shares; ratios and times are on the log scale
};

struct JudgedPool {
  PoolQuestion                    question;
  PoolModel                       model;
  std::vector<PooledRow>          rows;
  std::vector<SetAside>           aside;
  std::vector<Refused>            refused;  // none: it may be pooled
  std::optional<evidence::Pooled> pooled;   // none if refused, but as the review printed it
  std::vector<Beside>             beside;

  bool                may_be_pooled() const { return refused.empty() && pooled.has_value(); }
  std::vector<double> totals() const;
  /// A value of the effects' scale as it is read: per cent, a ratio, months.
  double             read(double effect) const;
  evidence::Interval read(evidence::Interval) const;
};

/// Judges the rows and pools them. The knowledge says whether one patient could be of two populations.
/// Problems: the model cannot be fitted to these rows (pool.h).
Result<JudgedPool> judged_pool(const Literature&, const board::Knowledge&, const PoolQuestion&, const PoolModel& = {});

/// Why these rows may not be pooled together; none if they may. In the order of Refusal.
std::vector<Refused> refused(const Literature&, const board::Knowledge&, const std::vector<PoolRow>&);

}  // namespace nelm::literature
