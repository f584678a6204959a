// The day a sheet is judged on, and where it was taken from.
#pragma once

#include <optional>

#include "nelm/date.h"
#include "nelm/patient/case.h"

namespace nelm::cli {

struct Day {
  Date        on;
  const char* from;  // "--on", "the case", "today"
};

/// The day asked for, else the one the case names, else today.
Day day_of(const patient::Case&, const std::optional<Date>& asked);

}  // namespace nelm::cli
