// Problems of a design as they come up: of the table, of a column of the formula, of a row.
#pragma once

#include <string>
#include <string_view>

#include "nelm/cohort/formula.h"
#include "nelm/cohort/table.h"
#include "nelm/result.h"

namespace nelm::cohort {

class DesignProblems {
 public:
  DesignProblems(const Table& table, const Formula& formula) : table_(table), formula_(formula) {}

  /// Of a column, or of all.
  void of_column(std::string field, std::string found, std::string expected);
  /// Of what the formula asks for, shown with a caret; place 0: wherever the column is named in it.
  void of_formula(const std::string& column, int place, std::string found, std::string expected);
  /// Of a row of the table. After most_problems they are counted.
  void of_row(std::size_t row, std::string field, std::string found, std::string expected);

  /// What a column is that should be another: "dates", "a category", and what made it one.
  static std::string found_as(const Column&);

  /// The column of a name; a problem, with the nearest name, if it is not there.
  const Column* column(const std::string& name);
  const Column* column_of_formula(const std::string& name, int place);

  bool     none() const { return problems_.empty(); }
  Problems take();

 private:
  std::string expected_column(std::string_view name) const;

  const Table&   table_;
  const Formula& formula_;
  Problems       problems_;
  std::size_t    of_rows_ = 0;
};

}  // namespace nelm::cohort
