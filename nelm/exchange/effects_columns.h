// Which columns of a table its effects are made of.
#pragma once

#include <span>
#include <string_view>

#include "nelm/evidence/study_table.h"
#include "nelm/exchange/csv_table.h"

namespace nelm::exchange {

enum class EffectsFrom : std::uint8_t {
  estimate_variance,
  estimate_se,
  two_arms,
  two_means,
  hazard_interval,
  hazard_p,
  share,
  rate,
};

struct EffectsColumns {
  EffectsFrom                           from;
  std::span<const std::string_view>     names;
  std::span<const evidence::EffectKind> kinds;  // what can be made of them; the first if nothing else is asked, unless
  bool                                  ask;    // it must be said which
};

struct TakenColumns {
  const EffectsColumns*    columns = nullptr;
  evidence::EffectKind     kind    = evidence::EffectKind::as_given;
  bool                     p_too   = false;  // of hazard_interval: rows without an interval have a P
  std::vector<std::size_t> places;           // of `names` in the table; of `p` behind them, if p_too
};

/// The one set of columns the table has for what is asked, by its word ("or"; empty: whatever there is). Problems:
/// none, with the nearest name of what is missing; several; one that is not of what is asked.
Result<TakenColumns> taken_columns(const CsvTable&, std::string_view asked);

}  // namespace nelm::exchange
