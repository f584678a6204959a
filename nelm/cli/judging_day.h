// The day a case is judged on, and where it was taken from: what was asked for, else the case's own day, else today.
#pragma once

#include <optional>

#include "nelm/date.h"
#include "nelm/patient/case.h"

namespace nelm::cli {

struct Day {
  Date        on;
  const char* from;  // "--on", "the case", "today"
};

/// The case's own assessment_date, if it names a single day.
std::optional<Date> own_day(const patient::Case&);

Day day_of(const patient::Case&, const std::optional<Date>& asked);

}  // namespace nelm::cli
