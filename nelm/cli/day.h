// The day a sheet is judged on: what --on says, else the case, else the clock.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "nelm/cli/command.h"
#include "nelm/date.h"
#include "nelm/patient/case.h"

namespace nelm::cli {

/// The day, and where it was taken from: "--on", "the case", "today".
struct Day {
  Date        on;
  const char* from;
};

/// The day a switch names ("2017-11-20" or "today"), if it was given; else what is wrong with it.
tl::expected<std::optional<Date>, std::string> day_named(const Request&, std::string_view name);

/// The day of --on, if it was given; else what is wrong with it.
tl::expected<std::optional<Date>, std::string> day_asked(const Request&);

Day day_of(const patient::Case&, const std::optional<Date>& asked);

}  // namespace nelm::cli
