#include "nelm/cli/cohort_cox_more.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/cohort/people.h"

namespace nelm::cli {

namespace {

// As sheet::RowResidual, then those of events.
constexpr std::string_view residual_kinds[] = {"martingale", "deviance",   "score",
                                               "dfbeta",     "schoenfeld", "scaled-schoenfeld"};
constexpr std::size_t      first_of_events  = 4;

bool of_events(const std::vector<std::size_t>& kinds) { return kinds.front() >= first_of_events; }

bool asked_for(const std::vector<std::size_t>& kinds, std::size_t kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

sheet::CoxTable residuals(const sheet::CoxTableRows& rows, const FittedCohort& f,
                          const std::vector<std::size_t>& kinds) {
  if (of_events(kinds))
    return sheet::event_residuals(rows, f.fit, cohort::schoenfeld_residuals(f.rows, f.fit),
                                  asked_for(kinds, first_of_events), asked_for(kinds, first_of_events + 1));
  std::vector<sheet::RowResidual> asked;
  for (const auto kind : kinds) asked.push_back(static_cast<sheet::RowResidual>(kind));
  return sheet::row_residuals(rows, f.fit, cohort::cox_residuals(f.rows, f.fit), asked);
}

/// Every time at which a row ended.
std::vector<double> all_times(const FittedCohort& f) {
  auto times = f.cohort.design.follow_up.time;
  std::ranges::sort(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

Result<sheet::CoxTable> curves(CohortAsked& asked, const FittedCohort& f, const CoxTablesAsked& tables, double level) {
  const auto read = asked.table(tables.curve);
  if (!read) return tl::unexpected(read.error());
  const auto people = cohort::people(f.cohort.table, f.cohort.design, f.cohort.formula, read->table);
  if (!people) return tl::unexpected(people.error());
  const auto times = tables.at.empty() ? all_times(f) : tables.at;
  const auto found = cohort::cox_curves(f.rows, f.fit, people->x, people->stratum, times, level, people->offset);
  if (!found) return tl::unexpected(of_file(found.error(), read->table.file));
  return sheet::predicted_table(read->table, times, *found);
}

}  // namespace

std::string tables_misused(const Request& r) {
  const auto given  = [&](std::string_view name) { return static_cast<int>(r.has(name)); };
  const int  tables = given("--residuals") + given("--baseline") + given("--curve");
  if (tables > 1) return "--residuals, --baseline and --curve are three tables; ask for one at a time";
  if (tables == 0 && r.has("--out")) return "--out wants --residuals, --baseline or --curve";
  if (tables == 1 && r.has("--html") && !r.has("--out"))
    return "--residuals, --baseline and --curve print a table in the place of the model, as CSV or --json; --html is "
           "of "
           "the model: ask for it with --out FILE, which takes the table";
  if (r.has("--level") && !r.has("--out") && (r.has("--residuals") || r.has("--baseline")) && !r.has("--json"))
    return "--level is of intervals: --residuals and --baseline have none";
  if (r.has("--at") && !r.has("--curve")) return "--at names the times of --curve FILE";
  if (tables == 1 && r.has("--imputed"))
    return "--residuals, --baseline and --curve are of one data set, not of imputed ones";
  return {};
}

CoxTablesAsked tables_asked(CohortAsked& asked) {
  const Request& r = asked.request();
  CoxTablesAsked t{.residuals = asked.words("kind of residual", "--residuals", residual_kinds),
                   .baseline  = r.has("--baseline"),
                   .curve     = r.value("--curve"),
                   .at        = asked.numbers("--at", "a time of 0 or more, such as 12", 0, 1e300)};
  if (!t.residuals.empty() && std::ranges::any_of(t.residuals, [&](std::size_t kind) {
        return (kind >= first_of_events) != of_events(t.residuals);
      }))
    asked.problems().push_back({.file     = "--residuals",
                                .found    = fmt::format("\"{}\"", r.value("--residuals")),
                                .expected = "residuals of rows (martingale, deviance, score, dfbeta) or of events "
                                            "(schoenfeld, scaled-schoenfeld), which are two tables"});
  return t;
}

Result<sheet::CoxTable> table_of(CohortAsked& asked, const FittedCohort& f, const CoxTablesAsked& tables,
                                 double level) {
  if (!tables.curve.empty()) return curves(asked, f, tables, level);
  const sheet::CoxTableRows rows{f.cohort.table, f.cohort.design.rows, f.cohort.design.strata};
  if (tables.baseline) return sheet::baseline_table(rows, cohort::baseline_hazard(f.rows, f.fit));
  return residuals(rows, f, tables.residuals);
}

}  // namespace nelm::cli
