// The case in a file, as the commands that judge one take it.
#pragma once

#include <optional>

#include "nelm/cli/files.h"
#include "nelm/date.h"
#include "nelm/patient/case.h"
#include "nelm/result.h"

namespace nelm::cli {

/// As exchange::read_case. A file that says nothing of anybody, as an export that failed leaves one, is refused besides: its
/// sheet would be that of a patient of whom nothing is known.
Result<patient::Case> case_in(const File&, std::optional<Date> on = {});

}  // namespace nelm::cli
