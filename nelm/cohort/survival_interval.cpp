#include "nelm/cohort/survival_interval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

double squared_sine(double angle) {
  const double sine = std::sin(std::clamp(angle, 0.0, std::numbers::pi / 2));
  return sine * sine;
}

double share_of(double logit) { return 1 / (1 + std::exp(-logit)); }

}  // namespace

SurvivalInterval survival_interval(double s, double log_error, double level, IntervalScale scale) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  const bool       at_one  = scale == IntervalScale::plain || scale == IntervalScale::log;
  if (!(s > 0) || (s >= 1 && !at_one)) return {nothing, nothing};
  const double reach = numerics::critical(level) * log_error;
  switch (scale) {
    case IntervalScale::plain:   return {std::max(0.0, s - reach * s), std::min(1.0, s + reach * s)};
    case IntervalScale::log:     return {s * std::exp(-reach), std::min(1.0, s * std::exp(reach))};
    case IntervalScale::log_log: {
      const double hazard = -std::log(s), factor = std::exp(reach / hazard);
      return {std::exp(-hazard * factor), std::exp(-hazard / factor)};
    }
    case IntervalScale::logit: {
      const double centre = std::log(s / (1 - s)), wide = reach / (1 - s);
      return {share_of(centre - wide), share_of(centre + wide)};
    }
    case IntervalScale::arcsine: {
      const double centre = std::asin(std::sqrt(s)), wide = reach / 2 * std::sqrt(s / (1 - s));
      return {squared_sine(centre - wide), squared_sine(centre + wide)};
    }
  }
  return {nothing, nothing};
}

}  // namespace nelm::cohort
