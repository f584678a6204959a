#include "nelm/evidence/hazard_ratio.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>

#include "nelm/evidence/number_problem.h"
#include "nelm/numerics/distributions.h"

namespace nelm::evidence {

namespace {

bool above_zero(double x) { return std::isfinite(x) && x > 0; }

/// Half a unit of the last digit of a number, as few digits as it has: 0.05 of 0.4, 0.5 of 40.
double half_of_last_digit(double x) {
  const auto text     = fmt::format("{}", x);
  const auto power    = text.find('e');
  const auto dot      = text.find('.');
  const auto digits   = power == std::string::npos ? text.size() : power;
  const auto decimals = dot == std::string::npos ? 0 : static_cast<double>(digits - dot - 1);
  const auto exponent = power == std::string::npos ? 0 : std::strtod(text.c_str() + power + 1, nullptr);
  return 0.5 * std::pow(10, exponent - decimals);
}

/// How far rounding can have moved its logarithm.
double log_rounding(double x) {
  const double half = half_of_last_digit(x);
  return half < x ? -std::log1p(-half / x) : std::numeric_limits<double>::infinity();
}

Problem no_exact_p(PValue p) {
  const std::string_view sign = p.kind == PValue::Kind::below ? "<" : ">";
  return problem_with("p", fmt::format("\"{}{}\"", sign, p.value),
                      "an exact P value, such as 0.034: no standard error follows from a bound");
}

}  // namespace

Result<EffectSize> log_hazard_ratio(const HazardRatio& hr) {
  Problems problems;
  require(above_zero(hr.ratio), problems, "ratio", hr.ratio, "a hazard ratio above 0");
  require(above_zero(hr.interval.low) && hr.interval.low <= hr.ratio, problems, "interval.low", hr.interval.low,
          "a lower bound above 0 and not above the hazard ratio");
  require(above_zero(hr.interval.high) && hr.interval.high >= hr.ratio && hr.interval.high > hr.interval.low, problems,
          "interval.high", hr.interval.high, "an upper bound not below the hazard ratio and above the lower bound");
  require_level(hr.level, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const double width = std::log(hr.interval.high) - std::log(hr.interval.low);
  const double se    = width / (2 * numerics::normal_quantile((1 + hr.level) / 2));
  return EffectSize{{std::log(hr.ratio), se * se}};
}

FromTheMiddle from_the_middle(double estimate, const Interval& i) {
  return {std::fabs(std::log(estimate) - (std::log(i.low) + std::log(i.high)) / 2),
          log_rounding(estimate) + (log_rounding(i.low) + log_rounding(i.high)) / 2};
}

Result<EffectSize> log_hazard_ratio(double ratio, PValue p) {
  Problems problems;
  require(above_zero(ratio) && ratio != 1, problems, "ratio", ratio, "a hazard ratio above 0, and not 1");
  if (p.kind != PValue::Kind::exact) problems.push_back(no_exact_p(p));
  require(p.value > 0 && p.value < 1, problems, "p", p.value, "a two-sided P value above 0 and below 1");
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const double se = std::log(ratio) / numerics::normal_quantile(p.value / 2);
  return EffectSize{{std::log(ratio), se * se}, false, true};
}

Result<EffectSize> log_rate(double events, double time) {
  Problems problems;
  require(std::isfinite(events) && events >= 0, problems, "events", events, "a number of events, 0 or more");
  require(above_zero(time), problems, "time", time, "a time at risk above 0");
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const double x = events == 0 ? 0.5 : events;
  return EffectSize{{std::log(x / time), 1 / x}, events == 0};
}

}  // namespace nelm::evidence
