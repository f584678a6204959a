// nelm cohort km: curves of a user's own patients.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/cli/cohort_asked.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/axis_ticks.h"
#include "nelm/sheet/cohort_curves.h"

namespace nelm::cli {

namespace {

constexpr std::string_view estimates[] = {"kaplan-meier", "nelson-aalen", "fleming-harrington"};
constexpr int              round_times = 6;

cohort::Estimate estimate_asked(CohortAsked& asked) {
  const auto at = asked.word("estimate", "--estimate", estimates);
  if (!at || *at == 0) return {};
  return {cohort::SurvivalBy::hazard, *at == 1 ? cohort::HazardBy::nelson_aalen : cohort::HazardBy::fleming_harrington};
}

std::vector<double> rows_of(const Cohort& c) {
  std::vector<double> rows(c.groups.count(), 0);
  for (std::size_t i = 0; i < c.design.follow_up.rows(); ++i)
    rows[c.groups.of_row.empty() ? 0 : static_cast<std::size_t>(c.groups.of_row[i])] += c.design.follow_up.weight_of(i);
  return rows;
}

/// Round times as far as the longest curve.
std::vector<double> times_to_show(const std::vector<cohort::Curve>& curves) {
  double last = 0;
  for (const auto& c : curves)
    if (!c.steps.empty()) last = std::max(last, c.steps.back().time);
  if (last <= 0) return {};
  auto times = sheet::axis_ticks(0, last, round_times);
  std::erase(times, 0.0);
  return times;
}

}  // namespace

int cohort_km(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  CohortAsked         asked(request);
  sheet::CohortCurves curves;
  curves.estimate = estimate_asked(asked);
  if (const auto at = asked.word("scale", "--intervals", sheet::interval_scales))
    curves.scale = static_cast<cohort::IntervalScale>(*at);
  curves.level     = asked.level();
  curves.at        = asked.numbers("--at", "a time of 0 or more, such as 12", 0, 1e300);
  curves.quantiles = asked.numbers("--quantiles", "a share above 0 and below 1, such as 0.5", 1e-9, 1 - 1e-9);
  if (curves.quantiles.empty()) curves.quantiles = {0.5};
  curves.steps = request.has("--all");
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  curves.curves = cohort::kaplan_meier(c->design.follow_up, c->groups.of_row, curves.estimate);
  curves.rows   = rows_of(*c);
  curves.groups = c->groups.words;
  if (!request.has("--at")) {
    curves.at        = times_to_show(curves.curves);
    curves.at_chosen = true;
  }
  curves.data = std::move(c->data);
  if (request.has("--json")) return answer(sheet::curves_json(curves, program()));
  if (request.has("--csv")) return answer(sheet::curves_csv(curves));
  return give(request, {.json = {}, .csv = {}, .page = sheet::curves_page(curves)});
}

}  // namespace nelm::cli
