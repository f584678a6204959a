#include "nelm/cohort/departures.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "nelm/cohort/bucket_order.h"
#include "nelm/cohort/exact_sum.h"

namespace nelm::cohort {

namespace {

using Labels = std::span<const std::int32_t>;

std::size_t label_of(Labels labels, std::size_t row) {
  return labels.empty() ? 0 : static_cast<std::size_t>(labels[row]);
}

/// Counting by day pays as long as there are not many more days than rows.
constexpr std::size_t cells_a_row = 8, cells_at_least = std::size_t{1} << 16U;

/// The last day if all times are whole days from 0 on; else below 0.
double last_day(const FollowUp& f) {
  double last  = -1;
  bool   whole = true;
  for (const double t : f.time) {
    last = std::max(last, t);
    whole &= t >= 0 && std::floor(t) == t;
  }
  for (const double t : f.entry) whole &= t < 0 || std::floor(t) == t;
  return whole ? last : -1;
}

// Counted by day.

struct Days {
  std::size_t days, sets, groups;

  std::size_t cells() const { return days * sets * groups; }
  std::size_t at(std::size_t set, double day, std::size_t group) const {
    return (set * days + static_cast<std::size_t>(day)) * groups + group;
  }
};

template <class Number, class Adds>
std::vector<Number> departed(const FollowUp& f, Labels set, Labels group, const Days& in, Adds adds) {
  std::vector<Number> cells(2 * in.cells());
  for (std::size_t i = 0; i < f.rows(); ++i)
    cells[2 * in.at(label_of(set, i), f.time[i], label_of(group, i)) + f.event[i]] += adds(i);
  return cells;
}

template <class Number, class Adds>
std::vector<Number> arrived(const FollowUp& f, Labels set, Labels group, const Days& in, Adds adds) {
  std::vector<Number> cells(in.cells());
  for (std::size_t i = 0; i < f.entry.size(); ++i)
    if (f.entry[i] >= 0) cells[in.at(label_of(set, i), f.entry[i], label_of(group, i))] += adds(i);
  return cells;
}

/// `number(cell, rows)` is the sum of the weights of `rows` rows, those counted in `cell`.
template <class Number>
void read_departures(const std::vector<std::uint32_t>& rows, const Days& in, const Number& number, Movements& found) {
  for (std::size_t s = 0, cell = 0; s < in.sets; ++s)
    for (std::size_t day = 0; day < in.days; ++day)
      for (std::size_t g = 0; g < in.groups; ++g, ++cell)
        if (const auto censored = rows[2 * cell], events = rows[2 * cell + 1]; censored + events != 0)
          found.departures.push_back({static_cast<double>(day), number(2 * cell + 1, events),
                                      number(2 * cell, censored), std::int32_t(s), std::int32_t(g),
                                      std::int32_t(events), std::int32_t(censored + events)});
}

template <class Number>
void read_arrivals(const std::vector<std::uint32_t>& rows, const Days& in, const Number& number, Movements& found) {
  for (std::size_t s = 0, cell = 0; s < in.sets; ++s)
    for (std::size_t day = 0; day < in.days; ++day)
      for (std::size_t g = 0; g < in.groups; ++g, ++cell)
        if (rows[cell] != 0)
          found.arrivals.push_back({static_cast<double>(day), number(cell, rows[cell]), std::int32_t(s),
                                    std::int32_t(g), std::int32_t(rows[cell])});
}

Movements by_day(const FollowUp& f, Labels set, Labels group, const Days& in, const CommonUnit& unit) {
  const auto one    = [](std::size_t) { return std::uint32_t{1}; };
  const auto weight = [&](std::size_t i) { return unit.sum_of(f.weight[i]); };
  const auto count  = [](std::size_t, std::uint32_t rows) { return static_cast<double>(rows); };
  const auto sum_in = [&](const std::vector<CommonUnit::Sum>& sums) {
    return [&](std::size_t cell, std::uint32_t) { return unit.number(sums[cell]); };
  };
  Movements  found;
  const auto left = departed<std::uint32_t>(f, set, group, in, one);
  if (f.weight.empty())
    read_departures(left, in, count, found);
  else
    read_departures(left, in, sum_in(departed<CommonUnit::Sum>(f, set, group, in, weight)), found);
  if (f.entry.empty()) return found;
  const auto came = arrived<std::uint32_t>(f, set, group, in, one);
  if (f.weight.empty())
    read_arrivals(came, in, count, found);
  else
    read_arrivals(came, in, sum_in(arrived<CommonUnit::Sum>(f, set, group, in, weight)), found);
  return found;
}

// Sorted.

/// A row that left observation, or came under it.
struct Movement {
  double       time;
  std::int32_t set;
  std::int32_t group_and_event;  // 2 x group + event

  double weight() const { return 1; }
  bool   before(const Movement& o) const {
    if (set != o.set) return set < o.set;
    return time != o.time ? time < o.time : group_and_event < o.group_and_event;
  }
  bool same_as(const Movement& o) const {  // but for the event
    return set == o.set && time == o.time && group_and_event / 2 == o.group_and_event / 2;
  }
};

/// Rows that differ in nothing but the weight stand in rising order of it: their sum knows no order of the rows.
struct WeightedMovement : Movement {
  double weighs;

  double weight() const { return weighs; }
  bool   before(const WeightedMovement& o) const {
    return Movement::before(o) || (!o.Movement::before(*this) && weighs < o.weighs);
  }
};

template <class Row>
LargeVector<Row> in_time_order(const FollowUp& f, std::span<const double> times, Labels set, Labels group,
                               bool with_events, int threads) {
  constexpr double           beginning = -std::numeric_limits<double>::infinity();
  const bool                 some      = std::ranges::find(times, beginning) != times.end();
  std::vector<std::uint32_t> moved;  // the rows, if not all
  for (std::uint32_t i = 0; some && i < times.size(); ++i)
    if (times[i] != beginning) moved.push_back(i);
  const std::size_t count = some ? moved.size() : times.size();
  return bucket_ordered<Row>(
      count, labels(set),
      [&](std::size_t place) {
        const std::size_t i     = some ? moved[place] : place;
        const bool        event = with_events && f.event[i] != 0;
        const Movement    row{times[i] + 0.0, std::int32_t(label_of(set, i)),  // + 0: of -0 and 0 one
                           std::int32_t(2 * label_of(group, i) + (event ? 1U : 0U))};
        if constexpr (std::is_same_v<Row, Movement>)
          return row;
        else
          return Row{row, f.weight[i]};
      },
      [](const Row& m) { return static_cast<std::size_t>(m.set); }, [](const Row& m) { return m.time; },
      [](const Row& a, const Row& b) { return a.before(b); }, threads);
}

/// One for each kind of rows: `begin(row)` makes it, `add(one, row)` adds a row to it.
template <class Moved, class Row, class Begin, class Add>
LargeVector<Moved> one_of_each_kind(const LargeVector<Row>& rows, int threads, const Begin& begin, const Add& add) {
  const auto               first = [&](std::size_t i) { return i == 0 || !rows[i].same_as(rows[i - 1]); };
  const Chunks             chunks(rows.size());
  std::vector<std::size_t> kinds(chunks.count() + 1);
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) kinds[c + 1] += first(i) ? 1 : 0;
  });
  for (std::size_t c = 1; c < kinds.size(); ++c) kinds[c] += kinds[c - 1];
  LargeVector<Moved> found(kinds.back());
  share(chunks.count(), threads, [&](std::size_t c) {
    std::size_t next = kinds[c];
    for (std::size_t i = chunks.begin(c); i < chunks.end(c);) {
      if (!first(i)) {  // of a kind that began in an earlier chunk
        ++i;
        continue;
      }
      Moved one = begin(rows[i]);
      add(one, rows[i]);
      for (++i; i < rows.size() && !first(i); ++i) add(one, rows[i]);
      found[next++] = one;
    }
  });
  return found;
}

template <class Row>
Movements sorted(const FollowUp& f, Labels set, Labels group, int threads) {
  Movements found;
  found.departures = one_of_each_kind<Departure>(
      in_time_order<Row>(f, f.time, set, group, true, threads), threads,
      [](const Row& m) { return Departure{m.time, 0, 0, m.set, m.group_and_event / 2, 0, 0}; },
      [](Departure& d, const Row& m) {
        const bool event = m.group_and_event % 2 == 1;
        (event ? d.events : d.censored) += m.weight();
        d.event_rows += event;
        ++d.rows;
      });
  found.arrivals = one_of_each_kind<Arrival>(
      in_time_order<Row>(f, f.entry, set, group, false, threads), threads,
      [](const Row& m) { return Arrival{m.time, 0, m.set, m.group_and_event / 2, 0}; },
      [](Arrival& a, const Row& m) {
        a.arrived += m.weight();
        ++a.rows;
      });
  return found;
}

}  // namespace

std::size_t labels(Labels labels) {
  std::int32_t largest = 0;
  for (const std::int32_t label : labels) {
    assert(label >= 0);
    largest = std::max(largest, label);
  }
  return static_cast<std::size_t>(largest) + 1;
}

Movements movements(const FollowUp& f, Labels set, Labels group, int threads) {
  assert(set.empty() || set.size() == f.rows());
  assert(group.empty() || group.size() == f.rows());
  const std::size_t sets = labels(set), groups = labels(group), most = cells_a_row * f.rows() + cells_at_least;
  const double      last  = last_day(f);
  const double      cells = (last + 1) * static_cast<double>(sets) * static_cast<double>(groups);
  if (last >= 0 && cells <= static_cast<double>(most))
    if (const auto unit = CommonUnit::of(f.weight))
      return by_day(f, set, group, {static_cast<std::size_t>(last) + 1, sets, groups}, *unit);
  return f.weight.empty() ? sorted<Movement>(f, set, group, threads) : sorted<WeightedMovement>(f, set, group, threads);
}

}  // namespace nelm::cohort
