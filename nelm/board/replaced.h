// A newer source in the place of an older one of the same body: only on an option on which it has a rule of its own, and
// only for patients of whom it speaks. What is replaced is not among the valid; it is named, never lost.
#pragma once

#include <span>

#include "nelm/board/position.h"

namespace nelm::board {

/// Marks, among all positions on one option, those whose source names another of them as its successor: `replaced` is met
/// where the successor surely speaks of the case, unknown where it may. Of several that do, the last named. A position
/// replaced asks for nothing, and nor do its rules, which stand in `all_rules` where it says.
void mark_replaced(std::span<Position> on_one_option, std::span<RuleJudged> all_rules);

}  // namespace nelm::board
