// What counts on with the calendar from the day it was said: an age, the months since an operation or the diagnosis. Months
// of stability do not: the disease may have turned since.
#pragma once

#include <optional>

#include "nelm/patient/case.h"

namespace nelm::patient {

bool counts_on(Fact);

/// The day an entry speaks of: its own, else that of the assessment. None if the case names neither: the day it is judged.
std::optional<Date> day_said(const Case&, const Entry&);

/// What is possible of a fact that counts on, on a day, of which this was said on another, before it or after: of an age every
/// number of birthdays that may lie between, never below nothing. Anything if nothing of it is possible on that day: the
/// diagnosis was still to come.
Possible counted_on(Fact, const Possible& said, Date said_on, Date day);

}  // namespace nelm::patient
