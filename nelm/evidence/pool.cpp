#include "nelm/evidence/pool.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "nelm/evidence/intercept_only.h"
#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"

namespace nelm::evidence {

namespace {

constexpr double log_two_pi = 1.8378770664093454835606594728112353;

}  // namespace

Problems problems_of_pool(std::span<const Effect> effects, double level, std::size_t at_least) {
  Problems problems = problems_of(effects, at_least);
  require_level(level, problems);
  return problems;
}

Problem too_far_apart() {
  return problem_with("effects", "numbers too far apart to be pooled",
                      "estimates and variances on a scale whose squares can be told apart");
}

Tested tested(double estimate, double standard_error, double degrees, double critical) {
  const double reach = critical * standard_error;
  const double t     = estimate == 0 ? 0 : estimate / standard_error;
  return {t, numerics::two_sided_p(t, degrees), {estimate - reach, estimate + reach}};
}

Heterogeneity heterogeneity_of(const SumsAt& at_zero, const BetweenEstimate& between, double free, bool equal) {
  Heterogeneity found;
  found.tau2      = between.tau2;
  found.q         = std::max(0., at_zero.q);
  found.q_degrees = free;
  found.q_p       = numerics::chi_squared_tail(found.q, free);
  if (equal) {
    found.tau2_estimated = false;
    found.i2             = found.q > free ? 100 * (found.q - free) / found.q : 0;
    found.h2             = found.q / free;
    return found;
  }
  found.tau2_standard_error = between.standard_error;
  const double typical      = free / at_zero.trace_p;
  found.i2                  = 100 * between.tau2 / (typical + between.tau2);
  found.h2                  = between.tau2 / typical + 1;
  return found;
}

double scale_of(Test test, double q, double free) {
  switch (test) {
    case Test::wald:          return 1;
    case Test::knapp_hartung: return q / free;
    case Test::ad_hoc:        break;
  }
  return std::max(1., q / free);
}

Likelihoods likelihoods(double log_variances, double q, double log_determinant_ratio, double k, double p) {
  const double both = -(log_variances + q) / 2;
  return {both - k * log_two_pi / 2, both - ((k - p) * log_two_pi + log_determinant_ratio) / 2};
}

namespace {

void test_summary(Pooled& pooled, double crit) {
  const Tested found = tested(pooled.estimate, pooled.standard_error, pooled.degrees, crit);
  pooled.statistic   = found.statistic;
  pooled.p           = found.p;
  pooled.interval    = found.interval;
}

Pooled single(const Effect& effect, double level) {
  Pooled pooled;
  pooled.k                            = 1;
  pooled.estimate                     = effect.estimate;
  pooled.standard_error               = std::sqrt(effect.variance);
  pooled.log_likelihood               = -(log_two_pi + std::log(effect.variance)) / 2;
  pooled.weights                      = {100};
  pooled.heterogeneity.tau2_estimated = false;
  test_summary(pooled, numerics::critical(level, numerics::normal_degrees));
  return pooled;
}

}  // namespace

std::optional<Pooled> Pooling::operator()(std::span<const Effect> effects, const Model& model) {
  if (effects.size() == 1) return single(effects[0], model.level);
  fit_.load(effects);
  const bool            equal = model.between == Between::equal;
  const double          k = fit_.effects(), free = k - 1;
  const SumsAt          at_zero = fit_.at(0);
  const BetweenEstimate between = estimate_between(fit_, model.between);
  const double          tau2    = between.tau2;
  const SumsAt          at      = tau2 == 0 ? at_zero : fit_.at(tau2);

  Pooled pooled;
  pooled.k             = effects.size();
  pooled.estimate      = fit_.mean(tau2);
  pooled.heterogeneity = heterogeneity_of(at_zero, between, free, equal);
  pooled.s2w           = scale_of(model.test, at.q, free);
  pooled.degrees       = model.test == Test::wald ? numerics::normal_degrees : free;

  const double variance = pooled.s2w / at.weight;
  pooled.standard_error = std::sqrt(variance);
  const double crit     = numerics::critical(model.level, pooled.degrees);
  test_summary(pooled, crit);
  if (!equal) {
    const double far  = crit * std::sqrt(variance + tau2);
    pooled.prediction = {pooled.estimate - far, pooled.estimate + far};
  }
  const auto [full, restricted]    = likelihoods(fit_.log_variances(tau2), at.q, std::log(at.weight / k), k, 1);
  pooled.log_likelihood            = full;
  pooled.restricted_log_likelihood = restricted;

  pooled.weights.resize(effects.size());
  for (std::size_t i = 0; i < effects.size(); ++i) pooled.weights[i] = 100 / (effects[i].variance + tau2) / at.weight;
  const bool computed = between.converged && std::isfinite(pooled.standard_error) && std::isfinite(pooled.estimate) &&
                        std::isfinite(pooled.heterogeneity.i2);
  return computed ? std::optional(std::move(pooled)) : std::nullopt;
}

Result<Pooled> pool(std::span<const Effect> effects, const Model& model) {
  if (auto problems = problems_of_pool(effects, model.level, 1); !problems.empty())
    return tl::unexpected(std::move(problems));
  Pooling pooling;
  auto    pooled = pooling(effects, model);
  if (!pooled) return tl::unexpected(Problems{too_far_apart()});
  return std::move(*pooled);
}

Result<HeterogeneityIntervals> heterogeneity_intervals(std::span<const Effect> effects, double level) {
  if (auto problems = problems_of_pool(effects, level, 2); !problems.empty())
    return tl::unexpected(std::move(problems));
  InterceptOnly fit;
  fit.load(effects);
  const double free    = fit.effects() - 1;
  const SumsAt at_zero = fit.at(0);
  const double tail    = (1 - level) / 2;
  const double least   = numerics::chi_squared_quantile(tail, free);

  HeterogeneityIntervals found;
  const auto             low = tau2_where_q_is(fit, numerics::chi_squared_quantile(1 - tail, free)),
             high            = tau2_where_q_is(fit, least);
  if (!low.converged || !high.converged || !std::isfinite(high.tau2)) return tl::unexpected(Problems{too_far_apart()});
  const double typical = free / at_zero.trace_p;
  found.tau2           = {low.tau2, high.tau2};
  found.i2             = {100 * low.tau2 / (typical + low.tau2), 100 * high.tau2 / (typical + high.tau2)};
  found.h2             = {low.tau2 / typical + 1, high.tau2 / typical + 1};
  found.empty          = at_zero.q < least;
  return found;
}

}  // namespace nelm::evidence
