// Who the patients are, by group: a baseline table as a page, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/described.h"
#include "nelm/cohort/kaplan_meier.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

struct CohortDescribed {
  CohortData                     data;
  std::vector<std::string>       groups;
  std::vector<std::size_t>       rows;       // of each group
  std::vector<cohort::Column>    columns;    // their names and levels; cells are not looked at
  std::vector<cohort::Described> described;  // of each column
  std::vector<cohort::Curve>     follow_up;  // by reverse Kaplan-Meier, of each group; none: no --surv
  double                         level = 0.95;
};

inline constexpr std::size_t most_levels_described = 30;  // of a category that are shown one by one; it may be an id

Page        described_page(const CohortDescribed&);
std::string described_json(const CohortDescribed&, std::string_view made_with);
/// A row for each number: of a column in a group ("n", "mean" ...), of a level how many, of two groups how far apart; days
/// since 1970 of dates. The follow-up stands under the column of times.
std::string described_csv(const CohortDescribed&);

}  // namespace nelm::sheet
