// nelm cohort rmst: the mean time without the event within a limit.
#include <algorithm>
#include <cmath>

#include "nelm/cli/cohort_curves_asked.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/cohort_means.h"

namespace nelm::cli {

namespace {

/// As far as every curve says; of curves that all reached 0, to the last event.
double tau_of(const std::vector<cohort::Curve>& curves) {
  const double largest = cohort::largest_tau(curves);
  if (std::isfinite(largest)) return largest;
  double last = 0;
  for (const auto& c : curves) last = std::max(last, c.steps.back().time);
  return last;
}

}  // namespace

int cohort_rmst(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked        asked(request);
  sheet::CohortMeans means;
  means.curves   = curves_asked(asked);
  const auto tau = asked.above("--tau", "a time above 0, such as 60", 0);
  asked.refuse_strata();
  for (auto& problem : cohort_picture_files(request, mean_pictures)) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  put_curves(means.curves, *c);
  means.tau        = tau ? *tau : tau_of(means.curves.curves);
  means.tau_chosen = !tau;
  auto found       = cohort::restricted_means(means.curves.curves, means.tau, means.curves.level);
  if (!found) {
    for (auto& p : found.error()) p.file = "--tau", p.field.clear();
    return tell(found.error());
  }
  means.means     = std::move(*found);
  const int drawn = draw_means(request, means);
  if (picture_on_standard_output(request, mean_pictures)) return drawn;
  if (request.has("--json")) return std::max(drawn, answer(sheet::means_json(means, provenance())));
  if (request.has("--csv")) return std::max(drawn, answer(sheet::means_csv(means)));
  return std::max(drawn, give_page(request, sheet::means_page(means)));
}

}  // namespace nelm::cli
