// What can become of a fact: in time, by treatment, by the course of the disease, by an examination. Never a younger age,
// another site, a second reading of the same slide; a primary that was removed stays removed.
#pragma once

#include "nelm/patient/values.h"

namespace nelm::patient {

/// What else a fact can come to be than what is possible of it now; empty if nothing. Of a fact that only follows from
/// others: nothing, they change.
Possible can_become(Fact, const Possible& now);

/// Whether finding out more of it is still open: several values are possible, and it is not something a slide was read
/// for, which is not read again until it pleases.
bool can_be_found_out(Fact, const Possible& now);

/// How it changes, in a sentence of the catalogue: "rises with time, and never falls".
std::string_view in_words(Changes);

}  // namespace nelm::patient
