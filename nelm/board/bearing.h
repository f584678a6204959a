// What is shown beside the standings and moves none of them: conflicts between the sources, prognostic factors.
#pragma once

#include "nelm/board/assess.h"

namespace nelm::board {

/// Takes an assessment whose facts and options are judged; writes its conflicts and factors, every one, in the order of
/// the knowledge. Narrowing a fact may only turn an unknown one into met or unmet.
void judge_what_bears(const Knowledge&, Assessment&);

}  // namespace nelm::board
