#include "nelm/cli/cohort_curves_asked.h"

#include <utility>

namespace nelm::cli {

sheet::CohortCurves curves_asked(CohortAsked& asked) {
  sheet::CohortCurves curves;
  if (const auto at = asked.word("scale", "--intervals", sheet::interval_scales))
    curves.scale = static_cast<cohort::IntervalScale>(*at);
  curves.level = asked.level();
  return curves;
}

void put_curves(sheet::CohortCurves& curves, Cohort& c) {
  const auto& f = c.design.follow_up;
  curves.curves = cohort::kaplan_meier(f, c.groups.of_row, curves.estimate);
  curves.rows.assign(c.groups.count(), 0);
  for (std::size_t i = 0; i < f.rows(); ++i)
    curves.rows[c.groups.of_row.empty() ? 0 : static_cast<std::size_t>(c.groups.of_row[i])] += f.weight_of(i);
  curves.groups = c.groups.words;
  curves.data   = std::move(c.data);
}

Problems one_group_alone(const Cohort& c) {
  if (c.groups.count() >= 2) return {};
  return {{.file     = c.table.file,
           .field    = c.data.by,
           .found    = "one group alone, " + c.groups.words.front(),
           .expected = "two groups or more"}};
}

}  // namespace nelm::cli
