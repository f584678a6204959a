#include "nelm/cohort/pair_weights.h"

namespace nelm::cohort {

namespace {

/// The stratum's event times and rows.
struct StratumExtent {
  StratumExtent(const CoxRows& r, std::size_t s)
      : first(r.strata[s].first_row),
        end(first + r.strata[s].rows),
        before(r.strata[s].first_time),
        end_of_times(r.end_of_times(s)) {}
  std::size_t first, end, before, end_of_times;
};

/// Weights at risk just before each event time; here and below its place is counted from the stratum's first.
void sum_weights_at_risk(const CoxRows& r, const StratumExtent& of, std::vector<double>& at_risk) {
  std::size_t row  = of.end;
  double      left = 0;
  for (std::size_t k = of.end_of_times; k-- > of.before + 1;) {
    for (; row > r.times[k].first; --row) left += r.weight[row - 1];
    if (r.late_entry()) {
      const std::size_t end = k + 1 < r.times.size() ? r.late_first[k + 1] : r.late.size();
      for (std::size_t i = r.late_first[k]; i < end; ++i) left -= r.weight[r.late[i]];
    }
    at_risk[k - of.before] = left;
  }
}

/// Just before each event time the share still observed, would nobody have the event.
void share_observed(const CoxRows& r, const StratumExtent& of, const std::vector<double>& at_risk,
                    std::vector<double>& g) {
  double observed = 1;
  for (std::size_t k = of.before; k < of.end_of_times; ++k) {
    const std::size_t next = k + 1 < of.end_of_times ? r.times[k + 1].first : of.end;
    g[k - of.before]       = observed;
    double left = k + 1 < of.end_of_times ? at_risk[k + 1 - of.before] : 0;  // behind what leaves before the next event
    std::size_t       last = next;
    const std::size_t row  = r.times[k].first + r.times[k].events;
    // From the last time somebody leaves to the first: what is left after it, and what is at risk of it.
    while (last > row) {
      const double at      = r.time[last - 1];
      double       leaving = 0;
      for (; last > row && r.time[last - 1] == at; --last) leaving += r.weight[last - 1];
      if (leaving > 0) observed *= left / (left + leaving);
      left += leaving;
    }
  }
}

}  // namespace

void pair_weights(const CoxRows& r, std::size_t stratum, const ConcordanceModel& model, std::vector<double>& found) {
  const StratumExtent of(r, stratum);
  const auto          kind    = r.strata[stratum].events < 2 ? PairWeight::one : model.weight;
  const auto          counted = [&](std::size_t k) { return r.times[k].time <= model.up_to; };
  if (kind == PairWeight::one) {
    for (std::size_t k = of.before + 1; k < of.end_of_times; ++k) found[k] = counted(k) ? 1 : 0;
    return;
  }
  std::vector<double> at_risk(of.end_of_times - of.before), g;
  sum_weights_at_risk(r, of, at_risk);
  if (kind == PairWeight::over_g_squared || kind == PairWeight::survival_over_g) {
    g.assign(at_risk.size(), 1);
    share_observed(r, of, at_risk, g);
  }
  double all = 0, survival = 1;
  for (std::size_t i = of.first; i < of.end; ++i) all += r.weight[i];
  for (std::size_t k = of.before + 1; k < of.end_of_times; ++k) {
    const double n = at_risk[k - of.before], observed = g.empty() ? 1 : g[k - of.before];
    if (!(n > 0)) continue;
    double events = 0;
    for (std::size_t i = r.times[k].first; i < std::size_t{r.times[k].first} + r.times[k].events; ++i)
      events += r.weight[i];
    double weight = 1;
    switch (kind) {
      case PairWeight::one:             break;
      case PairWeight::survival:        weight = all * survival / n; break;
      case PairWeight::survival_over_g: weight = all * survival / (observed * n); break;
      case PairWeight::over_g_squared:  weight = 1 / (observed * observed); break;
      case PairWeight::over_at_risk:    weight = 1 / n; break;
    }
    found[k] = counted(k) ? weight : 0;
    survival *= 1 - events / n;
  }
}

}  // namespace nelm::cohort
