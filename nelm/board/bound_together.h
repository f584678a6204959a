// Which facts can bear on each other: what follows from what, what binds what, what rises with time together.
#pragma once

#include <vector>

#include "nelm/board/judged.h"

namespace nelm::board {

class BoundTogether {
 public:
  /// As the table of facts, the bindings and the knowledge's schemes have it.
  explicit BoundTogether(const Knowledge&);

  /// Every fact a change of which can move one of these, those themselves included: reached by the ties, and by no way
  /// through a fact that is known and stays as it is.
  FactSet bearing_on(const FactSet&, const Judged& now) const;

 private:
  void tie(Fact, Fact);

  std::vector<FactSet> ties_;  // by fact
};

}  // namespace nelm::board
