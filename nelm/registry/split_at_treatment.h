// A treatment that begins during follow-up, as a covariate that changes over time.
#pragma once

#include <string_view>

#include "nelm/cohort/table.h"

namespace nelm::registry {

/// The counting process of a registry (the columns of simulate()): of who was treated two rows, one before the treatment with
/// `before` as their treatment and one from it on, of all others one. `start_months` and `stop_months` stand for entry_months
/// and follow_up_months; death stands in a patient's last row; columns that belong to the whole of a patient's follow-up
/// (treatment_months, progression, progression_months) are left out, all others repeated.
/// A treatment at or before the entry has always been there: one row.
/// Requires: those columns, and `before` among the levels of the treatment.
cohort::Table split_at_treatment(const cohort::Table&, std::string_view before);

}  // namespace nelm::registry
