// nelm cohort describe: who a user's own patients are.

#include <algorithm>
#include <cmath>
#include <utility>

#include "nelm/cli/cohort_asked.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"
#include "nelm/cohort/levels.h"
#include "nelm/sheet/cohort_described.h"

namespace nelm::cli {

namespace {

using cohort::Column;
using cohort::Factor;

/// A column of numbers as a category, its levels the numbers in their order.
Column as_category(const Column& column) {
  if (column.kind == Column::Kind::category) return column;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < column.cells.size(); ++i)
    if (!std::isnan(column.cells[i])) rows.push_back(i);
  const auto levels = cohort::levels_among(column, rows);
  Column     made{.name   = column.name,
                  .kind   = Column::Kind::category,
                  .cells  = std::vector<double>(column.cells.size(), cohort::missing),
                  .levels = {}};
  for (std::size_t i = 0; i < rows.size(); ++i) made.cells[rows[i]] = levels.of_row[i];
  for (const double value : levels.values) made.levels.push_back(cohort::cell_words(column, value));
  return made;
}

/// The columns of --on; without it all that have no role.
std::vector<Column> columns_asked(const CohortAsked& asked, const Cohort& c) {
  std::vector<Column> columns;
  for (const auto& term : asked.on().terms)
    for (const auto& f : term.factors) {
      const Column& column = *c.table.column(f.column);
      columns.push_back(f.as == Factor::As::category ? as_category(column) : column);
    }
  if (!columns.empty()) return columns;
  const auto& r    = asked.roles();
  auto        used = asked.by();
  used.insert(used.end(), {r.time, r.event, r.entry, r.id, r.weights, r.cluster});
  for (const auto& column : c.table.columns)
    if (std::ranges::find(used, column.name) == used.end()) columns.push_back(column);
  return columns;
}

/// Of each row of the table its group; -1 of those left out.
std::vector<std::int32_t> groups_of_all(const Cohort& c) {
  std::vector<std::int32_t> group(c.table.rows(), -1);
  for (std::size_t i = 0; i < c.design.rows.size(); ++i)
    group[c.design.rows[i]] = c.groups.of_row.empty() ? 0 : c.groups.of_row[i];
  return group;
}

}  // namespace

int cohort_describe(const Request& request) {
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked asked(request);
  asked.refuse_strata();
  asked.only_look();
  sheet::CohortDescribed d;
  d.level = asked.level();
  for (auto& problem : cohort_picture_files(request, {})) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  d.columns        = columns_asked(asked, *c);
  const auto group = groups_of_all(*c);
  for (const auto& column : d.columns) d.described.push_back(cohort::described(column, group));
  for (auto& column : d.columns) column.cells.clear();
  d.groups = c->groups.words;
  d.rows.assign(d.groups.size(), 0);
  for (const auto g : group)
    if (g >= 0) ++d.rows[static_cast<std::size_t>(g)];
  if (request.has("--surv")) d.follow_up = cohort::reverse_kaplan_meier(c->design.follow_up, c->groups.of_row);
  d.data = std::move(c->data);
  if (request.has("--json")) return answer(sheet::described_json(d, provenance()));
  if (request.has("--csv")) return answer(sheet::described_csv(d));
  return give_page(request, sheet::described_page(d));
}

}  // namespace nelm::cli
