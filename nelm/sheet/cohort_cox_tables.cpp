#include "nelm/sheet/cohort_cox_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/csv_row.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

namespace {

using CoxField = CoxTable::Field;

void add_numbers(CoxTable& table, const Eigen::MatrixXd& of, Eigen::Index row) {
  for (Eigen::Index c = 0; c < of.cols(); ++c) table.numbers.push_back(of(row, c));
}

std::string stratum_name(const CoxTableRows& t, std::int32_t number) {
  return t.strata.empty() ? std::string{} : t.strata[static_cast<std::size_t>(number)];
}

}  // namespace

std::size_t CoxTable::numbers_in_a_row() const {
  std::size_t count = 0;
  for (const CoxField& f : fields)
    count += f.is == CoxField::Is::number ? 1 : f.is == CoxField::Is::of_each_column ? columns.size() : 0;
  return count;
}

CoxTable row_residuals(const CoxTableRows& t, const cohort::CoxFit& fit, const cohort::CoxResiduals& of,
                       const std::vector<RowResidual>& kinds) {
  const auto asked = [&](RowResidual kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
  CoxTable   table{.id = "residuals", .columns = fit.names, .fields = {{"line"}}, .numbers = {}, .stratum = {}};
  if (asked(RowResidual::martingale)) table.fields.push_back({"martingale"});
  if (asked(RowResidual::deviance)) table.fields.push_back({"deviance"});
  if (asked(RowResidual::score)) table.fields.push_back({"score", CoxField::Is::of_each_column});
  if (asked(RowResidual::dfbeta)) table.fields.push_back({"dfbeta", CoxField::Is::of_each_column});
  table.numbers.reserve(t.rows.size() * table.numbers_in_a_row());
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    table.numbers.push_back(t.table.line_of(t.rows[i]));
    if (asked(RowResidual::martingale)) table.numbers.push_back(of.martingale(at));
    if (asked(RowResidual::deviance)) table.numbers.push_back(of.deviance(at));
    if (asked(RowResidual::score)) add_numbers(table, of.score, at);
    if (asked(RowResidual::dfbeta)) add_numbers(table, of.dfbeta, at);
  }
  return table;
}

CoxTable event_residuals(const CoxTableRows& t, const cohort::CoxFit& fit, const cohort::Schoenfeld& of, bool plain,
                         bool scaled) {
  CoxTable table{.id      = "residuals",
                 .columns = fit.names,
                 .fields  = {{"line"}, {"stratum", CoxField::Is::stratum}, {"time"}},
                 .numbers = {},
                 .stratum = {}};
  if (plain) table.fields.push_back({"schoenfeld", CoxField::Is::of_each_column});
  if (scaled) table.fields.push_back({"scaled-schoenfeld", CoxField::Is::of_each_column});
  for (std::size_t i = 0; i < of.row.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    table.numbers.push_back(t.table.line_of(t.rows[of.row[i]]));
    table.numbers.push_back(of.time[i]);
    if (plain) add_numbers(table, of.residual, at);
    if (scaled) add_numbers(table, of.scaled, at);
    table.stratum.push_back(stratum_name(t, of.stratum[i]));
  }
  return table;
}

CoxTable baseline_table(const CoxTableRows& t, const std::vector<cohort::BaselineHazard>& all) {
  CoxTable table{.id      = "baseline",
                 .columns = {},
                 .fields  = {{"stratum", CoxField::Is::stratum}, {"time"}, {"cumulative_hazard"}, {"survival"}},
                 .numbers = {},
                 .stratum = {}};
  for (const auto& one : all)
    for (std::size_t i = 0; i < one.time.size(); ++i) {
      table.stratum.push_back(stratum_name(t, one.stratum));
      table.numbers.insert(table.numbers.end(), {one.time[i], one.cumulative[i], std::exp(-one.cumulative[i])});
    }
  return table;
}

CoxTable predicted_table(const cohort::Table& people, const std::vector<double>& times, const cohort::CoxCurves& c) {
  CoxTable table{
      .id      = "predicted",
      .columns = {},
      .fields  = {{"line"}, {"time"}, {"survival"}, {"standard_error"}, {"low"}, {"high"}, {"cumulative_hazard"}},
      .numbers = {},
      .stratum = {}};
  for (Eigen::Index p = 0; p < c.survival.cols(); ++p)
    for (Eigen::Index k = 0; k < c.survival.rows(); ++k)
      table.numbers.insert(
          table.numbers.end(),
          {static_cast<double>(people.line_of(static_cast<std::size_t>(p))), times[static_cast<std::size_t>(k)],
           c.survival(k, p), c.standard_error(k, p), c.lower(k, p), c.upper(k, p), c.cumulative_hazard(k, p)});
  return table;
}

std::string cox_table_csv(const CoxTable& table) {
  std::vector<std::string> cells;
  for (const CoxField& f : table.fields)
    if (f.is == CoxField::Is::of_each_column)
      for (const auto& column : table.columns) cells.push_back(fmt::format("{}:{}", f.name, column));
    else
      cells.emplace_back(f.name);
  auto        text = csv_row(cells);
  std::size_t at   = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    cells.clear();
    for (const CoxField& f : table.fields)
      if (f.is == CoxField::Is::stratum)
        cells.push_back(table.stratum[row]);
      else
        for (std::size_t n = f.is == CoxField::Is::number ? 1 : table.columns.size(); n > 0; --n)
          cells.push_back(csv_number(table.numbers[at++]));
    text += csv_row(cells);
  }
  return text;
}

void cox_table_json(JsonText& json, const CoxTable& table) {
  const bool lists = std::ranges::find(table.fields, CoxField::Is::of_each_column, &CoxField::is) != table.fields.end();
  if (lists) json.texts("residuals_of", table.columns);
  json.key(table.id).list();
  std::size_t at = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    json.object();
    for (const CoxField& f : table.fields) {
      std::string name(f.name);
      std::ranges::replace(name, '-', '_');
      if (f.is == CoxField::Is::stratum) {
        json.said(name, table.stratum[row]);
      } else if (f.is == CoxField::Is::number) {
        json.key(name).number(table.numbers[at++]);
      } else {
        json.key(name).list();
        for (std::size_t n = table.columns.size(); n > 0; --n) json.number(table.numbers[at++]);
        json.close();
      }
    }
    json.close();
  }
  json.close();
}

}  // namespace nelm::sheet
