// What hangs on each answer to one question: what a value of the fact, alone, would decide.
#pragma once

#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// Answers that decide the same standings, and those standings.
struct Consequence {
  Fact      fact = Fact::none;  // the fact asked for, or a yes/no fact that answers for a list
  Possible  when;               // the answers: of a number a range in one piece
  unsigned  decides = 0;        // standings open now that any of them would decide
  OptionSet options = 0;        // the options of those standings

  friend bool operator==(const Consequence&, const Consequence&) = default;
};

/// For every answer the fact can still have what it would decide, numbers in rising order, words in the order of the
/// vocabulary; answers no standing tells apart are one. The assessment must be of this case by this knowledge on its day.
std::vector<Consequence> consequences(Fact, const patient::Case&, const Knowledge&, const Assessment&);

}  // namespace nelm::board
