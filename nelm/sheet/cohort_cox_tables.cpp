#include "nelm/sheet/cohort_cox_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/csv_row.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

namespace {

using Names = std::vector<std::string>;

void add_names(Names& head, std::string_view kind, const Names& names) {
  for (const auto& name : names) head.push_back(fmt::format("{}:{}", kind, name));
}

void add_numbers(Names& row, const Eigen::MatrixXd& of, Eigen::Index at) {
  for (Eigen::Index c = 0; c < of.cols(); ++c) row.push_back(csv_number(of(at, c)));
}

std::string stratum_name(const CoxTableRows& t, std::int32_t number) {
  return t.strata.empty() ? std::string{} : t.strata[static_cast<std::size_t>(number)];
}

}  // namespace

std::string row_residuals_csv(const CoxTableRows& t, const cohort::CoxFit& fit, const cohort::CoxResiduals& of,
                              const std::vector<RowResidual>& kinds) {
  const auto asked = [&](RowResidual kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
  Names      head{"line"};
  if (asked(RowResidual::martingale)) head.emplace_back("martingale");
  if (asked(RowResidual::deviance)) head.emplace_back("deviance");
  if (asked(RowResidual::score)) add_names(head, "score", fit.names);
  if (asked(RowResidual::dfbeta)) add_names(head, "dfbeta", fit.names);
  auto text = csv_row(head);
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    Names      row{fmt::format("{}", t.table.line_of(t.rows[i]))};
    if (asked(RowResidual::martingale)) row.push_back(csv_number(of.martingale(at)));
    if (asked(RowResidual::deviance)) row.push_back(csv_number(of.deviance(at)));
    if (asked(RowResidual::score)) add_numbers(row, of.score, at);
    if (asked(RowResidual::dfbeta)) add_numbers(row, of.dfbeta, at);
    text += csv_row(row);
  }
  return text;
}

std::string schoenfeld_csv(const CoxTableRows& t, const cohort::CoxFit& fit, const cohort::Schoenfeld& of, bool plain,
                           bool scaled) {
  Names head{"line", "stratum", "time"};
  if (plain) add_names(head, "schoenfeld", fit.names);
  if (scaled) add_names(head, "scaled-schoenfeld", fit.names);
  auto text = csv_row(head);
  for (std::size_t i = 0; i < of.row.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    Names      row{fmt::format("{}", t.table.line_of(t.rows[of.row[i]])), stratum_name(t, of.stratum[i]),
              csv_number(of.time[i])};
    if (plain) add_numbers(row, of.residual, at);
    if (scaled) add_numbers(row, of.scaled, at);
    text += csv_row(row);
  }
  return text;
}

std::string baseline_csv(const CoxTableRows& t, const std::vector<cohort::BaselineHazard>& all) {
  auto text = csv_row({"stratum", "time", "cumulative_hazard", "survival"});
  for (const auto& one : all)
    for (std::size_t i = 0; i < one.time.size(); ++i)
      text += csv_row({stratum_name(t, one.stratum), csv_number(one.time[i]), csv_number(one.cumulative[i]),
                       csv_number(std::exp(-one.cumulative[i]))});
  return text;
}

std::string predicted_csv(const cohort::Table& people, const std::vector<double>& times, const cohort::CoxCurves& c) {
  auto text = csv_row({"line", "time", "survival", "standard_error", "low", "high", "cumulative_hazard"});
  for (Eigen::Index p = 0; p < c.survival.cols(); ++p)
    for (Eigen::Index k = 0; k < c.survival.rows(); ++k)
      text += csv_row({fmt::format("{}", people.line_of(static_cast<std::size_t>(p))),
                       csv_number(times[static_cast<std::size_t>(k)]), csv_number(c.survival(k, p)),
                       csv_number(c.standard_error(k, p)), csv_number(c.lower(k, p)), csv_number(c.upper(k, p)),
                       csv_number(c.cumulative_hazard(k, p))});
  return text;
}

}  // namespace nelm::sheet
