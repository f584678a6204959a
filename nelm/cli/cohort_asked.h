// What a user asks of a cohort: switches and columns sorted out, with everything that is wrong told at once; then the table
// read and who takes part.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cli/command.h"
#include "nelm/cli/progress.h"
#include "nelm/cohort/design.h"
#include "nelm/cohort/groups.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/result.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::cli {

/// A cohort as a command works on it. Times are in the unit that is shown.
struct Cohort {
  cohort::Table     table;
  cohort::Formula   formula;  // of --on, with the strata
  cohort::Design    design;
  cohort::Groups    groups;       // of the rows of the design
  double            divisor = 1;  // of the times of the file
  sheet::CohortData data;
};

class CohortAsked {
 public:
  explicit CohortAsked(const Request&);

  std::optional<double>      number(std::string_view name, std::string_view expected, double low, double high);
  std::optional<double>      above(std::string_view name, std::string_view expected, double low);
  std::vector<double>        numbers(std::string_view name, std::string_view expected, double low, double high);
  std::optional<std::size_t> word(std::string_view what, std::string_view name, std::span<const std::string_view>);
  double                     level();  // 0.95 without --level
  int                        threads() const { return threads_; }

  /// The table of the operand, and the rows of it that take part.
  Result<Cohort> read(Progress&);
  /// The same of a table that is there already.
  Result<Cohort> made(cohort::Table, std::vector<std::string> inferred);

  Result<exchange::ReadTable> table(const std::string& path) const;

  const Request&         request() const { return request_; }
  Problems&              problems() { return problems_; }
  const cohort::Roles&   roles() const { return roles_; }
  const cohort::Formula& on() const { return on_; }

 private:
  void units();
  void grouping();

  const Request&           request_;
  Problems                 problems_;
  cohort::Roles            roles_;
  cohort::Formula          on_;      // what a model rests on
  std::vector<std::string> by_;      // columns whose groups are compared
  std::vector<std::string> strata_;  // of --by
  std::string              unit_, unit_said_;
  double                   divisor_ = 1;
  int                      threads_ = 1;
};

/// Gives a page as the switches ask: --json, --csv, --html FILE, or text.
struct CohortForms {
  std::string json, csv;
  sheet::Page page;
};
int give(const Request&, CohortForms);

/// Writes a file, or standard output for "-".
int give_file(const std::string& path, std::string_view bytes);

}  // namespace nelm::cli
