// A condition taken apart where "and" joins it: how far a patient is one of a study's, fact by fact.
#pragma once

#include <span>
#include <vector>

#include "nelm/board/condition.h"

namespace nelm::board {

/// One of the parts that "and" joins: a comparison, or a group of another kind as a whole.
struct JoinedPart {
  std::vector<Fact> facts;  // in the order of reading, each once
  Verdict           verdict = Verdict::unknown;
};

/// In the order of reading; none of an empty condition. All met: the condition is met; one unmet: it is unmet.
std::vector<JoinedPart> parts(const Condition&, std::span<const Possible> values);

}  // namespace nelm::board
