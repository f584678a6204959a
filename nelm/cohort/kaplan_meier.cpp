#include "nelm/cohort/kaplan_meier.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/cohort/departures.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

/// A hazard of one time, and its variance.
struct Increment {
  double hazard = 0, variance = 0;
};

Increment nelson_aalen(double at_risk, double events) { return {events / at_risk, events / at_risk / at_risk}; }

Increment fleming_harrington(double at_risk, double events, int rows) {
  const double part = events / rows;
  Increment    sum;
  for (int k = 0; k < rows; ++k) {
    const double left = at_risk - k * part;
    sum.hazard += part / left;
    sum.variance += part / left / left;
  }
  return sum;
}

/// Greenwood's: the variance of the logarithm of 1 - d/n.
double greenwood(double at_risk, double events) { return events / at_risk / (at_risk - events); }

/// Those under observation just before a time, and who came since the time before.
struct UnderObservation {
  double at_risk = 0, entered = 0;
};

/// At each time, from the last one back: a sum of those who leave later is small where few are left, and so exact there.
LargeVector<UnderObservation> under_observation(std::span<const Departure> departures,
                                                std::span<const Arrival>   arrivals) {
  LargeVector<UnderObservation> found(departures.size());
  double                        at_risk = 0;
  std::int64_t                  rows    = 0;
  auto                          later   = arrivals.rbegin();
  for (std::size_t i = departures.size(); i-- > 0;) {
    const Departure& d    = departures[i];
    double           came = 0;
    for (; later != arrivals.rend() && later->time >= d.time; ++later) {
      came += later->arrived;
      rows -= later->rows;
    }
    if (i + 1 < departures.size()) found[i + 1].entered = came;
    at_risk = rows == 0 ? 0 : at_risk - came;
    at_risk += d.events + d.censored;
    rows += d.rows;
    found[i].at_risk = at_risk;
  }
  if (!found.empty()) found.front().entered = found.front().at_risk;
  return found;
}

Curve curve_of(std::span<const Departure> departures, std::span<const Arrival> arrivals, Estimate by) {
  const auto observed = under_observation(departures, arrivals);
  Curve      curve;
  curve.steps.reserve(departures.size());
  CurveStep step;
  double    survival = 1, log_variance = 0, hazard_variance = 0;
  for (std::size_t i = 0; i < departures.size(); ++i) {
    const Departure& d = departures[i];
    step.time          = d.time;
    step.at_risk       = observed[i].at_risk;
    step.entered       = observed[i].entered;
    step.events        = d.events;
    step.censored      = d.censored;
    if (step.events > 0) {
      const Increment more = by.hazard == HazardBy::nelson_aalen
                                 ? nelson_aalen(step.at_risk, step.events)
                                 : fleming_harrington(step.at_risk, step.events, d.event_rows);
      step.hazard += more.hazard;
      hazard_variance += more.variance;
      survival *= (step.at_risk - step.events) / step.at_risk;
      log_variance += greenwood(step.at_risk, step.events);
      const bool by_product = by.survival == SurvivalBy::product;
      step.survival         = by_product ? survival : std::exp(-step.hazard);
      step.hazard_error     = std::sqrt(hazard_variance);
      step.log_error        = by_product ? std::sqrt(log_variance) : step.hazard_error;
    }
    curve.steps.push_back(step);
  }
  return curve;
}

/// The part of a list in rising order of `set` that is of one set, and the list without it.
template <class Moved>
std::span<const Moved> take(std::span<const Moved>& rest, std::size_t set) {
  const auto end   = std::ranges::upper_bound(rest, static_cast<std::int32_t>(set), {}, &Moved::set);
  const auto taken = rest.first(static_cast<std::size_t>(end - rest.begin()));
  rest             = rest.subspan(taken.size());
  return taken;
}

}  // namespace

double CurveStep::survival_error() const {
  return survival > 0 ? survival * log_error : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Curve> kaplan_meier(const FollowUp& f, std::span<const std::int32_t> group, Estimate by, int threads) {
  const Movements                         all = movements(f, group, {}, threads);
  std::span<const Departure>              departures(all.departures);
  std::span<const Arrival>                arrivals(all.arrivals);
  std::vector<std::span<const Departure>> left(labels(group));
  std::vector<std::span<const Arrival>>   came(left.size());
  for (std::size_t g = 0; g < left.size(); ++g) {
    left[g] = take(departures, g);
    came[g] = take(arrivals, g);
  }
  std::vector<Curve> curves(left.size());
  const int          hands = all.departures.size() < Chunks::least ? 1 : threads;
  share(left.size(), hands, [&](std::size_t g) { curves[g] = curve_of(left[g], came[g], by); });
  return curves;
}

std::vector<Curve> reverse_kaplan_meier(const FollowUp& f, std::span<const std::int32_t> group, int threads) {
  FollowUp reversed;
  reversed.entry  = f.entry;
  reversed.time   = f.time;
  reversed.weight = f.weight;
  for (const auto event : f.event) reversed.event.push_back(event == 0);
  return kaplan_meier(reversed, group, {}, threads);
}

}  // namespace nelm::cohort
