#include "nelm/cohort/departures.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <tuple>

#include "nelm/cohort/radix_order.h"

namespace nelm::cohort {

namespace {

using Labels = std::span<const std::int32_t>;

std::size_t label_of(Labels labels, std::size_t row) {
  return labels.empty() ? 0 : static_cast<std::size_t>(labels[row]);
}

/// Sums of whole numbers below this are exact in any order.
constexpr double exact_below = 0x1p53;

/// Counting by day pays as long as there are not many more days than rows.
constexpr std::size_t cells_a_row = 8, cells_at_least = std::size_t{1} << 16U;

bool weights_add_exactly(const FollowUp& f) {
  double sum = 0;
  for (const double w : f.weight) {
    if (std::nearbyint(w) != w) return false;
    sum += w;
  }
  return sum < exact_below;
}

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

Movements by_day(const FollowUp& f, Labels set, Labels group, const Days& in) {
  const auto          one    = [](std::size_t) { return std::uint32_t{1}; };
  const auto          weight = [&](std::size_t i) { return f.weight[i]; };
  const auto          rows   = departed<std::uint32_t>(f, set, group, in, one);
  std::vector<double> weights, arrived_weights;
  if (!f.weight.empty()) weights = departed<double>(f, set, group, in, weight);
  const auto sum = [&](std::size_t i) { return weights.empty() ? double(rows[i]) : weights[i]; };

  Movements found;
  for (std::size_t s = 0, cell = 0; s < in.sets; ++s)
    for (std::size_t day = 0; day < in.days; ++day)
      for (std::size_t g = 0; g < in.groups; ++g, ++cell) {
        const auto censored = rows[2 * cell], events = rows[2 * cell + 1];
        if (censored + events == 0) continue;
        found.departures.push_back({static_cast<double>(day), sum(2 * cell + 1), sum(2 * cell), std::int32_t(s),
                                    std::int32_t(g), std::int32_t(events), std::int32_t(censored + events)});
      }
  if (f.entry.empty()) return found;

  const auto arrived_rows = arrived<std::uint32_t>(f, set, group, in, one);
  if (!f.weight.empty()) arrived_weights = arrived<double>(f, set, group, in, weight);
  for (std::size_t s = 0, cell = 0; s < in.sets; ++s)
    for (std::size_t day = 0; day < in.days; ++day)
      for (std::size_t g = 0; g < in.groups; ++g, ++cell)
        if (arrived_rows[cell] != 0)
          found.arrivals.push_back({static_cast<double>(day),
                                    f.weight.empty() ? double(arrived_rows[cell]) : arrived_weights[cell],
                                    std::int32_t(s), std::int32_t(g), std::int32_t(arrived_rows[cell])});
  return found;
}

// Sorted.

struct Moved {
  double       time, weight;
  std::int32_t set, group;
  bool         event;

  auto key() const { return std::tie(set, time, group, event, weight); }
};

std::vector<Moved> moved(const FollowUp& f, std::span<const double> times, Labels set, Labels group, bool with_events) {
  constexpr double   beginning = -std::numeric_limits<double>::infinity();
  std::vector<Moved> rows;
  rows.reserve(times.size());
  for (std::size_t i = 0; i < times.size(); ++i)
    if (times[i] != beginning)
      rows.push_back({times[i] + 0.0, f.weight_of(i), std::int32_t(label_of(set, i)), std::int32_t(label_of(group, i)),
                      with_events && f.event[i] != 0});
  return rows;
}

/// Rows that differ in nothing but the weight stand in rising order of it: their sum is the same for any order of the rows.
void into_order(std::vector<Moved>& rows, bool weighted) {
  radix_order(rows, [](const Moved& m) { return ordered_bits(m.time); });
  radix_order(rows, [](const Moved& m) { return std::uint64_t(m.set); });
  const auto same_time = [](const Moved& a, const Moved& b) { return a.set == b.set && a.time == b.time; };
  for (auto first = rows.begin(); first != rows.end();) {
    auto last = std::find_if(first, rows.end(), [&](const Moved& m) { return !same_time(*first, m); });
    if (last - first > 1)
      std::sort(first, last, [&](const Moved& a, const Moved& b) {
        return weighted ? a.key() < b.key() : std::tie(a.group, a.event) < std::tie(b.group, b.event);
      });
    first = last;
  }
}

Movements sorted(const FollowUp& f, Labels set, Labels group) {
  Movements found;
  auto      rows = moved(f, f.time, set, group, true);
  into_order(rows, !f.weight.empty());
  for (const Moved& m : rows) {
    auto& all = found.departures;
    if (all.empty() || std::tie(all.back().set, all.back().time, all.back().group) != std::tie(m.set, m.time, m.group))
      all.push_back({m.time, 0, 0, m.set, m.group, 0, 0});
    (m.event ? all.back().events : all.back().censored) += m.weight;
    all.back().event_rows += m.event;
    ++all.back().rows;
  }
  if (f.entry.empty()) return found;
  rows = moved(f, f.entry, set, group, false);
  into_order(rows, !f.weight.empty());
  for (const Moved& m : rows) {
    auto& all = found.arrivals;
    if (all.empty() || std::tie(all.back().set, all.back().time, all.back().group) != std::tie(m.set, m.time, m.group))
      all.push_back({m.time, 0, m.set, m.group, 0});
    all.back().arrived += m.weight;
    ++all.back().rows;
  }
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

Movements movements(const FollowUp& f, Labels set, Labels group) {
  assert(set.empty() || set.size() == f.rows());
  assert(group.empty() || group.size() == f.rows());
  const std::size_t sets = labels(set), groups = labels(group), most = cells_a_row * f.rows() + cells_at_least;
  const double      last  = last_day(f);
  const double      cells = (last + 1) * static_cast<double>(sets) * static_cast<double>(groups);
  if (last >= 0 && cells <= static_cast<double>(most) && weights_add_exactly(f))
    return by_day(f, set, group, {static_cast<std::size_t>(last) + 1, sets, groups});
  return sorted(f, set, group);
}

}  // namespace nelm::cohort
