// What one derivation makes of what a case reports, for the tests of derivations.
#pragma once

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/derivation.h"

namespace nelm::patient::by_hand {

/// What follows where a yes/no fact stays open.
inline const Possible either = choice(yes_or_no);

/// Of the reports alone: nothing else is derived before it.
inline Possible follows(Possible (*derivation)(const Known&), const Case& c, std::string_view on = "2017-06-01") {
  const Values values = as_reported(c);
  return derivation({c, values, day(on)});
}

}  // namespace nelm::patient::by_hand
