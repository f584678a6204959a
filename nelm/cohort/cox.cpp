#include "nelm/cohort/cox.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "nelm/cohort/cox_exact.h"
#include "nelm/cohort/cox_likelihood.h"
#include "nelm/cohort/cox_means.h"
#include "nelm/cohort/cox_newton.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

/// A step so long, of the slope it belongs to and per standard deviation, where the likelihood has no more to gain.
constexpr double running_off = 1e-3, no_rounding = 1e-5;

Problem model_problem(std::string field, std::string found, std::string expected) {
  Problem p;
  p.field    = std::move(field);
  p.found    = std::move(found);
  p.expected = std::move(expected);
  return p;
}

Problems problems_of_model(const CoxRows& r, const CoxWeights& w, const CoxModel& m) {
  Problems   found;
  const auto refuse = [&](bool wrong, std::string field, std::string what, std::string expected) {
    if (wrong) found.push_back(model_problem(std::move(field), std::move(what), std::move(expected)));
  };
  const auto whole = [](double v) { return v == std::floor(v); };
  const auto one   = [](double v) { return v == 0 || v == 1; };
  const bool exact = m.ties == Ties::exact;
  refuse(std::ranges::none_of(w.row, [](double v) { return v > 0; }), "weights", "all 0", "a weight above 0");
  refuse(m.counts && !std::ranges::all_of(w.row, whole), "weights", "a count that is not whole", "whole numbers");
  refuse(exact && !std::ranges::all_of(w.row, one), "weights", "exact ties with weights", "weights of 1");
  refuse(exact && m.robust, "robust", "exact ties", "ties by Efron or Breslow");
  refuse(exact && m.firth, "firth", "exact ties", "ties by Efron or Breslow");
  refuse(m.firth && m.ridge.has_value(), "firth", "a ridge as well", "one penalty");
  refuse(m.robust && (m.firth || m.ridge), "robust", "a penalty", "no penalty");
  const double theta = m.ridge ? m.ridge->theta : 0;
  refuse(theta < 0 || !std::isfinite(theta), "theta", fmt::format("{}", theta), "0 or more");
  const double steps = exact ? exact_steps(r, w) : 0;
  refuse(steps > most_exact_steps, "ties",
         fmt::format("up to {} events at one time, {:.2g} steps of exact ties", most_tied(w), steps),
         fmt::format("at most {:.2g}: ties by Efron", most_exact_steps));
  return found;
}

CoxTest test_of(double chi_squared, double degrees) {
  return {chi_squared, degrees, numerics::chi_squared_tail(chi_squared, degrees)};
}

/// u' inverse(v) u, of what is not left out. Where v is of lower rank, as a robust variance of few clusters may be, what
/// follows from the columns before it is left out too, as in R.
double quadratic_form(const Eigen::VectorXd& u, const Eigen::MatrixXd& v, std::vector<bool> left_out) {
  if (u.size() == 0) return 0;
  return u.dot(inverse_of(v, own_share * std::max(v.diagonal().maxCoeff(), 0.0), left_out) * u);
}

void count_rows(const CoxRows& r, const CoxWeights& w, CoxFit& fit) {
  for (const auto& s : r.strata) {
    CoxStratum c{s.number};
    for (std::size_t i = s.first_row; i < std::size_t{s.first_row} + s.rows; ++i) {
      const bool counts = w.row[i] > 0;
      c.rows += counts ? 1U : 0U;
      c.events += counts && r.event[i] != 0 ? 1U : 0U;
    }
    fit.rows += c.rows;
    fit.events += c.events;
    fit.strata.push_back(c);
  }
  for (const double e : w.events) fit.weighted_events += e;
  fit.all_censored = fit.events == 0;
}

bool same_in_strata(const CoxRows& r, const CoxWeights& w, std::size_t column) {
  for (const auto& s : r.strata) {
    std::optional<double> first;
    for (std::size_t i = s.first_row; i < std::size_t{s.first_row} + s.rows; ++i) {
      if (!(w.row[i] > 0)) continue;
      const double x = r.x[static_cast<Eigen::Index>(i * r.p + column)];
      if (first.value_or(x) != x) return false;
      first = x;
    }
  }
  return true;
}

/// `own`: what of a column varies among those at risk, whatever the others say.
CoxLeftOut::Why why_left_out(const CoxRows& r, const CoxWeights& w, std::size_t column, double own, double least) {
  if (r.constant[column]) return CoxLeftOut::Why::constant;
  if (own > least) return CoxLeftOut::Why::collinear;
  return same_in_strata(r, w, column) ? CoxLeftOut::Why::in_strata : CoxLeftOut::Why::at_risk;
}

void tell_columns(const CoxRows& r, const CoxWeights& w, const Summit& summit, const Eigen::VectorXd& own, double least,
                  CoxFit& fit) {
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto   k    = static_cast<Eigen::Index>(j);
    const double step = std::fabs(summit.still[k]);
    if (summit.left_out[j])
      fit.left_out.push_back({r.names[j], why_left_out(r, w, j, own[k], least)});
    else if (summit.flat && step > no_rounding && step > running_off * std::fabs(summit.at[k]))
      fit.separated.push_back(r.names[j]);
  }
}

/// Variances of slopes of the centred and scaled columns as those of the caller's.
Eigen::MatrixXd unscaled(const CoxRows& r, const Eigen::MatrixXd& v) {
  const Eigen::VectorXd by = r.scale.cwiseInverse();
  return by.asDiagonal() * v * by.asDiagonal();
}

void fit_slopes(const CoxRows& r, const CoxWeights& w, CoxFit& fit) {
  const CoxModel&       model = fit.model;
  CoxLikelihood         likelihood(r, w, model);
  const Eigen::VectorXd zero  = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(r.p));
  const CoxPoint        null  = likelihood.plain(zero);
  const double          least = own_share * fit.weighted_events;
  likelihood.left_out.assign(r.p, false);
  const Eigen::MatrixXd null_inverse = inverse_of(null.information, least, likelihood.left_out);
  fit.score                          = test_of(null.score.dot(null_inverse * null.score), 0);
  Eigen::MatrixXd null_meat;
  if (model.robust)
    null_meat = squared_scores(r, w, likelihood.sums, cox_means(r, w, likelihood.sums, model.threads), model.threads);

  const Climb first = likelihood.with_penalties(null, zero);
  const auto  top  = climb([&](const Eigen::VectorXd& b) { return likelihood(b); }, first, least, model.most_iterations,
                         longest_steps(r));
  fit.coefficients = top.at.cwiseQuotient(r.scale);
  fit.iterations   = top.iterations;
  tell_columns(r, w, top, null.information.diagonal(), least, fit);
  fit.converged           = top.converged && fit.separated.empty();
  fit.penalty             = likelihood.penalty(top.at);
  fit.log_likelihood_null = first.value;
  fit.log_likelihood      = top.last.value + fit.penalty;
  const auto kept         = static_cast<double>(std::ranges::count(top.left_out, false));
  fit.degrees             = kept;
  if (kept > 0) fit.events_per_variable = static_cast<double>(fit.events) / kept;

  Eigen::MatrixXd inverse = top.inverse;
  if (model.firth) {
    auto out = top.left_out;
    inverse  = inverse_of(likelihood.plain(top.at).information, 0, out);
  }
  Eigen::MatrixXd variance = inverse;
  if (model.ridge) fit.degrees = (likelihood.plain(top.at).information * top.inverse).trace();
  if (model.robust) {
    likelihood.plain(top.at);
    const auto& sums = likelihood.sums;
    variance =
        top.inverse * squared_scores(r, w, sums, cox_means(r, w, sums, model.threads), model.threads) * top.inverse;
    fit.robust_score = test_of(quadratic_form(null.score, null_meat, top.left_out), kept);
  }
  fit.naive            = unscaled(r, inverse);
  fit.variance         = unscaled(r, variance);
  fit.wald             = test_of(quadratic_form(top.at, variance, top.left_out), kept);
  fit.score            = test_of(fit.score.chi_squared, kept);
  fit.likelihood_ratio = test_of(2 * (fit.log_likelihood - fit.log_likelihood_null), fit.degrees);
  fit.aic              = 2 * fit.degrees - 2 * fit.log_likelihood;
  for (std::size_t j = 0; j < r.p; ++j)
    if (top.left_out[j]) fit.coefficients[static_cast<Eigen::Index>(j)] = std::numeric_limits<double>::quiet_NaN();
}

Result<CoxFit> fitted_to(const CoxRows& r, const CoxModel& model, std::vector<double> weights_in_order) {
  const CoxWeights w = cox_weights(r, std::move(weights_in_order), model.counts);
  if (auto problems = problems_of_model(r, w, model); !problems.empty()) return tl::unexpected(std::move(problems));
  CoxFit fit;
  fit.model = model;
  fit.names = r.names;
  fit.means = r.means;
  count_rows(r, w, fit);
  if (!fit.all_censored) {
    fit_slopes(r, w, fit);
    return fit;
  }
  const auto p     = static_cast<Eigen::Index>(r.p);
  fit.coefficients = Eigen::VectorXd::Constant(p, std::numeric_limits<double>::quiet_NaN());
  fit.variance = fit.naive = Eigen::MatrixXd::Zero(p, p);
  return fit;
}

}  // namespace

Result<CoxFit> cox(const CoxRows& r, const CoxModel& model) { return fitted_to(r, model, r.weight); }

Result<CoxFit> cox(const CoxRows& r, const CoxModel& model, std::span<const double> weights) {
  Problems problems;
  if (weights.size() != r.n)
    problems.push_back(model_problem("weights", fmt::format("{}", weights.size()), fmt::format("{}", r.n)));
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (!is_weight(weights[i]))
      problems.push_back(
          model_problem(fmt::format("weights[{}]", i), fmt::format("{}", weights[i]), "a weight of 0 or more"));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  std::vector<double> in_order(r.n);
  for (std::size_t i = 0; i < r.n; ++i) in_order[i] = weights[r.row[i]];
  return fitted_to(r, model, std::move(in_order));
}

Result<CoxFit> cox(const FollowUp& f, const Eigen::MatrixXd& x, std::vector<std::string> names,
                   std::span<const double> offset, const CoxModel& model) {
  return cox_rows(f, x, std::move(names), offset, model.threads).and_then([&](const CoxRows& r) {
    return cox(r, model);
  });
}

Result<CoxFit> cox(const FollowUp& f, Eigen::MatrixXd&& x, std::vector<std::string> names,
                   std::span<const double> offset, const CoxModel& model) {
  return cox_rows(f, std::move(x), std::move(names), offset, model.threads).and_then([&](const CoxRows& r) {
    return cox(r, model);
  });
}

}  // namespace nelm::cohort
