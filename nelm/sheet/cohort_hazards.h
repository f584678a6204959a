// Whether the hazards of a Cox model are proportional, as a page, as JSON and as CSV.
#pragma once

#include <optional>
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
  bool                        by_column = false;  // columns, not terms
  double                      level     = 0.95;
};

/// In the order of cohort::TimeScale.
inline constexpr std::string_view time_scales[] = {"km", "rank", "identity", "log"};

/// What the tests over a scale say at the level of the intervals, all of them together first: "Hazards are not proportional over
/// 1 - Kaplan-Meier: all 3 terms together P = 0.004; of 3 tested one by one, age P = 0.02". Nothing where none is below it.
std::optional<CohortSaid> said_of_scale(const CohortHazards&, const cohort::ProportionalHazards::Over&);

Page        hazards_page(const CohortHazards&);
std::string hazards_json(const CohortHazards&, std::string_view made_with);
std::string hazards_csv(const CohortHazards&);

}  // namespace nelm::sheet
