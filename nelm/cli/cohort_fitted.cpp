#include "nelm/cli/cohort_fitted.h"

#include <utility>

#include "nelm/cohort/kaplan_meier.h"

namespace nelm::cli {

static constexpr std::string_view ties_named[] = {"efron", "breslow", "exact"};

cohort::CoxModel model_asked(CohortAsked& asked) {
  const Request&   r = asked.request();
  cohort::CoxModel model;
  if (const auto at = asked.word("method for ties", "--ties", ties_named)) model.ties = static_cast<cohort::Ties>(*at);
  model.robust = r.has("--robust") || r.has("--cluster");
  model.firth  = r.has("--firth");
  if (const auto theta = asked.number("--ridge", "a penalty of 0 or more, such as 1", 0, 1e300))
    model.ridge = cohort::Ridge{.theta = *theta};
  model.threads = asked.threads();
  return model;
}

/// As R's coxph has it. With a penalty, or exact ties, only where it was asked for, which the room then refuses.
static sheet::Robust robust_of(const Request& request, const Cohort& c, const cohort::CoxModel& model) {
  if (request.has("--cluster")) return sheet::Robust::cluster;
  if (model.robust) return sheet::Robust::asked;
  if (model.firth || model.ridge || model.ties == cohort::Ties::exact) return sheet::Robust::no;
  if (c.data.seen.several_events > 0) return sheet::Robust::several_events;
  return c.data.fractional ? sheet::Robust::weights : sheet::Robust::no;
}

Result<FittedCohort> fitted(CohortAsked& asked, Cohort c, const cohort::CoxModel& model) {
  if (c.data.events == 0) return tl::unexpected(no_event(c));
  c.data.robust    = robust_of(asked.request(), c, model);
  auto asked_for   = model;
  asked_for.robust = c.data.robust != sheet::Robust::no;
  if (c.data.delayed) {
    const auto& f   = c.design.follow_up;
    c.data.late     = late_of(cohort::kaplan_meier(f, f.stratum), c.design.strata);
    c.data.of_model = true;
  }
  auto rows =
      cohort::cox_rows(c.design.follow_up, std::move(c.design.x), c.design.names, c.design.offset, asked.threads());
  if (!rows) return tl::unexpected(of_file(std::move(rows.error()), c.table.file));
  auto fit = cohort::cox(*rows, asked_for);
  if (!fit) return tl::unexpected(of_file(std::move(fit.error()), c.table.file));
  return FittedCohort{std::move(c), std::move(*rows), std::move(*fit)};
}

}  // namespace nelm::cli
