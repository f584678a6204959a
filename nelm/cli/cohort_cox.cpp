// nelm cohort cox: proportional hazards of a user's own patients.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "nelm/cli/cohort_asked.h"
#include "nelm/cli/cohort_cox_more.h"
#include "nelm/cli/cohort_fitted.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/cohort_cox.h"

namespace nelm::cli {

namespace {

/// Whether two events of one stratum fall on one time.
bool tied_events(const cohort::FollowUp& f) {
  std::set<std::pair<int, double>> seen;
  for (std::size_t i = 0; i < f.rows(); ++i)
    if (f.event[i] == 1 && !seen.emplace(f.stratum_of(i), f.time[i]).second) return true;
  return false;
}

/// "sex=f" of each category the model rests on.
std::vector<std::string> references(const Cohort& c) {
  std::vector<std::string> all;
  for (const auto& term : c.formula.terms)
    for (const auto& f : term.factors) {
      const auto* column   = c.table.column(f.column);
      const bool  category = f.as == cohort::Factor::As::category ||
                            (f.as == cohort::Factor::As::itself && column->kind == cohort::Column::Kind::category);
      if (!category) continue;
      const std::vector<std::string> name{f.column};
      auto words = f.reference.empty() ? cohort::groups_among(c.table, name, c.design.rows).words.front()
                                       : fmt::format("{}={}", f.column, f.reference);
      if (std::ranges::find(all, words) == all.end()) all.push_back(std::move(words));
    }
  return all;
}

/// Each imputed data set fitted.
Result<std::vector<FittedCohort>> imputed(CohortAsked& asked, Progress& progress, const cohort::CoxModel& model) {
  const auto path = asked.request().operands.at(0);
  auto       read = asked.table(path);
  if (!read) return tl::unexpected(std::move(read.error()));
  auto sets = cohort::split_imputed(read->table, asked.request().value("--imputed"));
  if (!sets) return tl::unexpected(std::move(sets.error()));
  const auto                inferred = exchange::inferences(*read);
  std::vector<FittedCohort> all;
  for (std::size_t i = 0; i < sets->tables.size(); ++i) {
    progress.now(fmt::format("fitting imputed data set {} of {}", i + 1, sets->tables.size()));
    auto c = asked.made(std::move(sets->tables[i]), inferred);
    if (!c) return tl::unexpected(std::move(c.error()));
    auto one = fitted(asked, std::move(*c), model);
    if (!one) return tl::unexpected(std::move(one.error()));
    if (!all.empty() && one->fit.names != all.front().fit.names)
      return tl::unexpected(
          Problems{{.file     = path,
                    .field    = fmt::format("imputed data set {}", i + 1),
                    .found    = fmt::format("{}", fmt::join(one->fit.names, ", ")),
                    .expected = fmt::format("the columns of the first, {}", fmt::join(all.front().fit.names, ", "))}});
    all.push_back(std::move(*one));
  }
  return all;
}

Result<std::vector<FittedCohort>> all_fitted(CohortAsked& asked, Progress& progress, const cohort::CoxModel& model) {
  if (asked.request().has("--imputed")) return imputed(asked, progress, model);
  auto c = asked.read(progress);
  if (!c) return tl::unexpected(std::move(c.error()));
  progress.now("fitting");
  auto one = fitted(asked, std::move(*c), model);
  if (!one) return tl::unexpected(std::move(one.error()));
  std::vector<FittedCohort> all;
  all.push_back(std::move(*one));
  return all;
}

sheet::CohortCox shown(const std::vector<FittedCohort>& all, double level) {
  const Cohort&    of = all.front().cohort;
  sheet::CohortCox cox{.data          = of.data,
                       .fits          = {},
                       .pooled        = {},
                       .concordance   = {},
                       .strata        = of.design.strata,
                       .compared_with = references(of),
                       .hazards       = {}};
  const auto&      clusters = of.design.follow_up.cluster;
  if (!clusters.empty()) cox.clusters = static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1;
  cox.terms = of.formula.terms.size();
  cox.tied  = tied_events(of.design.follow_up);
  cox.level = level;
  std::vector<cohort::Imputed> sets;
  for (const auto& one : all) {
    cox.fits.push_back(one.fit);
    sets.push_back({one.fit.coefficients, one.fit.variance});
  }
  if (sets.size() > 1)
    cox.pooled = cohort::pool(sets);
  else if (const auto c = cohort::concordance(all.front().rows, all.front().fit))
    cox.concordance = *c;
  if (sets.size() == 1)
    if (auto h = hazards_of(all.front(), {cohort::TimeScale::km}, false, level)) cox.hazards = std::move(*h);
  return cox;
}

}  // namespace

int cohort_cox(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  if (!request.has("--on")) return misuse("--on is wanted: what the hazard may go with, such as --on 'age + sex'");
  if (const auto why = tables_misused(request); !why.empty()) return misuse(why);
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked asked(request);
  const auto  model  = model_asked(asked);
  const auto  tables = tables_asked(asked);
  const auto  level  = asked.level();
  if (asked.on().terms.empty() && asked.problems().empty())
    asked.problems().push_back(
        {.file = "--on", .found = "nothing but strata and offsets", .expected = "a column or more, such as age"});
  for (auto& problem : cohort_picture_files(request, cox_pictures)) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress   progress("reading", request.has("--quiet"));
  const auto all = all_fitted(asked, progress, model);
  if (!all) return tell(all.error());
  std::optional<sheet::CoxTable> instead;  // of the model
  if (tables.wanted()) {
    auto table = table_of(asked, all->front(), tables, level);
    if (!table) return tell(table.error());
    if (request.has("--out")) {
      if (const int exit = give_file(request.value("--out"), sheet::cox_table_csv(*table)); exit != done) return exit;
    } else {
      instead = std::move(*table);
    }
  }
  auto cox = shown(*all, level);
  if (model.firth && all->size() == 1) cox.profile = cohort::cox_profile(all->front().rows, all->front().fit, level);
  const int drawn = draw_cox(request, all->front(), cox);
  if (picture_on_standard_output(request, cox_pictures)) return drawn;
  if (request.has("--json"))
    return std::max(drawn, answer(sheet::cox_json(cox, provenance(), instead ? &*instead : nullptr)));
  if (instead) return std::max(drawn, answer(sheet::cox_table_csv(*instead)));
  if (request.has("--csv")) return std::max(drawn, answer(sheet::cox_csv(cox)));
  return std::max(drawn, give_page(request, sheet::cox_page(cox)));
}

}  // namespace nelm::cli
