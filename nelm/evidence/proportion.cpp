#include "nelm/evidence/proportion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "nelm/evidence/number_problem.h"

namespace nelm::evidence {

namespace {

double double_arcsine(double events, double total) {
  return (std::asin(std::sqrt(events / (total + 1))) + std::asin(std::sqrt((events + 1) / (total + 1)))) / 2;
}

/// Miller's inversion, within the values that 0 and all events out of n have.
double from_double_arcsine(double value, double n) {
  if (value <= double_arcsine(0, n)) return 0;
  if (value >= double_arcsine(n, n)) return 1;
  const double sine = std::sin(2 * value), cosine = std::cos(2 * value);
  const double inner = sine + (sine - 1 / sine) / n;
  return (1 - std::copysign(std::sqrt(std::max(0., 1 - inner * inner)), cosine)) / 2;
}

Effect on_scale(double x, double rest, ProportionScale scale) {
  const double n = x + rest;
  switch (scale) {
    case ProportionScale::raw:           return {x / n, x / n * (rest / n) / n};
    case ProportionScale::logit:         return {std::log(x / rest), 1 / x + 1 / rest};
    case ProportionScale::arcsine:       return {std::asin(std::sqrt(x / n)), 1 / (4 * n)};
    case ProportionScale::freeman_tukey: break;
  }
  return {double_arcsine(x, n), 1 / (4 * n + 2)};
}

}  // namespace

Result<EffectSize> proportion(Proportion arm, ProportionScale scale) {
  Problems problems;
  require(std::isfinite(arm.total) && arm.total > 0, problems, "total", arm.total, "a number of patients above 0");
  require(arm.events >= 0 && arm.events <= arm.total, problems, "events", arm.events,
          "a number of events from 0 to the total");
  if (!problems.empty()) return tl::unexpected(problems);

  const double rest       = arm.total - arm.events;
  const bool   needs_both = scale == ProportionScale::raw || scale == ProportionScale::logit;
  const bool   half_added = needs_both && (arm.events == 0 || rest == 0);
  const double half       = half_added ? 0.5 : 0;
  return EffectSize{on_scale(arm.events + half, rest + half, scale), half_added};
}

double harmonic_mean(std::span<const double> totals) {
  double sum = 0;
  for (const double n : totals) sum += 1 / n;
  return static_cast<double>(totals.size()) / sum;
}

double back_to_proportion(double value, ProportionScale scale, double n) {
  switch (scale) {
    case ProportionScale::raw:           return value;
    case ProportionScale::logit:         return 1 / (1 + std::exp(-value));
    case ProportionScale::arcsine:       break;
    case ProportionScale::freeman_tukey: return from_double_arcsine(value, n);
  }
  const double sine = std::sin(std::clamp(value, 0., std::numbers::pi / 2));
  return sine * sine;
}

Interval back_to_proportion(Interval interval, ProportionScale scale, double n) {
  return {back_to_proportion(interval.low, scale, n), back_to_proportion(interval.high, scale, n)};
}

}  // namespace nelm::evidence
