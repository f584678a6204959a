#include "nelm/cohort/curve_read.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace nelm::cohort {

namespace {

/// The first step of those that end highest below a height, and how high that is.
template <class Height>
std::pair<std::optional<double>, double> highest_below(const Curve& curve, double limit, const Height& height_after) {
  std::optional<double> time;
  double                highest = -std::numeric_limits<double>::infinity();
  for (const CurveStep& step : curve.steps)
    if (const double here = height_after(step); here < limit && here > highest) {
      time    = step.time;
      highest = here;
    }
  return {time, highest};
}

/// Where the heights just after each step come down to `height`. The curve itself only falls; a limit of it may rise.
template <class Height>
std::optional<double> crossing(const Curve& curve, double height, const Height& height_after) {
  const auto [reached, level] = highest_below(curve, height + same_level, height_after);
  if (!reached || level <= height - same_level) return reached;
  const auto left = highest_below(curve, height - same_level, height_after).first;
  return (*reached + left.value_or(curve.steps.back().time)) / 2;
}

}  // namespace

std::optional<SurvivalAt> survival_at(const Curve& curve, double time, double level, IntervalScale scale) {
  const auto after = std::ranges::upper_bound(curve.steps, time, {}, &CurveStep::time);
  if (after == curve.steps.end() && !curve.reached_zero() && (curve.steps.empty() || curve.steps.back().time < time))
    return std::nullopt;
  const CurveStep before = after == curve.steps.begin() ? CurveStep{} : *std::prev(after);
  SurvivalAt      at{time, before.survival, before.survival_error(),
                survival_interval(before.survival, before.log_error, level, scale)};
  const auto      next = std::ranges::lower_bound(curve.steps, time, {}, &CurveStep::time);
  if (next != curve.steps.end()) at.at_risk = next->at_risk;
  for (auto step = curve.steps.begin(); step != after; ++step) {
    at.events += step->events;
    at.censored += step->censored;
  }
  return at;
}

Quantile quantile(const Curve& curve, double p, double level, IntervalScale scale) {
  assert(p > 0 && p < 1);
  const auto limits = [&](const CurveStep& s) { return survival_interval(s.survival, s.log_error, level, scale); };
  return {crossing(curve, 1 - p, [](const CurveStep& s) { return s.survival; }),
          crossing(curve, 1 - p, [&](const CurveStep& s) { return limits(s).low; }),
          crossing(curve, 1 - p, [&](const CurveStep& s) { return limits(s).high; })};
}

}  // namespace nelm::cohort
