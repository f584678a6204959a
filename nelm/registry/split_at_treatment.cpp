#include "nelm/registry/split_at_treatment.h"

#include <algorithm>
#include <string>
#include <vector>

#include "nelm/registry/simulation.h"

namespace nelm::registry {

namespace {

struct Interval {
  std::size_t row   = 0;
  double      start = 0, stop = 0;
  bool        before = false, last = false;  // the treatment; of the patient
};

std::vector<Interval> intervals(const cohort::Table& t) {
  const auto&           entry   = t.column(column::entry)->cells;
  const auto&           time    = t.column(column::time)->cells;
  const auto&           treated = t.column(column::treated)->cells;
  std::vector<Interval> all;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    const bool during = treated[i] > entry[i] && treated[i] < time[i];  // a missing one is not
    if (during) all.push_back({i, entry[i], treated[i], true, false});
    all.push_back({i, during ? treated[i] : entry[i], time[i], false, true});
  }
  return all;
}

}  // namespace

cohort::Table split_at_treatment(const cohort::Table& t, std::string_view before) {
  const auto                 all        = intervals(t);
  const auto&                levels     = t.column(column::treatment)->levels;
  const auto                 first      = static_cast<double>(std::ranges::find(levels, before) - levels.begin());
  constexpr std::string_view left_out[] = {column::treated, column::progression, column::progressed};
  cohort::Table              out{.file = t.file, .columns = {}, .lines = {}};
  for (const cohort::Column& c : t.columns) {
    if (std::ranges::find(left_out, c.name) != std::end(left_out)) continue;
    cohort::Column& to = out.columns.emplace_back(cohort::Column{c.name, c.kind, {}, c.levels});
    if (c.name == column::entry) to.name = column::start;
    if (c.name == column::time) to.name = column::stop;
    for (const Interval& i : all) {
      double cell = c.cells[i.row];
      if (c.name == column::entry) cell = i.start;
      if (c.name == column::time) cell = i.stop;
      if (c.name == column::death && !i.last) cell = 0;
      if (c.name == column::treatment && i.before) cell = first;
      to.cells.push_back(cell);
    }
  }
  return out;
}

}  // namespace nelm::registry
