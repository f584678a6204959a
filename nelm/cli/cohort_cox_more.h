// What a fitted Cox model gives besides its coefficients: residuals, a baseline, curves of people.
#pragma once

#include <string>
#include <vector>

#include "nelm/cli/cohort_fitted.h"
#include "nelm/sheet/cohort_cox_tables.h"

namespace nelm::cli {

/// One of the three, or none.
struct CoxTablesAsked {
  std::vector<std::size_t> residuals;  // by their place among the kinds
  bool                     baseline = false;
  std::string              curve;  // the file of the people
  std::vector<double>      at;     // times of the curves; none: those of all rows

  bool wanted() const { return !residuals.empty() || baseline || !curve.empty(); }
};

/// Why the switches do not go together; empty if they do.
std::string    tables_misused(const Request&);
CoxTablesAsked tables_asked(CohortAsked&);

/// The table asked for.
Result<sheet::CoxTable> table_of(CohortAsked&, const FittedCohort&, const CoxTablesAsked&, double level);

}  // namespace nelm::cli
