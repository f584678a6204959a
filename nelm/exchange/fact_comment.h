// A fact in one line, for whoever fills in a case: in the empty case and in the schema.
#pragma once

#include <string>

#include "nelm/patient/fact.h"

namespace nelm::exchange {

/// "age; birthdays between birth and the day of the assessment; may be entered (in years)": the plain name, what there is
/// to know besides, and which values can stand there.
std::string fact_comment(const patient::Row&);

}  // namespace nelm::exchange
