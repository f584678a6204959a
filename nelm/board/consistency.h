// Looking at knowledge without a patient: every case its conditions could tell apart, tried.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/patient/values.h"

namespace nelm::board {

/// One value for each threshold of a fact and each gap between, inside the fact's bounds; every word of a choice.
std::vector<Possible> representatives(Fact, std::span<const Condition* const> of);

/// A condition, and the verdict looked for: met or unmet.
struct Wanted {
  const Condition* condition;
  Verdict          verdict;
};

struct Example {
  std::optional<patient::Values> values;            // none: no case has these verdicts
  bool                           all_tried = true;  // false: there were too many to try, and none among those tried
};

/// A consistent case in which all of these conditions have these verdicts, if there is one: one representative for each
/// fact any of them names, anything of the others. Consistent: the derivations, the facts that bind each other and the
/// knowledge's schemes leave every fact something.
Example example(std::span<const Wanted>, const Knowledge&);

}  // namespace nelm::board
