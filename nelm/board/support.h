// What a team chose, laid beside what the sources say of it. It looks at what the assessment has already come to, so it can
// move no standing.
#pragma once

#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// What one source says of an option, in one word.
struct Voice {
  const Position* position = nullptr;
  Word            word     = Word::silent;

  const Source& source() const { return *position->source; }
};

/// The sources that speak of one option, by which way each points; within each, oldest first. Each finding of a study that
/// holds, or is open, is a voice of its own, one for each word. A source that is silent, not encoded or out of scope has none.
struct Support {
  const OptionJudged* option = nullptr;
  std::vector<Voice>  supports;
  std::vector<Voice>  against;  // advises against, list not met, no benefit shown, caution
  std::vector<Voice>  unmet;    // its condition is not met: weaker than against
  std::vector<Voice>  parts;    // inside its range, or its readings part
  std::vector<Voice>  open;     // cannot be told from what is known

  bool nobody_speaks() const {
    return supports.empty() && against.empty() && unmet.empty() && parts.empty() && open.empty();
  }
};

/// The options a case says were chosen; none if it does not say.
OptionSet options_chosen(const patient::Case&);

/// One for each of the options, in the clinical order. It points into the assessment.
std::vector<Support> support(const Assessment&, OptionSet);

/// Whether a source surely came out after a day: who decided then cannot have known it.
bool came_later(const Source&, Date day);

/// Whether it may have come after the day: it is dated by a year or a month that holds the day and does not end with it.
bool perhaps_later(const Source&, Date day);

}  // namespace nelm::board
