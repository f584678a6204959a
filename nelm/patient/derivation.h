// What follows from other facts by arithmetic, geometry and the calendar: one table. No cut-off stands here; what
// follows by a source's classes (grade, drainage, pattern) is knowledge.
#pragma once

#include <span>
#include <string_view>

#include "nelm/patient/case.h"
#include "nelm/patient/values.h"

namespace nelm::patient {

/// All a derivation may look at: the reports, what is possible so far, the day.
struct Known {
  const Case&   the_case;
  const Values& values;
  Date          on;
};

/// One fact that follows: the set of results of every combination still possible. It never grows when a value it
/// looks at narrows.
struct Derivation {
  Fact gives;
  Possible (*from)(const Known&);
  std::string_view why = "what follows from other entries";  // said when a report contradicts it
};

std::span<const Derivation> derivations();

/// The number of items of a list that is not known to be complete has no upper end; this tells.
bool closed(const Known&, Fact list);

}  // namespace nelm::patient
