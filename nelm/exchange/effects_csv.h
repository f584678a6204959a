// A user's own table of studies, as CSV: a column `study`, the columns of one kind of effect, and whatever else is
// known of the studies.
//
//   estimate, variance or se            an effect as it is, or as --contrast names it (or: its logarithm)
//   events_1, n_1, events_2, n_2        or, rr, rd, peto
//   mean_1, sd_1, n_1, mean_2, sd_2, n_2   md, smd, rom
//   hr, low, high and/or p              the logarithm of the hazard ratio; the interval where a row has one (95 %)
//   events, n                           share
//   events, time                        rate
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/evidence/study_table.h"
#include "nelm/exchange/source.h"

namespace nelm::exchange {

struct EffectsAsked {
  std::string                contrast;  // what the effects are to be, by its word; empty: as the columns say
  evidence::ProportionScale  scale = evidence::ProportionScale::logit;  // of shares
  std::vector<std::string>   moderators;                                // columns of numbers
  std::optional<std::string> subgroup, cluster;                         // columns of words
  bool                       by_year = false;                           // the column `year` is wanted, if there is one
};

struct EffectsTable {
  evidence::StudyTable     table;
  std::vector<std::string> taken;     // the columns the effects were made of
  std::vector<std::string> not_used;  // columns that were not looked at
};

/// So many malformed cells are told one by one; the rest is counted.
inline constexpr std::size_t most_cells_told = 1000;

/// Reads and computes every row. Problems, all at once: what csv_table tells; columns missing, with the nearest name;
/// the columns of two kinds; each cell that is no number, is empty or cannot be computed with, at its place. No row
/// at all is none.
Result<EffectsTable> read_effects(const Source&, const EffectsAsked& = {});

}  // namespace nelm::exchange
