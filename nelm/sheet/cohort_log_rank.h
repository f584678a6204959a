// Whether groups have the event at one rate, as a page, as JSON and as CSV.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/log_rank.h"
#include "nelm/sheet/cohort_curves.h"

namespace nelm::sheet {

struct CohortLogRank {
  CohortCurves                 curves;  // of the groups; what they are read at stands before the test
  cohort::EventWeight          weight;
  cohort::LogRank              test;
  std::optional<cohort::Trend> trend;
  std::vector<std::string>     strata;  // the words of each; none: one stratum
};

/// "log-rank", "Gehan-Breslow", "Fleming-Harrington, rho 1, gamma 0"
std::string test_name(const cohort::EventWeight&);

Page        log_rank_page(const CohortLogRank&);
std::string log_rank_json(const CohortLogRank&, std::string_view made_with);
/// A row for each group; the test, and the trend if asked for, are the same in each.
std::string log_rank_csv(const CohortLogRank&);

}  // namespace nelm::sheet
