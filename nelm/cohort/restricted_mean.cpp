#include "nelm/cohort/restricted_mean.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

/// From the last step before tau back: the area so far is the one to the right of a step, which its variance weighs.
RestrictedMean restricted_mean(const Curve& curve, double tau, double level) {
  double area = 0, variance = 0, right = tau;
  auto   after = std::ranges::lower_bound(curve.steps, tau, {}, &CurveStep::time);
  for (auto step = std::make_reverse_iterator(after); step != curve.steps.rend(); ++step) {
    area += (right - step->time) * step->survival;
    right = step->time;
    if (step->events > 0 && step->at_risk > step->events)
      variance += area * area * step->events / step->at_risk / (step->at_risk - step->events);
  }
  const double mean = area + right, error = std::sqrt(variance), reach = numerics::critical(level) * error;
  return {tau, mean, error, mean - reach, mean + reach};
}

/// Two means that do not differ do not, even where nothing varies.
double p_of(double estimate, double error) { return estimate == 0 ? 1 : numerics::two_sided_p(estimate / error); }

MeanContrast difference(const RestrictedMean& first, const RestrictedMean& second, double level) {
  const double estimate = second.mean - first.mean, error = std::hypot(first.error, second.error);
  const double reach = numerics::critical(level) * error;
  return {estimate, error, estimate - reach, estimate + reach, p_of(estimate, error)};
}

MeanContrast ratio(const RestrictedMean& first, const RestrictedMean& second, double level) {
  const double log_ratio = std::log(second.mean / first.mean);
  const double error     = std::hypot(first.error / first.mean, second.error / second.mean);
  const double reach     = numerics::critical(level) * error;
  return {std::exp(log_ratio), error, std::exp(log_ratio - reach), std::exp(log_ratio + reach), p_of(log_ratio, error)};
}

}  // namespace

double largest_tau(std::span<const Curve> curves) {
  double largest = std::numeric_limits<double>::infinity();
  for (const Curve& curve : curves)
    if (!curve.reached_zero()) largest = std::min(largest, curve.steps.empty() ? 0 : curve.steps.back().time);
  return largest;
}

Result<RestrictedMeans> restricted_means(std::span<const Curve> curves, double tau, double level) {
  const double largest = largest_tau(curves);
  if (!(tau > 0) || tau > largest || std::isinf(tau)) {
    Problem problem;
    problem.field    = "tau";
    problem.found    = fmt::format("{}", tau);
    problem.expected = std::isinf(largest)
                           ? "a time above 0"
                           : fmt::format("a time above 0 and at most {}, the shortest follow-up of a group", largest);
    return tl::unexpected(Problems{std::move(problem)});
  }
  RestrictedMeans means;
  for (const Curve& curve : curves) means.groups.push_back(restricted_mean(curve, tau, level));
  if (curves.size() != 2) return means;
  const auto &first = means.groups[0], &second = means.groups[1];
  means.difference = difference(first, second, level);
  if (first.mean > 0 && second.mean > 0) means.ratio = ratio(first, second, level);
  return means;
}

}  // namespace nelm::cohort
