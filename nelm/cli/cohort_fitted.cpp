#include "nelm/cli/cohort_fitted.h"

#include <utility>

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

Result<FittedCohort> fitted(CohortAsked& asked, Cohort c, const cohort::CoxModel& model) {
  if (c.data.events == 0) return tl::unexpected(no_event(c));
  auto rows =
      cohort::cox_rows(c.design.follow_up, std::move(c.design.x), c.design.names, c.design.offset, asked.threads());
  if (!rows) return tl::unexpected(of_file(std::move(rows.error()), c.table.file));
  auto fit = cohort::cox(*rows, model);
  if (!fit) return tl::unexpected(of_file(std::move(fit.error()), c.table.file));
  return FittedCohort{std::move(c), std::move(*rows), std::move(*fit)};
}

}  // namespace nelm::cli
