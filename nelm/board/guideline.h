// How several rules of one guideline on one option make one position (bars and indications), and how a list's or a
// study's rules do.
#pragma once

#include <span>

#include "nelm/board/position.h"

namespace nelm::board {

/// Fills in worst, best, scope, missing and the rest of a position from its rules, and lets the rules that can no longer
/// change it ask for nothing. Does not depend on the order of the rules.
void combine(std::span<RuleJudged> rules, Position& into);

}  // namespace nelm::board
