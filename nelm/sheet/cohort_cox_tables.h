// What a Cox model says of rows, of times and of people: one table, as CSV and as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/baseline_hazard.h"
#include "nelm/cohort/cox_curves.h"
#include "nelm/cohort/cox_residuals.h"
#include "nelm/cohort/design.h"
#include "nelm/json_text.h"

namespace nelm::sheet {

/// Where rows stand, what strata are called.
struct CoxTableRows {
  const cohort::Table&            table;
  const std::vector<std::size_t>& rows;    // of the table, those of the design
  const std::vector<std::string>& strata;  // of the design
};

struct CoxTable {
  /// What stands in a row: a number, one for each column of the model, or the name of a stratum.
  struct Field {
    enum class Is : std::uint8_t { number, of_each_column, stratum };

    std::string_view name;  // "scaled-schoenfeld"
    Is               is = Is::number;
  };

  std::string_view         id;       // "residuals", "baseline", "predicted"
  std::vector<std::string> columns;  // of the model; none where no field has a number of each
  std::vector<Field>       fields;
  std::vector<double>      numbers;  // row by row
  std::vector<std::string> stratum;  // of each row, where a field is one

  std::size_t numbers_in_a_row() const;
  std::size_t rows() const { return numbers.size() / numbers_in_a_row(); }
};

/// A row for each row that took part, by its line of the file.
enum class RowResidual : std::uint8_t { martingale, deviance, score, dfbeta };
CoxTable row_residuals(const CoxTableRows&, const cohort::CoxFit&, const cohort::CoxResiduals&,
                       const std::vector<RowResidual>&);

/// A row for each event.
CoxTable event_residuals(const CoxTableRows&, const cohort::CoxFit&, const cohort::Schoenfeld&, bool plain,
                         bool scaled);

/// A row for each stratum and time: of somebody whose every column is 0.
CoxTable baseline_table(const CoxTableRows&, const std::vector<cohort::BaselineHazard>&);

/// A row for each of the people, by the line of their own file, and time.
CoxTable predicted_table(const cohort::Table& people, const std::vector<double>& times, const cohort::CoxCurves&);

/// A number of a column of the model is headed "score:age".
std::string cox_table_csv(const CoxTable&);

/// The members "residuals_of", the model's columns, if a row has a list of numbers, and that of the table's id.
void cox_table_json(JsonText&, const CoxTable&);

}  // namespace nelm::sheet
