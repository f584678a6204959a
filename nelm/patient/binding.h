// Facts that bind each other: whenever one is surely so, another must be. Logic only; no cut-off stands here.
#pragma once

#include <span>

#include "nelm/patient/values.h"

namespace nelm::patient {

/// While everything possible of `when` lies within `within`, `then` can only be `is`. Every binding stands in the table
/// both ways round, as it is and as its contrapositive.
struct Binding {
  Fact             when;
  Possible         within;
  Fact             then;
  Possible         is;
  std::string_view why;             // "no lesion, no load": said when a report contradicts it
  bool             yields = false;  // where they contradict, what is said of `then` stands alone, flagged
};

std::span<const Binding> bindings();

inline bool holds(const Binding& b, const Values& v) { return meet(v[b.when], b.within) == v[b.when]; }

/// Diagnosis lies at least as far back as the stability and the resection of the primary: the narrowed pair.
struct Bounds {
  Possible diagnosis_months_ago, stability_months, primary_resection_months_ago;
};
Bounds by_the_calendar(const Values&);

}  // namespace nelm::patient
