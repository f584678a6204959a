#include "nelm/cohort/rubin.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "nelm/cohort/design_problems.h"
#include "nelm/cohort/levels.h"

namespace nelm::cohort {

namespace {

constexpr double most_number = 1e9;  // of a data set

/// Barnard and Rubin's degrees of freedom: those of m data sets, and those of the data that were seen, harmonically.
double pooled_degrees(double sets, double lambda, double complete) {
  const double of_sets = (sets - 1) / (lambda * lambda);
  if (std::isinf(complete)) return of_sets;
  const double seen = (complete + 1) / (complete + 3) * complete * (1 - lambda);
  return std::isinf(of_sets) ? seen : of_sets * seen / (of_sets + seen);
}

Table rows_of(const Table& table, const Column& without, const std::vector<std::size_t>& rows) {
  Table part{.file = table.file, .columns = {}, .lines = {}};
  for (const Column& c : table.columns) {
    if (&c == &without) continue;
    Column& taken = part.columns.emplace_back(Column{.name = c.name, .kind = c.kind, .cells = {}, .levels = c.levels});
    for (const std::size_t row : rows) taken.cells.push_back(c.cells[row]);
  }
  for (const std::size_t row : rows) part.lines.push_back(table.line_of(row));
  return part;
}

}  // namespace

Pooled pool(std::span<const Imputed> sets, double complete_degrees) {
  const double m = static_cast<double>(sets.size());
  const auto   p = sets[0].estimates.size();
  Pooled       pooled{.estimates = Eigen::VectorXd::Zero(p),
                      .within    = Eigen::MatrixXd::Zero(p, p),
                      .between   = Eigen::MatrixXd::Zero(p, p),
                      .total     = {},
                      .increase  = Eigen::VectorXd(p),
                      .degrees   = Eigen::VectorXd(p),
                      .missing   = Eigen::VectorXd(p)};
  for (const Imputed& set : sets) {
    pooled.estimates += set.estimates / m;
    pooled.within += set.covariance / m;
  }
  for (const Imputed& set : sets) {
    const Eigen::VectorXd apart = set.estimates - pooled.estimates;
    pooled.between += apart * apart.transpose() / (m - 1);
  }
  pooled.total = pooled.within + (1 + 1 / m) * pooled.between;
  for (Eigen::Index i = 0; i < p; ++i) {
    const double more  = (1 + 1 / m) * pooled.between(i, i);
    const double r     = more / pooled.within(i, i);
    const double df    = pooled_degrees(m, more / pooled.total(i, i), complete_degrees);
    pooled.increase(i) = r;
    pooled.degrees(i)  = df;
    pooled.missing(i)  = (r + 2 / (df + 3)) / (r + 1);
  }
  return pooled;
}

Result<ImputedTables> split_imputed(const Table& table, const std::string& name) {
  const Formula  none;
  DesignProblems problems(table, none);
  const Column*  column = problems.column(name);
  if (column == nullptr) return tl::unexpected(problems.take());
  std::map<double, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < column->cells.size(); ++i) {
    const double cell = column->cells[i];
    const bool   a_set =
        column->kind == Column::Kind::number && cell >= 0 && cell <= most_number && cell == std::nearbyint(cell);
    if (!a_set)
      problems.of_row(i, name, std::isnan(cell) ? "nothing" : cell_words(*column, cell),
                      "the number of a data set, from 1");
    else
      rows[cell].push_back(i);
  }
  if (!problems.none()) return tl::unexpected(problems.take());
  ImputedTables split;
  if (const auto original = rows.find(0); original != rows.end()) {
    split.original = original->second.size();
    rows.erase(original);
  }
  if (rows.size() < 2)
    problems.of_column(name, fmt::format("{} data set{}", rows.size(), rows.size() == 1 ? "" : "s"), "two or more");
  for (const auto& [number, its] : rows) {
    if (its.size() != rows.begin()->second.size())
      problems.of_column(name, fmt::format("{} rows of data set {}", its.size(), number),
                         fmt::format("{}, as data set {} has", rows.begin()->second.size(), rows.begin()->first));
    split.tables.push_back(rows_of(table, *column, its));
    split.numbers.push_back(static_cast<int>(number));
  }
  if (!problems.none()) return tl::unexpected(problems.take());
  return split;
}

}  // namespace nelm::cohort
