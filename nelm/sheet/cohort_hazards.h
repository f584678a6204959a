// Whether the hazards of a Cox model are proportional, as a page, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/proportional_hazards.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

struct CohortHazards {
  CohortData                  data;
  std::vector<std::string>    names;  // of what is tested: terms or columns
  cohort::ProportionalHazards test;
  double                      level = 0.95;
};

/// In the order of cohort::TimeScale.
inline constexpr std::string_view time_scales[] = {"km", "rank", "identity", "log"};

/// Names of what departs from proportional hazards at the level of the intervals; all of them together is "the whole".
std::vector<std::string> departing(const CohortHazards&, const cohort::ProportionalHazards::Over&);

Page        hazards_page(const CohortHazards&);
std::string hazards_json(const CohortHazards&, std::string_view made_with);
std::string hazards_csv(const CohortHazards&);

}  // namespace nelm::sheet
