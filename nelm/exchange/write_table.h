// A table of patients as CSV (RFC 4180).
#pragma once

#include <string>

#include "nelm/cohort/table.h"

namespace nelm::exchange {

/// A line of names and one for each row, each ended by a line feed. Numbers in the fewest digits that give them back, with a
/// point; dates as 2016-05-04; a cell that is not there is empty. Cells with a comma, a quote or a line's end are quoted.
std::string table_csv(const cohort::Table&);

}  // namespace nelm::exchange
