// What would change the answer: for each option and source that is decided against or open, the smallest changes of facts
// that would surely turn it in the option's favour. Only what can change is changed, and only as it can (patient/changes.h);
// what is not known may be found out. Gates stand before every position, and are not looked at.
#pragma once

#include <vector>

#include "nelm/board/in_the_way.h"

namespace nelm::board {

/// One fact, and all it may become, the others being changed too: of a number a range in one piece.
struct Change {
  Fact     fact = Fact::none;
  How      how  = How::found_out;
  Possible to;

  friend bool operator==(const Change&, const Change&) = default;
};

/// Changes that together suffice, in the order of the catalogue; whichever of the values each may become.
struct Way {
  std::vector<Change> changes;
  unsigned            crosses = 0;  // limits and gaps on the nearest way, of all of them together

  friend bool operator==(const Way&, const Way&) = default;
};

/// One position that does not surely favour its option, and how it would.
struct WouldChange {
  const Position*  position = nullptr;  // in the assessment
  std::vector<Way> ways;                // those of the fewest facts: nearest first, then in the order of the catalogue
};

/// The most facts that are changed together.
inline constexpr std::size_t most_facts_changed = 3;

/// Where several ways take as few facts, those that change most of what the source itself names, or of what that rests on:
/// that no liver lesion is a low tumour load need not be said. And of those that would let time pass, named by different
/// facts, that by which least passes.
///
/// Every position that could favour its option and does not surely, in the order of the assessment; without ways where no
/// three facts that can change suffice. Exact over the limits that occur in the knowledge and one value inside each gap
/// between them. The assessment must be of this case by this knowledge on its day.
std::vector<WouldChange> what_would_change(const patient::Case&, const Knowledge&, const Assessment&);

}  // namespace nelm::board
