// The mean time without the event within a limit, by group and set beside each other, as a page, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/restricted_mean.h"
#include "nelm/sheet/cohort_curves.h"

namespace nelm::sheet {

struct CohortMeans {
  CohortCurves            curves;
  cohort::RestrictedMeans means;
  double                  tau        = 0;
  bool                    tau_chosen = false;  // by us: as far as every curve says
};

Page        means_page(const CohortMeans&);
std::string means_json(const CohortMeans&, std::string_view made_with);
/// A row for each mean, and of two groups one for the difference and one for the ratio; `what` says which.
std::string means_csv(const CohortMeans&);

}  // namespace nelm::sheet
