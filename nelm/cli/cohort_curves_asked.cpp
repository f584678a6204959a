#include "nelm/cli/cohort_curves_asked.h"

#include <utility>

#include "nelm/cohort/curve_jackknife.h"
#include "nelm/cohort/group_weights.h"
#include "nelm/cohort/patients.h"

namespace nelm::cli {

sheet::CohortCurves curves_asked(CohortAsked& asked) {
  sheet::CohortCurves curves;
  if (const auto at = asked.word("scale", "--intervals", sheet::interval_scales))
    curves.scale = static_cast<cohort::IntervalScale>(*at);
  curves.level = asked.level();
  return curves;
}

/// As R's survfit has it: of late entry and weights alone it is not known which rows are one patient's.
static sheet::Robust robust_of(const Cohort& c) {
  const auto& d = c.data;
  if (!d.roles.cluster.empty()) return sheet::Robust::cluster;
  if (d.seen.several_events > 0) return sheet::Robust::several_events;
  return d.fractional && (!d.delayed || !d.roles.id.empty()) ? sheet::Robust::weights : sheet::Robust::no;
}

void put_curves(sheet::CohortCurves& curves, Cohort& c) {
  auto&       f       = c.design.follow_up;
  const auto& patient = c.design.patient;
  curves.groups       = c.groups.words;
  curves.rows         = cohort::group_weights(f, c.groups.of_row, c.groups.count());
  if (!patient.empty()) {
    curves.patients = cohort::patients_in_groups(patient, c.groups.of_row, c.groups.count());
    auto whole      = cohort::joined(f, patient, c.groups.of_row);
    f               = std::move(whole.follow_up);
    c.groups.of_row = std::move(whole.group);
    c.data.delayed  = !f.entry.empty();
    c.data.joined   = true;
  }
  curves.curves = cohort::kaplan_meier(f, c.groups.of_row, curves.estimate);
  c.data.robust = robust_of(c);
  if (c.data.robust != sheet::Robust::no) cohort::jackknife_errors(f, c.groups.of_row, curves.estimate, curves.curves);
  if (c.data.delayed) c.data.late = late_of(curves.curves, c.groups.words);
  curves.data = c.data;
}

Problems one_group_alone(const Cohort& c) {
  if (c.groups.count() >= 2) return {};
  return {{.file     = c.table.file,
           .field    = c.data.by,
           .found    = "one group alone, " + c.groups.words.front(),
           .expected = "two groups or more"}};
}

}  // namespace nelm::cli
