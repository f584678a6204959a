#include "nelm/cohort/time_scale.h"

#include <algorithm>
#include <cmath>

#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

/// At each different event time of all strata. Whole numbers: their sums are the same in any order.
struct Population {
  std::vector<double> time;
  std::vector<double> events, at_risk;  // just before it
  std::vector<double> there, behind;    // rows with this time; with a later one
};

/// A row is one, or as many as it counts; of weight 0 it is none.
double rows_counted(const CoxRows& r, bool counts, std::size_t row) {
  if (counts) return r.weight[row];
  return r.weight[row] > 0 ? 1 : 0;
}

struct PopulationCounts {
  std::vector<double> last, there, entered;  // by how many event times are not after a row's time, or its entry
};

void count_population(const CoxRows& r, const std::vector<double>& times, bool counts, std::size_t begin,
                      std::size_t end, PopulationCounts& found) {
  const auto not_after = [&](double t, std::size_t from) {
    return static_cast<std::size_t>(
        std::upper_bound(times.begin() + static_cast<std::ptrdiff_t>(from), times.end(), t) - times.begin());
  };
  std::size_t k = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const double weight = rows_counted(r, counts, i);
    if (i == begin || r.time[i] < r.time[i - 1])
      k = not_after(r.time[i], 0);
    else if (k < times.size() && times[k] <= r.time[i])
      k = not_after(r.time[i], k + 1);
    found.last[k] += weight;
    if (k > 0 && times[k - 1] == r.time[i]) found.there[k] += weight;
    if (!r.entry.empty()) found.entered[not_after(r.entry[i], 0)] += weight;
  }
}

Population population(const CoxRows& r, bool counts, int threads) {
  Population all;
  for (const EventTime& t : r.times)
    if (t.events > 0) all.time.push_back(t.time);
  if (r.strata.size() > 1) {
    std::ranges::sort(all.time);
    all.time.erase(std::unique(all.time.begin(), all.time.end()), all.time.end());
  }
  const std::size_t n = all.time.size();
  all.events.assign(n, 0);
  for (const EventTime& t : r.times) {
    if (t.events == 0) continue;
    auto& events = all.events[static_cast<std::size_t>(std::ranges::lower_bound(all.time, t.time) - all.time.begin())];
    for (std::size_t i = t.first; i < std::size_t{t.first} + t.events; ++i) events += rows_counted(r, counts, i);
  }
  constexpr std::size_t         few = 8;  // parts, each with counts at all event times
  std::vector<PopulationCounts> parts(few);
  share(few, threads, [&](std::size_t part) {
    PopulationCounts& p = parts[part];
    for (auto* of : {&p.last, &p.there, &p.entered}) of->assign(n + 1, 0);
    count_population(r, all.time, counts, r.n * part / few, r.n * (part + 1) / few, p);
  });
  all.at_risk.resize(n);
  all.there.resize(n);
  all.behind.resize(n);
  double later = 0, not_entered = 0;
  for (std::size_t k = n; k-- > 0;) {
    for (const auto& p : parts) {
      later += p.last[k + 1];
      all.there[k] += p.there[k + 1];
      not_entered += p.entered[k + 1];  // those who enter at an event time are at risk only after it
    }
    all.at_risk[k] = later - not_entered;
    all.behind[k]  = later - all.there[k];
  }
  return all;
}

/// At each time of the population.
std::vector<double> scaled_times(const Population& all, TimeScale scale, double rows) {
  std::vector<double> found(all.time.size());
  double              survival = 1;
  for (std::size_t k = 0; k < found.size(); ++k) switch (scale) {
      case TimeScale::identity: found[k] = all.time[k]; break;
      case TimeScale::log:      found[k] = all.time[k] < 0 ? std::nan("") : std::log(all.time[k]); break;
      case TimeScale::rank:     found[k] = rows - all.behind[k] - (all.there[k] - 1) / 2; break;
      case TimeScale::km:
        found[k] = 1 - survival;
        if (all.events[k] > 0) survival *= 1 - all.events[k] / all.at_risk[k];
        break;
    }
  return found;
}

}  // namespace

std::vector<std::vector<double>> on_scales(const CoxRows& r, const std::vector<TimeScale>& scales, bool counts,
                                           int threads) {
  const Population all  = population(r, counts, threads);
  double           rows = 0;
  for (std::size_t i = 0; i < r.n; ++i) rows += rows_counted(r, counts, i);
  std::vector<std::vector<double>> found;
  for (const TimeScale scale : scales) {
    const auto of_all = scaled_times(all, scale, rows);
    auto&      of     = found.emplace_back(r.times.size());
    for (std::size_t k = 0; k < r.times.size(); ++k)
      if (r.times[k].events > 0)
        of[k] =
            of_all[static_cast<std::size_t>(std::ranges::lower_bound(all.time, r.times[k].time) - all.time.begin())];
  }
  return found;
}

}  // namespace nelm::cohort
