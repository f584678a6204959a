// The rows from the last to the first, and at each event time the sum of risk * x over those at risk there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

/// A way through the rows: places, and for each event time the first place that is summed there. The time before the
/// first of a stratum ends its sum.
struct CoxWay {
  const std::uint32_t* row    = nullptr;  // at each place; nullptr: the place itself
  const EventTime*     times  = nullptr;
  const std::uint32_t* late   = nullptr;  // the first places, if they are not those of `times`
  std::size_t          places = 0, event_times = 0;

  std::size_t first(std::size_t k) const { return late == nullptr ? times[k].first : late[k]; }
  std::size_t row_at(std::size_t place) const { return row == nullptr ? place : row[place]; }
  /// The first event time whose sum begins at this place or behind it.
  std::size_t time_from(std::size_t place) const {
    std::size_t low = 0, high = event_times;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      first(middle) < place ? low = middle + 1 : high = middle;
    }
    return low;
  }
};

inline CoxWay by_time(const CoxRows& r) { return {nullptr, r.times.data(), nullptr, r.n, r.times.size()}; }
inline CoxWay by_entry(const CoxRows& r) {
  return {r.late.data(), r.times.data(), r.late_first.data(), r.late.size(), r.times.size()};
}

/// Sums over a stretch of a way, from `end` down to `begin`, going on from what comes after it.
class CoxScan {
 public:
  CoxScan(const CoxRows& rows, const CoxSums& sums, const CoxWay& way, std::size_t end, const double* after)
      : r(rows), s(sums), w(way), sum(after, after + padded(rows.p)), place(end), k(way.time_from(end)) {}

  /// Goes on down to `begin`; at each event time, `at(k, sum)`.
  template <class At>
  void down_to(std::size_t begin, const At& at) {
    while (true) {
      const bool        stops = k > 0 && w.first(k - 1) >= begin;
      const std::size_t next  = stops ? w.first(k - 1) : begin;
      add(next);
      if (!stops) return;
      --k;
      if (r.times[k].events > 0)
        at(k, sum.data());
      else
        std::fill(sum.begin(), sum.end(), 0.0);
    }
  }
  /// The sum over all of the stretch, whatever its strata.
  void sum_to(std::size_t begin, double* to) {
    add(begin);
    std::copy(sum.begin(), sum.end(), to);
  }

 private:
  void add(std::size_t down) {
    if (w.row == nullptr)
      add_rows(r.x.data() + down * r.p, s.risk.data() + down, place - down, r.p, sum.data());
    else
      add_rows_at(r.x.data(), s.risk.data(), w.row + down, place - down, r.p, sum.data());
    place = down;
  }

  const CoxRows&      r;
  const CoxSums&      s;
  CoxWay              w;
  std::vector<double> sum;
  std::size_t         place, k;
};

/// For each chunk of a way what the sum is that comes after it, `padded(p)` numbers each.
std::vector<double> sums_after(const CoxRows&, const CoxSums&, const CoxWay&, int threads);

/// At each event time the sum over those who have not entered yet, `padded(p)` numbers each; empty without late entry.
std::vector<double> sums_not_entered(const CoxRows&, const CoxSums&, int threads);

/// The sum of risk * x over the rows with an event at a time, to `sum`, of `padded(p)` numbers.
inline void sum_dying(const CoxRows& r, const CoxSums& s, std::size_t k, double* sum) {
  std::fill(sum, sum + padded(r.p), 0.0);
  const std::size_t first = r.times[k].first;
  add_rows(r.x.data() + first * r.p, s.risk.data() + first, r.times[k].events, r.p, sum);
}

}  // namespace nelm::cohort
