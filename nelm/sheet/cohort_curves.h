// Kaplan-Meier curves of groups, as a page, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/curve_read.h"
#include "nelm/cohort/kaplan_meier.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

struct CohortCurves {
  CohortData                 data;
  std::vector<std::string>   groups;  // "sex=f"; of one group without a name ""
  std::vector<double>        rows;    // of each, sums of weights
  std::vector<cohort::Curve> curves;
  cohort::Estimate           estimate;
  cohort::IntervalScale      scale = cohort::IntervalScale::log;
  double                     level = 0.95;
  std::vector<double>        at;                 // named times, rising
  bool                       at_chosen = false;  // by us, round times
  std::vector<double>        quantiles{0.5};
  bool                       steps = false;  // every step on the page
};

inline constexpr std::string_view interval_scales[] = {"plain", "log", "log-log", "logit", "arcsine"};

/// The name of a group, or "all".
std::string group_shown(const std::string&);
/// "310", "not reached"; of an interval "284 to 363", "284 to not reached"
std::string quantile_shown(const cohort::Quantile&);
std::string quantile_interval_shown(const cohort::Quantile&);

Page        curves_page(const CohortCurves&);
std::string curves_json(const CohortCurves&, std::string_view made_with);
/// A row for each quantile, each time that was asked for and each step, `what` says which: of a quantile the time with its
/// interval (time_low, time_high), of the others survival with its own.
std::string curves_csv(const CohortCurves&);  // every step

}  // namespace nelm::sheet
