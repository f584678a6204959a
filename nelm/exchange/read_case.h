// A case, in JSON or in TOML, by one reader that the table of facts drives.
#pragma once

#include <optional>

#include "nelm/date.h"
#include "nelm/exchange/source.h"
#include "nelm/patient/case.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// Reads a case. A fact may be written as
///     a value                62, "ileum", true, "<3 %", "4.5 cm", "2016-05" ("not done": nothing is known, the word kept)
///     what is possible       [20, 30] of a number, ["G1", "G2"] of a choice; ["ct", "bone"] of a set of words: those there
///     with its origin        { value, unit, on, known_on, document, by, override, basis, words }
///     several reports        a list of such tables
/// and lists (lesions, specimens, extrahepatic, treatments) as lists of tables with the list's own facts and an origin.
/// Dates are days, months or years, or "14 months before assessment", which counts back from the case's assessment_date,
/// else from `on`, else from `today`. The schema is `case_schema()`.
/// Problems, all at once, in the order of the text: syntax, unknown names (the nearest is offered), wrong types, unknown
/// words and units, impossible values, dates after the assessment (the case's assessment_date, else `today`).
Result<patient::Case> read_case(const Source&, Date today, std::optional<Date> on = {});

}  // namespace nelm::exchange
