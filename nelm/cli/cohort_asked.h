// What a user asks of a cohort: switches and columns sorted out, with everything that is wrong told at once; then the table
// read and who takes part.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
  cohort::Table       table;
  cohort::Formula     formula;  // of --on, with the strata
  cohort::Design      design;
  cohort::GroupedRows groups;       // of the rows of the design
  double              divisor = 1;  // of the times of the file
  sheet::CohortData   data;
};

class CohortAsked {
 public:
  explicit CohortAsked(const Request&);

  std::optional<double>      number(std::string_view name, std::string_view expected, double low, double high);
  std::optional<double>      above(std::string_view name, std::string_view expected, double low);
  std::vector<double>        numbers(std::string_view name, std::string_view expected, double low, double high);
  std::optional<std::size_t> word(std::string_view what, std::string_view name, std::span<const std::string_view>);
  double                     level();  // 0.95 without --level
  /// Words of a comma-separated list, each of them among those it may be.
  std::vector<std::size_t> words(std::string_view what, std::string_view name, std::span<const std::string_view>);
  /// Where groups are read one by one, a stratum says nothing: it is refused.
  void refuse_strata();
  /// A column alone, in the place of --on.
  void rest_on(std::string column) {
    on_.text = column;
    on_.terms.push_back({{{.column = std::move(column), .reference = {}, .place = 1}}});
  }
  /// The columns of --on are looked at, and their missing cells counted, but keep no row out; --surv need not be said.
  void only_look() { only_look_ = true; }
  int  threads() const { return threads_; }

  /// The table of the operand, and the rows of it that take part.
  Result<Cohort> read(Progress&);
  /// The same of a table that is there already.
  Result<Cohort> made(cohort::Table, std::vector<std::string> inferred);

  Result<exchange::ReadTable> table(const std::string& path) const;

  const Request&                  request() const { return request_; }
  Problems&                       problems() { return problems_; }
  const cohort::Roles&            roles() const { return roles_; }
  const cohort::Formula&          on() const { return on_; }
  const std::vector<std::string>& by() const { return by_; }

 private:
  Result<cohort::Design> designed(const cohort::Table&, const cohort::Formula&) const;
  void                   units();
  void                   grouping();

  const Request&           request_;
  Problems                 problems_;
  cohort::Roles            roles_;
  cohort::Formula          on_;      // what a model rests on
  std::vector<std::string> by_;      // columns whose groups are compared
  std::vector<std::string> strata_;  // of --by
  std::string              unit_, unit_said_;
  double                   divisor_   = 1;
  int                      threads_   = 1;
  bool                     only_look_ = false;
};

/// Why forms and pictures do not go together, or a switch would say nothing; empty if all is well.
std::string forms_misused(const Request&);

/// Problems of the room, which knows no file: they are of this one.
Problems of_file(Problems, const std::string& file);

/// That nobody had the event, which some methods cannot do without.
Problems no_event(const Cohort&);

/// Gives a page as --html asks, or as text.
int give_page(const Request&, sheet::Page);

/// Writes a file, or standard output for "-".
int give_file(const std::string& path, std::string_view bytes);

}  // namespace nelm::cli
