// What a team chose, laid beside what the sources say of it. It looks at what the assessment has already come to, so it can
// move no standing.
#pragma once

#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// The sources that speak of one option, by which way each points; within each, oldest first. A source that is silent, not
/// encoded or out of scope stands in none.
struct Support {
  const OptionJudged*          option = nullptr;
  std::vector<const Position*> supports;
  std::vector<const Position*> against;  // advises against, no benefit shown, caution, list or condition not met
  std::vector<const Position*> parts;    // inside its range, or its readings part
  std::vector<const Position*> open;     // cannot be told from what is known

  bool nobody_speaks() const { return supports.empty() && against.empty() && parts.empty() && open.empty(); }
};

/// The options a case says were chosen; none if it does not say.
OptionSet options_chosen(const patient::Case&);

/// One for each of the options, in the clinical order. It points into the assessment.
std::vector<Support> support(const Assessment&, OptionSet);

/// Whether a source surely came out after a day: who decided then cannot have known it.
bool came_later(const Source&, Date day);

}  // namespace nelm::board
