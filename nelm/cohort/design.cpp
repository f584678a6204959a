#include "nelm/cohort/design.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "nelm/cohort/design_problems.h"
#include "nelm/cohort/groups.h"
#include "nelm/cohort/levels.h"
#include "nelm/cohort/model_matrix.h"

namespace nelm::cohort {

namespace {

using Kind = Column::Kind;
using Rows = std::span<const std::size_t>;

constexpr std::size_t few_values = 12;  // that are said one by one

/// The columns of the roles, those that are named.
struct RoleColumns {
  const Column *time = nullptr, *event = nullptr, *entry = nullptr, *id = nullptr, *weights = nullptr,
               *cluster = nullptr;
};

std::string listed(const Column& column, const Levels& among) {
  if (among.values.size() > few_values) return fmt::format("{} different values", among.values.size());
  std::vector<std::string> words;
  for (const double v : among.values) words.push_back(cell_words(column, v));
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Makes follow-up of the rows that lack nothing.
class FollowUpMaker {
 public:
  FollowUpMaker(const RoleColumns& columns, const Roles& roles, Rows rows, DesignProblems& problems)
      : is_(columns), roles_(roles), rows_(rows), problems_(problems) {}

  FollowUp made() {
    events();
    if (times()) {
      entries();
      if (is_.id != nullptr) overlaps();
    }
    weights();
    if (const Column* together = is_.cluster != nullptr ? is_.cluster : is_.id; together != nullptr)
      f_.cluster = levels_among(*together, rows_).of_row;
    return std::move(f_);
  }

  /// After near ties were joined: what they left nothing of.
  void entries_before_times(const FollowUp& f) const {
    for (std::size_t i = 0; i < f.entry.size(); ++i)
      if (!(f.entry[i] < f.time[i])) not_before(i);
  }

 private:
  double      at(const Column& column, std::size_t i) const { return column.cells[rows_[i]]; }
  bool        dates() const { return is_.time->kind == Kind::date; }
  std::string words(const Column& column, std::size_t i) const { return cell_words(column, at(column, i)); }

  void not_before(std::size_t i) const {
    problems_.of_row(rows_[i], roles_.entry, words(*is_.entry, i),
                     fmt::format("an entry before {}, which is {}", roles_.time, words(*is_.time, i)));
  }

  void events() {
    const auto among = levels_among(*is_.event, rows_);
    double     event = 1;
    if (roles_.event_is) {
      const auto found = std::ranges::find_if(among.values, [&](double v) { return is_event(v); });
      if (found == among.values.end())
        return problems_.of_column(roles_.event, fmt::format("no row with {}", *roles_.event_is),
                                   fmt::format("one of {}", listed(*is_.event, among)));
      event = *found;
    } else if (is_.event->kind != Kind::number) {
      return problems_.of_column(roles_.event, listed(*is_.event, among),
                                 fmt::format("0 and 1, or the value that is the event, such as {}={}", roles_.event,
                                             is_.event->kind == Kind::category
                                                 ? is_.event->levels[static_cast<std::size_t>(among.values.back())]
                                                 : "dead"));
    } else if (std::ranges::any_of(among.values, [](double v) { return v != 0 && v != 1; })) {
      if (among.values.size() <= few_values)
        return problems_.of_column(roles_.event, listed(*is_.event, among),
                                   fmt::format("0 and 1, or the value that is the event, such as {}={}", roles_.event,
                                               cell_words(*is_.event, among.values.back())));
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (at(*is_.event, i) != 0 && at(*is_.event, i) != 1)
          problems_.of_row(rows_[i], roles_.event, words(*is_.event, i), "0 or 1");
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) f_.event.push_back(at(*is_.event, i) == event ? 1 : 0);
  }

  bool is_event(double value) const {
    return is_.event->kind == Kind::number ? roles_.event_number == value
                                           : cell_words(*is_.event, value) == *roles_.event_is;
  }

  /// Whether there are times to go on with.
  bool times() {
    for (const auto& [column, name] : {std::pair(is_.time, &roles_.time), std::pair(is_.entry, &roles_.entry)})
      if (column != nullptr && column->kind == Kind::category) {
        problems_.of_column(*name, DesignProblems::found_as(*column), "a column of numbers, or of dates");
        return false;
      }
    const bool both = is_.entry != nullptr && is_.entry->kind == Kind::date;
    if (dates() && !both) {
      problems_.of_column(roles_.time, "dates", "numbers; or an entry of dates too, from which the days are counted");
      return false;
    }
    if (!dates() && both) {
      problems_.of_column(roles_.entry, "dates", fmt::format("numbers, as {} has", roles_.time));
      return false;
    }
    if (dates()) find_beginnings();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const double time = dates() ? at(*is_.time, i) - began_[i] : at(*is_.time, i);
      f_.time.push_back(time);
      if (dates() && at(*is_.time, i) < at(*is_.entry, i))
        problems_.of_row(rows_[i], roles_.time, words(*is_.time, i),
                         fmt::format("a day not before {}, which is {}", roles_.entry, words(*is_.entry, i)));
      else if (time < 0 || std::isinf(time))
        problems_.of_row(rows_[i], roles_.time, words(*is_.time, i), "a time of 0 or more");
    }
    return true;
  }

  /// Of dates: the day from which those of a row are counted. Rows of one id are counted from the first of them.
  void find_beginnings() {
    for (std::size_t i = 0; i < rows_.size(); ++i) began_.push_back(at(*is_.entry, i));
    if (is_.id == nullptr) return;
    const auto          ids = levels_among(*is_.id, rows_).of_row;
    std::vector<double> first;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto id = static_cast<std::size_t>(ids[i]);
      if (id >= first.size()) first.resize(id + 1, std::numeric_limits<double>::infinity());
      first[id] = std::min(first[id], began_[i]);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) began_[i] = first[static_cast<std::size_t>(ids[i])];
  }

  void entries() {
    if (is_.entry == nullptr) return;
    for (std::size_t i = 0; i < rows_.size(); ++i) f_.entry.push_back(at(*is_.entry, i) - (dates() ? began_[i] : 0));
    if (dates() && std::ranges::all_of(f_.entry, [](double entry) { return entry == 0; })) return f_.entry.clear();
    entries_before_times(f_);
  }

  /// Rows of one id, in the order of time, each of which begins before the last has ended.
  void overlaps() const {
    const auto ids   = levels_among(*is_.id, rows_).of_row;
    const auto begin = [&](std::size_t i) {
      return is_.entry == nullptr ? -std::numeric_limits<double>::infinity() : at(*is_.entry, i);
    };
    std::vector<std::size_t> order(rows_.size());
    std::vector<std::size_t> ends(ids.empty() ? 1 : static_cast<std::size_t>(*std::ranges::max_element(ids)) + 2, 0);
    for (const auto id : ids) ++ends[static_cast<std::size_t>(id) + 1];
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    auto next = ends;
    for (std::size_t i = 0; i < ids.size(); ++i) order[next[static_cast<std::size_t>(ids[i])]++] = i;
    for (std::size_t id = 0; id + 1 < ends.size(); ++id) {
      const auto rows = std::span(order).subspan(ends[id], ends[id + 1] - ends[id]);
      if (rows.size() < 2) continue;
      std::ranges::sort(rows, {}, [&](std::size_t i) { return std::tuple(begin(i), at(*is_.time, i), i); });
      std::size_t latest = rows[0];
      for (const std::size_t i : rows.subspan(1)) {
        if (begin(i) < at(*is_.time, latest)) tell_overlap(i, latest);
        if (at(*is_.time, i) > at(*is_.time, latest)) latest = i;
      }
    }
  }

  void tell_overlap(std::size_t i, std::size_t other) const {
    const auto again = fmt::format("{} again", words(*is_.id, i));
    if (is_.entry == nullptr)
      return problems_.of_row(rows_[i], roles_.id, again,
                              "one row for each id, or a column that says when each row begins");
    problems_.of_row(
        rows_[i], roles_.id, fmt::format("{}, from {} to {}", again, words(*is_.entry, i), words(*is_.time, i)),
        fmt::format("nothing from {} to {}, which is told already", words(*is_.entry, other), words(*is_.time, other)));
  }

  void weights() {
    if (is_.weights == nullptr) return;
    if (is_.weights->kind != Kind::number)
      return problems_.of_column(roles_.weights, DesignProblems::found_as(*is_.weights), "a column of numbers");
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      f_.weight.push_back(at(*is_.weights, i));
      if (!is_weight(f_.weight.back()))
        problems_.of_row(rows_[i], roles_.weights, words(*is_.weights, i), "a weight of 0 or more");
    }
  }

  RoleColumns         is_;
  const Roles&        roles_;
  Rows                rows_;
  DesignProblems&     problems_;
  FollowUp            f_;
  std::vector<double> began_;
};

/// Makes one design, step by step.
class DesignMaker {
 public:
  DesignMaker(const Table& table, const Roles& roles, const Formula& formula)
      : table_(table), roles_(roles), formula_(formula), problems_(table, formula) {}

  Result<Design> made() {
    find_columns();
    if (!problems_.none()) return tl::unexpected(problems_.take());
    complete_rows();
    if (d_.rows.empty()) {
      problems_.of_column({}, table_.rows() == 0 ? "no rows" : fmt::format("no row with all of {}", names_used()),
                          "one row or more");
      return tl::unexpected(problems_.take());
    }
    FollowUpMaker follow_up(roles_found_, roles_, d_.rows, problems_);
    d_.follow_up = follow_up.made();
    strata();
    offsets();
    auto matrix = model_matrix(table_, formula_, d_.rows, problems_);
    d_.x        = std::move(matrix.x);
    d_.names    = std::move(matrix.names);
    d_.term     = std::move(matrix.term);
    if (problems_.none()) {
      d_.near_ties = join_near_ties(d_.follow_up);
      follow_up.entries_before_times(d_.follow_up);
    }
    if (!problems_.none()) return tl::unexpected(problems_.take());
    return std::move(d_);
  }

 private:
  void use(const Column* column) {
    if (column != nullptr && std::ranges::find(used_, column) == used_.end()) used_.push_back(column);
  }

  void find_columns() {
    const auto role = [&](const std::string& name) {
      const Column* found = name.empty() ? nullptr : problems_.column(name);
      use(found);
      return found;
    };
    roles_found_ = {.time    = role(roles_.time),
                    .event   = role(roles_.event),
                    .entry   = role(roles_.entry),
                    .id      = role(roles_.id),
                    .weights = role(roles_.weights),
                    .cluster = role(roles_.cluster)};
    if (roles_.time.empty()) problems_.of_column({}, "no column of times", "one, such as time");
    if (roles_.event.empty()) problems_.of_column({}, "no column of events", "one, such as death");
    for (const Term& term : formula_.terms)
      for (const Factor& f : term.factors) use(problems_.column_of_formula(f.column, f.place));
    for (const auto& name : formula_.strata) use(problems_.column_of_formula(name, 0));
    for (const auto& name : formula_.offsets) use(problems_.column_of_formula(name, 0));
  }

  void complete_rows() {
    std::vector<std::uint8_t> lacks(table_.rows(), 0);
    for (const Column* column : used_) {
      std::size_t rows = 0;
      for (std::size_t i = 0; i < lacks.size(); ++i) {
        const bool missing_here = std::isnan(column->cells[i]);
        rows += missing_here ? 1 : 0;
        lacks[i] = static_cast<std::uint8_t>(lacks[i] | (missing_here ? 1 : 0));
      }
      if (rows > 0) d_.left_out.push_back({column->name, rows});
    }
    for (std::size_t i = 0; i < lacks.size(); ++i)
      if (lacks[i] == 0) d_.rows.push_back(i);
    d_.incomplete = lacks.size() - d_.rows.size();
  }

  std::string names_used() const {
    std::vector<std::string> names;
    for (const Column* c : used_) names.push_back(c->name);
    return fmt::format("{}", fmt::join(names, ", "));
  }

  /// Every combination of the strata's values that occurs, in their order, the first column's first.
  void strata() {
    if (formula_.strata.empty()) return;
    auto groups          = groups_among(table_, formula_.strata, d_.rows);
    d_.follow_up.stratum = std::move(groups.of_row);
    d_.strata            = std::move(groups.words);
  }

  void offsets() {
    for (const auto& name : formula_.offsets) {
      const Column& column = *table_.column(name);
      if (column.kind != Kind::number) {
        problems_.of_formula(name, 0, DesignProblems::found_as(column), "a column of numbers");
        continue;
      }
      d_.offset.resize(d_.rows.size(), 0);
      for (std::size_t i = 0; i < d_.rows.size(); ++i) d_.offset[i] += column.cells[d_.rows[i]];
    }
  }

  const Table&               table_;
  const Roles&               roles_;
  const Formula&             formula_;
  DesignProblems             problems_;
  RoleColumns                roles_found_;
  std::vector<const Column*> used_;
  Design                     d_;
};

}  // namespace

Result<Design> design(const Table& table, const Roles& roles, const Formula& formula) {
  return DesignMaker(table, roles, formula).made();
}

}  // namespace nelm::cohort
