// Of the rows of a Cox model those that were drawn, in the order they had.
#pragma once

#include <vector>

#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// Rows of `weight` above 0 with that weight, of which there is one for each row, in the order. Columns stay centred and scaled
/// as they were; `means`, `constant` and the offset's mean stay those of all rows.
CoxRows drawn_rows(const CoxRows&, const std::vector<double>& weight);

}  // namespace nelm::cohort
