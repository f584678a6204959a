// What a Cox model says of rows, of times and of people, as CSV.
#pragma once

#include <string>
#include <vector>

#include "nelm/cohort/baseline_hazard.h"
#include "nelm/cohort/cox_curves.h"
#include "nelm/cohort/cox_residuals.h"
#include "nelm/cohort/design.h"

namespace nelm::sheet {

/// Where rows stand, what strata are called.
struct CoxTableRows {
  const cohort::Table&            table;
  const std::vector<std::size_t>& rows;    // of the table, those of the design
  const std::vector<std::string>& strata;  // of the design
};

/// A row for each row that took part, by its line of the file; as many columns as kinds, or as kinds have covariates.
enum class RowResidual : std::uint8_t { martingale, deviance, score, dfbeta };
std::string row_residuals_csv(const CoxTableRows&, const cohort::CoxFit&, const cohort::CoxResiduals&,
                              const std::vector<RowResidual>&);

/// A row for each event.
std::string schoenfeld_csv(const CoxTableRows&, const cohort::CoxFit&, const cohort::Schoenfeld&, bool plain,
                           bool scaled);

/// A row for each stratum and time: of somebody whose every column is 0.
std::string baseline_csv(const CoxTableRows&, const std::vector<cohort::BaselineHazard>&);

/// A row for each of the people, by the line of their own file, and time.
std::string predicted_csv(const cohort::Table& people, const std::vector<double>& times, const cohort::CoxCurves&);

}  // namespace nelm::sheet
