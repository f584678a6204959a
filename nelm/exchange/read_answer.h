// One fact as somebody types it at a question: read as a case's own reader reads it, with where it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/date.h"
#include "nelm/patient/case.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// Reads what was typed as a report of the fact: "4", "<3 %", "80-90 %", "multiple", "yes", "2016-05". Of a fact with a
/// vocabulary several words, with commas between, are those still possible (of a set of words: those there); "y" and "n" stand
/// for yes and no, the words of a choice may be written with spaces, and a list of which there is nothing is "none".
/// Problems as `read_case` has them, without a place.
Result<patient::Case> read_answer(patient::Fact, std::string_view typed, const patient::Origin&, Date today);

/// The case with what another says added to it: entries behind those of the same fact, items behind those of the same list.
patient::Case joined(patient::Case, const patient::Case& more);

}  // namespace nelm::exchange
