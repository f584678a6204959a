// Which missing facts are worth finding out first: those whose answer would move most standings. Never by the kind of
// option, never by the hoped-for outcome.
#pragma once

#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

struct Worth {
  Fact      fact    = Fact::none;
  unsigned  narrows = 0;  // standings that at least one value of it alone would narrow
  unsigned  decides = 0;  // standings that at least one value of it alone would decide
  OptionSet options = 0;  // the options of the standings it would narrow
  OptionSet gates   = 0;  // the options before which it would settle an open gate

  friend bool operator==(const Worth&, const Worth&) = default;
};

/// The facts any open standing, precondition or gate asks for, most decisive first: by the standings it would narrow,
/// then those it could decide, then the gates it would settle, then the order of the catalogue. Each is tried alone, at
/// every threshold that occurs in the knowledge and one value inside each gap between. The assessment must be of this
/// case by this knowledge on its day.
std::vector<Worth> worth_asking(const patient::Case&, const Knowledge&, const Assessment&);

}  // namespace nelm::board
