// The number of a published result as an R5 Evidence.statistic.
#pragma once

#include "nelm/json_text.h"
#include "nelm/literature/study.h"

namespace nelm::exported {

/// "statistic": its kind, its value with a UCUM unit, of how many, and as attributes a confidence interval of 95 %, P and a
/// standard deviation. The description says the whole in words: a range stands there alone. Of words there is no
/// number.
void statistic(JsonText&, const literature::StudyResult&);

}  // namespace nelm::exported
