#include "nelm/cohort/imputed_fits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace nelm::cohort {

namespace {

bool is_left_out(const CoxFit& fit, const std::string& column) {
  return std::ranges::find(fit.left_out, column, &CoxLeftOut::column) != fit.left_out.end();
}

bool is_separated(const CoxFit& fit, const std::string& column) {
  return std::ranges::find(fit.separated, column) != fit.separated.end();
}

template <class Of>
void note(std::span<const CoxFit> fits, std::size_t column, NotPooled::Why why, const Of& of,
          std::vector<NotPooled>& found) {
  NotPooled one{column, why, {}};
  for (std::size_t s = 0; s < fits.size(); ++s)
    if (of(fits[s])) one.sets.push_back(s);
  if (!one.sets.empty()) found.push_back(std::move(one));
}

/// Each row's cells of some columns, in rising order; what is missing comes first.
std::vector<std::vector<double>> rows_in_order(const Table& table, const std::vector<std::string>& columns) {
  std::vector<std::vector<double>> rows(table.rows());
  for (const auto& name : columns) {
    const auto& cells = table.column(name)->cells;
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].push_back(std::isnan(cells[i]) ? -std::numeric_limits<double>::infinity() : cells[i]);
  }
  std::ranges::sort(rows);
  return rows;
}

bool differ(std::span<const Table> tables, const std::vector<std::string>& columns) {
  const auto first = rows_in_order(tables.front(), columns);
  return std::ranges::any_of(tables.subspan(1), [&](const Table& t) { return rows_in_order(t, columns) != first; });
}

}  // namespace

bool PooledFits::is_pooled(std::size_t column) const {
  return std::ranges::find(not_pooled, column, &NotPooled::column) == not_pooled.end();
}

PooledFits pool(std::span<const CoxFit> fits) {
  constexpr double     none = std::numeric_limits<double>::quiet_NaN();
  PooledFits           found;
  std::vector<Imputed> sets;
  found.complete_degrees = std::numeric_limits<double>::infinity();
  for (const CoxFit& fit : fits) {
    sets.push_back({fit.coefficients, fit.variance});
    found.complete_degrees =
        std::min(found.complete_degrees, std::max(1.0, static_cast<double>(fit.events) - fit.degrees));
  }
  found.pooled = pool(std::span<const Imputed>(sets), found.complete_degrees);

  const auto& names = fits.front().names;
  for (std::size_t j = 0; j < names.size(); ++j) {
    const auto at      = static_cast<Eigen::Index>(j);
    const auto lacks   = [&](const CoxFit& fit) { return is_left_out(fit, names[j]); };
    const bool in_none = std::ranges::all_of(fits, lacks);
    if (!in_none) {
      note(fits, j, NotPooled::Why::left_out, lacks, found.not_pooled);
      note(
          fits, j, NotPooled::Why::separated, [&](const CoxFit& fit) { return is_separated(fit, names[j]); },
          found.not_pooled);
      note(
          fits, j, NotPooled::Why::not_converged,
          [](const CoxFit& fit) { return !fit.converged && fit.separated.empty(); }, found.not_pooled);
    }
    if (!in_none && found.is_pooled(j)) continue;
    for (auto* v : {&found.pooled.estimates, &found.pooled.increase, &found.pooled.degrees, &found.pooled.missing})
      (*v)(at) = none;
    for (auto* m : {&found.pooled.within, &found.pooled.between, &found.pooled.total}) {
      m->row(at).setConstant(none);
      m->col(at).setConstant(none);
    }
  }
  return found;
}

std::vector<std::string> outcomes_that_differ(std::span<const Table> tables, const Roles& roles) {
  std::vector<std::string> all, found;
  for (const auto& name : {roles.entry, roles.time, roles.event})
    if (!name.empty()) all.push_back(name);
  for (const auto& name : all)
    if (differ(tables, {name})) found.push_back(name);
  return found.empty() && differ(tables, all) ? all : found;
}

}  // namespace nelm::cohort
