// A user's own table pooled: every analysis asked for, and what can be said of it by its numbers alone.
//
// Whether the rows may be pooled is not judged: what they count, of whom and from when stands in no table.
#pragma once

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/influence.h"
#include "nelm/evidence/mantel_haenszel.h"
#include "nelm/evidence/study_table.h"
#include "nelm/evidence/subgroups.h"
#include "nelm/evidence/three_level.h"
#include "nelm/evidence/trim_and_fill.h"
#include "nelm/literature/caveat.h"

namespace nelm::literature {

/// How the rows are pooled: by their effects, or as tables of counts without a model of the single one.
enum class TablesBy : std::uint8_t { effects, mantel_haenszel, peto };

/// Moderators, groups and clusters are those the table has.
struct TableQuestion {
  evidence::Model model{evidence::Between::restricted_likelihood, evidence::Test::knapp_hartung, 0.95};
  TablesBy        by        = TablesBy::effects;
  bool            influence = false, egger = false, begg = false, trim_and_fill = false;
  bool            cumulative = false, leave_one_out = false;
};

/// An analysis of asymmetry: made, or refused with the sentence why.
template <class Made>
struct MadeOrRefused {
  std::optional<Made>   made;
  std::optional<Caveat> refused;  // few, proportions
  std::string           says;     // of a refusal
};

struct EggerTests {
  evidence::EggerTest mixed, linear;  // by the model of the pool, and with a multiplicative dispersion
};

/// Groups of a subgroup analysis.
inline constexpr std::size_t most_subgroups = 100;

struct JudgedTable {
  evidence::StudyTable                             table;
  TableQuestion                                    question;
  evidence::Pooled                                 pooled;  // by tables without weights
  std::optional<evidence::HeterogeneityIntervals>  intervals;
  std::optional<evidence::PooledTables>            tables;  // by Mantel-Haenszel or Peto: what else is known
  std::optional<evidence::Regression>              regression;
  std::optional<evidence::Subgroups>               subgroups;
  std::optional<evidence::ThreeLevel>              three_level;
  std::optional<evidence::ClusterRobust>           robust;
  std::string                                      no_three_level;  // why there is none, where clusters were asked for
  std::vector<evidence::Influence>                 influence;
  std::vector<std::size_t>                         in_order;                  // the rows by year, else as they stand
  std::vector<evidence::Pooled>                    cumulative, without_each;  // the first in that order
  std::optional<MadeOrRefused<EggerTests>>         egger;
  std::optional<MadeOrRefused<evidence::BeggTest>> begg;
  std::optional<MadeOrRefused<evidence::TrimAndFill>> trim_and_fill;
  std::vector<Beside>                                 beside;
};

/// Problems: no row; an analysis that cannot be made of these rows, named by its switch; all of them at once. Tests of
/// asymmetry and trim and fill, which looks for the same, are refused on shares and of fewer than ten rows: that is an
/// answer, not a problem.
Result<JudgedTable> judged_table(evidence::StudyTable, const TableQuestion& = {});

}  // namespace nelm::literature
