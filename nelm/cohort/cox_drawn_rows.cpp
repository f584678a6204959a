#include "nelm/cohort/cox_drawn_rows.h"

#include <algorithm>

#include "nelm/cohort/cox_kernels.h"

namespace nelm::cohort {

namespace {

template <class T>
std::vector<T> those(const std::vector<T>& of, const std::vector<std::uint32_t>& places) {
  std::vector<T> found(of.empty() ? 0 : places.size());
  for (std::size_t i = 0; i < found.size(); ++i) found[i] = of[places[i]];
  return found;
}

/// The event times at which somebody drawn has the event, and the strata with somebody drawn; for each old event time the last
/// new one that is not after it.
std::vector<std::uint32_t> keep_times(const CoxRows& r, const std::vector<std::uint32_t>& places, CoxRows& d) {
  std::vector<std::uint32_t> now(r.times.size());
  std::uint32_t              place = 0;
  const auto                 go_to = [&](std::size_t row) {
    while (place < places.size() && places[place] < row) ++place;
    return place;
  };
  for (std::size_t i = 0; i < r.strata.size(); ++i) {
    const CoxRows::Stratum& of    = r.strata[i];
    const std::uint32_t     begin = go_to(of.first_row), number = static_cast<std::uint32_t>(d.strata.size());
    CoxRows::Stratum        s{of.number, begin, 0, static_cast<std::uint32_t>(d.times.size()), 0};
    for (std::size_t k = of.first_time; k < r.end_of_times(i); ++k) {
      EventTime t = r.times[k];
      t.first     = go_to(t.first);
      t.stratum   = static_cast<std::int32_t>(number);
      t.events    = t.events == 0 ? 0 : go_to(std::size_t{r.times[k].first} + t.events) - t.first;
      s.events += t.events;
      if (k == of.first_time || t.events > 0) d.times.push_back(t);
      now[k] = static_cast<std::uint32_t>(d.times.size()) - 1;
    }
    s.rows = go_to(std::size_t{of.first_row} + of.rows) - begin;
    if (s.rows > 0)
      d.strata.push_back(s);
    else
      d.times.resize(s.first_time);
  }
  return now;
}

void keep_entries(const CoxRows& r, const std::vector<std::uint32_t>& places, const std::vector<std::uint32_t>& now,
                  CoxRows& d) {
  if (r.from.empty()) return;
  d.from = those(r.from, places);
  for (auto& k : d.from) k = now[k];
  find_late(d);
}

}  // namespace

CoxRows drawn_rows(const CoxRows& r, const std::vector<double>& weight) {
  std::vector<std::uint32_t> places;
  places.reserve(r.n);
  for (std::uint32_t i = 0; i < r.n; ++i)
    if (weight[i] > 0) places.push_back(i);
  CoxRows d;
  d.n       = places.size();
  d.p       = r.p;
  d.names   = r.names;
  d.time    = those(r.time, places);
  d.offset  = those(r.offset, places);
  d.weight  = those(weight, places);
  d.event   = those(r.event, places);
  d.row     = those(r.row, places);
  d.cluster = those(r.cluster, places);
  d.centre = r.centre, d.scale = r.scale, d.means = r.means, d.range = r.range, d.constant = r.constant,
  d.offset_mean = r.offset_mean;
  d.x.resize(static_cast<Eigen::Index>(d.n * d.p + spare));
  d.x.tail(spare).setZero();
  for (std::size_t i = 0; i < d.n; ++i) std::copy_n(r.x.data() + places[i] * r.p, r.p, d.x.data() + i * r.p);
  const auto now = keep_times(r, places, d);
  d.upto         = those(r.upto, places);
  for (auto& k : d.upto) k = now[k];
  keep_entries(r, places, now, d);
  return d;
}

}  // namespace nelm::cohort
