// In which order the lines of a page give up words where it is longer than it may be.
#pragma once

#include <vector>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// The lines that go on from one step to `shorter[step]`, in the order in which they give way.
struct Shortening {
  unsigned                 step = 0;
  std::vector<const Line*> lines;
  std::vector<std::size_t> stops;  // after how many of them the others may stay as they are; the last is all
};

/// Step by step, and in each step one line after the other, so that no more of them give way than must:
/// - every line to a step before any to the next, for each step loses more than the one before it: criteria by name, then
///   reasons;
/// - what stands behind a closed gate before what does not: it cannot be chosen as things are;
/// - else from the end of the page to its beginning. A page begins with what a board has to settle, where the sources part,
///   and goes on to where they agree; within these options keep their clinical order, and none gives way for what is said of
///   it.
/// Lines of a section of which one says what another leaves out give way together. A step that would change nothing is
/// left out. Points into the page.
std::vector<Shortening> giving_way(const Page&);

}  // namespace nelm::sheet
