// nelm cohort km: curves of a user's own patients.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "nelm/cli/cohort_curves_asked.h"
#include "nelm/cli/cohort_pictures.h"
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
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked asked(request);
  auto        curves = curves_asked(asked);
  curves.estimate    = estimate_asked(asked);
  curves.at          = asked.numbers("--at", "a time of 0 or more, such as 12", 0, 1e300);
  curves.quantiles   = asked.numbers("--quantiles", "a share above 0 and below 1, such as 0.5", 1e-9, 1 - 1e-9);
  if (curves.quantiles.empty()) curves.quantiles = {0.5};
  curves.steps = request.has("--all");
  asked.refuse_strata();
  for (auto& problem : cohort_picture_files(request, curve_pictures)) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  put_curves(curves, *c);
  if (!request.has("--at")) {
    curves.at        = times_to_show(curves.curves);
    curves.at_chosen = true;
  }
  const int drawn = draw_curves(request, curves);
  if (picture_on_standard_output(request, curve_pictures)) return drawn;
  if (request.has("--json")) return std::max(drawn, answer(sheet::curves_json(curves, provenance())));
  if (request.has("--csv")) return std::max(drawn, answer(sheet::curves_csv(curves)));
  return std::max(drawn, give_page(request, sheet::curves_page(curves)));
}

}  // namespace nelm::cli
