// The variance between studies by each of the estimators, for any model whose sums can be given: with an intercept
// alone, or with moderators.
//
// With V the sampling variances, W = (V + tau2 I)^-1, X the moderators, P = W - W X (X'W X)^-1 X'W, k effects and p
// coefficients. Estimators and standard errors: W. Viechtbauer, J. Educ. Behav. Stat. 30 (2005) 261-293; of
// Paule-Mandel and Sidik-Jonkman as metafor gives them.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/evidence/model.h"

namespace nelm::evidence {

/// What a model gives at one tau2.
struct SumsAt {
  double weight   = 0;  // tr W
  double weight2  = 0;  // tr W W
  double q        = 0;  // y'P y, the weighted squares of the residuals
  double py2      = 0;  // y'P P y
  double ypppy    = 0;  // y'P P P y
  double trace_p  = 0;
  double trace_pp = 0;
};

/// The traces that also hold the sampling variances.
struct TracesWithV {
  double pv_pv = 0;  // tr P V P V
  double p_v_p = 0;  // tr P V P
};

/// The same without weights, P0 = I - X (X'X)^-1 X'.
struct Unweighted {
  double q     = 0;  // y'P0 y
  double pv    = 0;  // tr P0 V
  double pv_pv = 0;  // tr P0 V P0 V
};

struct BetweenEstimate {
  double tau2           = 0;
  double standard_error = 0;  // 0 for equal effects
  bool   converged      = true;
};

/// The tau2 >= 0 at which the model's Q equals `target`; 0 if Q is not above it even there. Newton's steps on 1 / Q,
/// which is concave in tau2: they rise to the root and never pass it.
template <class Fit>
BetweenEstimate tau2_where_q_is(const Fit& fit, double target) {
  double tau2 = 0;
  for (int i = 0; i < 1000; ++i) {
    const SumsAt at = fit.at(tau2);
    if (i == 0 && at.q <= target) return {};
    const double step = (at.q / target - 1) * at.q / at.py2;
    tau2 += std::max(step, -tau2 / 2);
    if (std::fabs(step) <= 1e-9 * tau2) return {tau2};  // the next would be its square
  }
  return {tau2, 0, false};
}

/// The score of tau2, twice the slope of the log-likelihood, and the expected and observed information.
struct Score {
  double slope = 0, fisher = 0, observed = 0;
};

template <class Fit>
Score score_at(const Fit& fit, double tau2, bool restricted) {
  const SumsAt at     = fit.at(tau2);
  const double fisher = restricted ? at.trace_pp : at.weight2;
  return {at.py2 - (restricted ? at.trace_p : at.weight), fisher, 2 * at.ypppy - fisher};
}

/// Between `rises`, where the likelihood still rises with tau2, and `falls`: where it turns. Newton's steps, or halves.
template <class Fit>
BetweenEstimate tau2_between(const Fit& fit, double rises, double falls, bool restricted) {
  double tau2 = rises + (falls - rises) / 2;
  for (int i = 0; i < 1000; ++i) {
    const Score at                 = score_at(fit, tau2, restricted);
    (at.slope > 0 ? rises : falls) = tau2;
    const double newton            = tau2 + at.slope / at.observed;
    const bool   inside            = at.observed > 0 && newton > rises && newton < falls;
    const double next              = inside ? newton : rises + (falls - rises) / 2;
    const double step              = std::fabs(next - tau2);
    tau2                           = next;
    if (step <= (inside ? 1e-12 : 1e-15) * tau2 || at.slope == 0) return {tau2};
  }
  return {tau2, 0, false};
}

/// The first maximum on the way uphill from `from`: above it by doubling, below it by walking down in small steps.
template <class Fit>
BetweenEstimate tau2_by_search(const Fit& fit, double from, bool restricted) {
  constexpr int steps = 64;
  if (score_at(fit, from, restricted).slope > 0) {
    double falls = from;
    do falls = 2 * falls + 1 / fit.at(from).weight;
    while (std::isfinite(falls) && score_at(fit, falls, restricted).slope > 0);
    return tau2_between(fit, from, falls, restricted);
  }
  double falls = from;
  for (int i = steps - 1; i >= 0; --i) {
    const double below = from * i / steps;
    if (score_at(fit, below, restricted).slope > 0) return tau2_between(fit, below, falls, restricted);
    falls = below;
  }
  return {0};
}

/// Where the (restricted) likelihood is largest. Fisher's scoring from `start` until the steps are small, then
/// Newton's, which end in the same place and square the error each time. Where scoring swings about the maximum or
/// creeps, the maximum that it was on its way to is searched for.
template <class Fit>
BetweenEstimate tau2_of_likelihood(const Fit& fit, double start, bool restricted) {
  constexpr int patience = 30;
  double        tau2     = start;
  bool          downward = false;
  for (int i = 0; i < patience; ++i) {
    const Score at = score_at(fit, tau2, restricted);
    if (tau2 == 0 && at.slope <= 0) return {0};
    double     step   = at.slope / at.fisher;
    const bool newton = std::fabs(step) < 0.1 * tau2 && at.observed > 0.1 * at.fisher;
    if (newton) step = at.slope / at.observed;
    if (tau2 + step <= 0) {  // halfway down first, lest a maximum be passed over
      step     = downward ? -tau2 : -tau2 / 2;
      downward = true;
    } else {
      downward = false;
    }
    tau2 += step;
    if (newton && std::fabs(step) <= 1e-9 * tau2) return {tau2};
  }
  return tau2_by_search(fit, tau2, restricted);
}

/// Variances of the moment estimators: of a quadratic form with expectation linear in tau2, whose slope is `slope`.
inline double moment_error(double slope, double none, double one, double both, double tau2) {
  return std::sqrt(2 * none + 4 * tau2 * one + 2 * tau2 * tau2 * both) / slope;
}

template <class Fit>
BetweenEstimate sidik_jonkman(const Fit& fit) {
  const double k = fit.effects(), free = k - fit.coefficients();
  const double first = fit.spread();
  if (first <= 0) return {};
  const SumsAt      at     = fit.at(first);
  const TracesWithV traces = fit.with_v(first);
  const double      tau2   = first * at.q / free;
  return {tau2, moment_error(free / first, traces.pv_pv, traces.p_v_p, at.trace_pp, tau2)};
}

template <class Fit>
BetweenEstimate estimate_between(const Fit& fit, Between between) {
  const double k = fit.effects(), free = k - fit.coefficients();
  const auto   hedges = [&] {
    const Unweighted plain = fit.unweighted();
    const double     tau2  = std::max(0., (plain.q - plain.pv) / free);
    return BetweenEstimate{tau2, moment_error(free, plain.pv_pv, plain.pv, free, tau2)};
  };
  switch (between) {
    case Between::equal:             return {};
    case Between::dersimonian_laird: {
      const SumsAt at   = fit.at(0);
      const double tau2 = std::max(0., (at.q - free) / at.trace_p);
      return {tau2, moment_error(at.trace_p, free, at.trace_p, at.trace_pp, tau2)};
    }
    case Between::hunter_schmidt: {
      const SumsAt at   = fit.at(0);
      const double tau2 = std::max(0., (at.q - k) / at.weight);
      return {tau2, moment_error(at.weight, free, at.trace_p, at.trace_pp, tau2)};
    }
    case Between::hedges:          return hedges();
    case Between::sidik_jonkman:   return sidik_jonkman(fit);
    case Between::paule_mandel:
    case Between::empirical_bayes: {
      BetweenEstimate   found  = tau2_where_q_is(fit, free);
      const SumsAt      at     = fit.at(found.tau2);
      const TracesWithV traces = fit.with_v(found.tau2);
      found.standard_error = moment_error(at.weight * free / k, traces.pv_pv, traces.p_v_p, at.trace_pp, found.tau2);
      return found;
    }
    case Between::restricted_likelihood:
    case Between::likelihood:            break;
  }
  const bool      restricted = between == Between::restricted_likelihood;
  BetweenEstimate found      = tau2_of_likelihood(fit, hedges().tau2, restricted);
  const SumsAt    at         = fit.at(found.tau2);
  found.standard_error       = std::sqrt(2 / (restricted ? at.trace_pp : at.weight2));
  return found;
}

}  // namespace nelm::evidence
