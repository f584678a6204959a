// The published schema of a case: what other programs write for nelm to read.
#pragma once

#include <string>

namespace nelm::exchange {

/// JSON Schema (2020-12) of what `read_case` reads, made from the table of facts: every fact with its plain name, its unit
/// and its values, alone, with its origin, or in several reports. It refuses nothing that `read_case` accepts. What it
/// cannot say, `read_case` refuses: words for a number that are none ("12 apples"), a number out of bounds once its unit is
/// converted, the order of a range's ends, a day no month has, a date after the assessment.
std::string case_schema();

}  // namespace nelm::exchange
