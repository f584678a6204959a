// Curves of the groups a command sets beside each other.
#pragma once

#include "nelm/cli/cohort_asked.h"
#include "nelm/sheet/cohort_curves.h"

namespace nelm::cli {

/// What --level and --intervals say.
sheet::CohortCurves curves_asked(CohortAsked&);

/// The curves of a cohort's groups; its data are moved in.
void put_curves(sheet::CohortCurves&, Cohort&);

/// A problem if there are fewer than two groups.
Problems one_group_alone(const Cohort&);

}  // namespace nelm::cli
