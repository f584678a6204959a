// nelm cohort logrank: whether groups of a user's own patients have the event at one rate.
#include <algorithm>

#include "nelm/cli/cohort_curves_asked.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/cohort_log_rank.h"

namespace nelm::cli {

namespace {

constexpr double most_power = 100;  // of a weight: beyond it only one event counts

cohort::EventWeight weight_asked(CohortAsked& asked) {
  using By             = cohort::EventWeight::By;
  const Request& r     = asked.request();
  const auto     rho   = asked.number("--rho", "a power of 0 or more, such as 1", 0, most_power);
  const auto     gamma = asked.number("--gamma", "a power of 0 or more, such as 1", 0, most_power);
  return {.by    = r.has("--gehan")         ? By::at_risk
                   : r.has("--tarone-ware") ? By::root_of_at_risk
                                            : By::survival,
          .rho   = rho.value_or(0),
          .gamma = gamma.value_or(0)};
}

}  // namespace

int cohort_logrank(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  if (!request.has("--by")) return misuse("--by is wanted: the column whose groups are compared");
  const bool powers = request.has("--rho") || request.has("--gamma");
  if (static_cast<int>(powers) + static_cast<int>(request.has("--gehan")) +
          static_cast<int>(request.has("--tarone-ware")) >
      1)
    return misuse("--rho with --gamma, --gehan and --tarone-ware are different tests");
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked          asked(request);
  sheet::CohortLogRank test;
  test.curves = curves_asked(asked);
  test.weight = weight_asked(asked);
  for (auto& problem : cohort_picture_files(request, {})) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  if (const auto alone = one_group_alone(*c); !alone.empty()) return tell(alone);
  if (c->data.events == 0) return tell(no_event(*c));
  test.test = cohort::log_rank(c->design.follow_up, c->groups.of_row, test.weight);
  if (request.has("--trend")) test.trend = cohort::trend(test.test);
  test.strata = c->design.strata;
  put_curves(test.curves, *c);
  if (request.has("--json")) return answer(sheet::log_rank_json(test, provenance()));
  if (request.has("--csv")) return answer(sheet::log_rank_csv(test));
  return give_page(request, sheet::log_rank_page(test));
}

}  // namespace nelm::cli
