#include "nelm/evidence/three_level.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/evidence/clusters.h"
#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"
#include "nelm/evidence/regressed.h"

namespace nelm::evidence {

namespace {

/// The variances between studies and between the results of a study.
using Levels = Eigen::Array2d;

/// The model M = diag(v + within) + between J, J of ones within a study. Its inverse is a diagonal less one outer
/// product in each study, so that every product costs as much as there are effects.
class Nested {
 public:
  Nested(const Regressed& fit, const Eigen::VectorXd& y, const Clusters& clusters)
      : fit_(fit), y_(y), clusters_(clusters) {}

  struct At {
    Eigen::ArrayXd  d;        // 1 / (v + within)
    Eigen::ArrayXd  shrink;   // between / (1 + between x the sum of d), study by study
    Eigen::MatrixXd mx;       // M^-1 X
    Eigen::MatrixXd inverse;  // (X'M^-1 X)^-1
    Eigen::VectorXd beta;
    Eigen::VectorXd py;                    // P y = M^-1 (y - X beta)
    double          log_determinants = 0;  // ln det M + ln det X'M^-1 X
    double          q                = 0;  // y'P y
  };
  At at(const Levels& levels) const;

  /// The restricted likelihood but for what does not depend on the levels.
  static double   likelihood(const At& at) { return -(at.log_determinants + at.q) / 2; }
  Eigen::Vector2d score(const At&) const;
  /// The average of the observed and the expected information, which needs no trace.
  Eigen::Matrix2d information(const At&) const;

 private:
  Eigen::MatrixXd solve(const At& at, const Eigen::MatrixXd& right) const;
  Eigen::VectorXd project(const At& at, const Eigen::VectorXd& right) const {
    return solve(at, right) - at.mx * (at.inverse * (at.mx.transpose() * right));
  }
  Eigen::VectorXd spread_over(const Eigen::VectorXd& by_study) const {
    Eigen::VectorXd rows(y_.size());
    for (std::size_t i = 0; i < clusters_.of.size(); ++i)
      rows[static_cast<Eigen::Index>(i)] = by_study[clusters_.of[i]];
    return rows;
  }

  const Regressed&       fit_;
  const Eigen::VectorXd& y_;
  const Clusters&        clusters_;
};

Eigen::MatrixXd Nested::solve(const At& at, const Eigen::MatrixXd& right) const {
  Eigen::MatrixXd weighted = at.d.matrix().asDiagonal() * right;
  Eigen::MatrixXd sums     = at.shrink.matrix().asDiagonal() * clusters_.sums(weighted);
  for (std::size_t i = 0; i < clusters_.of.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    weighted.row(row) -= at.d[row] * sums.row(clusters_.of[i]);
  }
  return weighted;
}

Nested::At Nested::at(const Levels& levels) const {
  At at;
  at.d                        = (fit_.v() + levels[1]).inverse();
  const Eigen::ArrayXd sums_d = clusters_.sums(at.d.matrix()).array();
  at.shrink                   = levels[0] / (1 + levels[0] * sums_d);
  at.mx                       = solve(at, fit_.x());
  const Eigen::LDLT<Eigen::MatrixXd> gram(fit_.x().transpose() * at.mx);
  at.inverse                      = gram.solve(Eigen::MatrixXd::Identity(fit_.x().cols(), fit_.x().cols()));
  at.beta                         = gram.solve(at.mx.transpose() * y_);
  const Eigen::VectorXd residuals = y_ - fit_.x() * at.beta;
  at.py                           = solve(at, residuals);
  at.q                            = residuals.dot(at.py);
  at.log_determinants = -at.d.log().sum() + (1 + levels[0] * sums_d).log().sum() + gram.vectorD().array().log().sum();
  return at;
}

Eigen::Vector2d Nested::score(const At& at) const {
  const Eigen::ArrayXd  sums_d  = clusters_.sums(at.d.matrix()).array();
  const Eigen::ArrayXd  sums_d2 = clusters_.sums(at.d.square().matrix()).array();
  const Eigen::MatrixXd sums_mx = clusters_.sums(at.mx);
  const double          trace_between =
      (sums_d - at.shrink * sums_d.square()).sum() - (at.inverse * (sums_mx.transpose() * sums_mx)).trace();
  const double trace_within =
      at.d.sum() - (at.shrink * sums_d2).sum() - (at.inverse * (at.mx.transpose() * at.mx)).trace();
  return {(clusters_.sums(at.py).squaredNorm() - trace_between) / 2, (at.py.squaredNorm() - trace_within) / 2};
}

Eigen::Matrix2d Nested::information(const At& at) const {
  const Eigen::VectorXd between = spread_over(clusters_.sums(at.py));
  const Eigen::VectorXd pb = project(at, between), pw = project(at, at.py);
  Eigen::Matrix2d       information;
  information << between.dot(pb), between.dot(pw), between.dot(pw), at.py.dot(pw);
  return information / 2;
}

struct Fitted {
  Levels     levels;
  Nested::At at;
};

/// A step by the average information, with a level left out that stands at 0 and would go below.
Levels step_from(const Levels& levels, const Eigen::Vector2d& score, const Eigen::Matrix2d& information) {
  const bool fixed_0 = levels[0] == 0 && score[0] <= 0, fixed_1 = levels[1] == 0 && score[1] <= 0;
  if (fixed_0 && fixed_1) return {0, 0};
  if (fixed_0) return {0, score[1] / information(1, 1)};
  if (fixed_1) return {score[0] / information(0, 0), 0};
  const Eigen::Vector2d both = information.ldlt().solve(score);
  if (both.dot(score) > 0 && both.allFinite()) return both.array();
  return {score[0] / information(0, 0), score[1] / information(1, 1)};
}

constexpr int    most_steps       = 2000;
constexpr double step_that_ends   = 1e-12;  // of the larger level
constexpr double step_that_creeps = 1e-4;   // likewise: on a likelihood so flat that most_steps do not end

std::optional<Fitted> climb(const Nested& nested, Levels levels) {
  Nested::At at    = nested.at(levels);
  double     moved = 0;
  for (int i = 0; i < most_steps; ++i) {
    const double before = Nested::likelihood(at);
    Levels       step   = step_from(levels, nested.score(at), nested.information(at));
    if (!step.allFinite()) return std::nullopt;
    Levels next = (levels + step).max(0);
    for (int half = 0; half < 60; ++half) {
      at = nested.at(next);
      if (Nested::likelihood(at) >= before - 1e-12 * std::fabs(before)) break;
      step /= 2;
      next = (levels + step).max(0);
    }
    moved  = (next - levels).abs().maxCoeff();
    levels = next;
    if (moved <= step_that_ends * levels.maxCoeff()) return Fitted{levels, at};
  }
  if (moved <= step_that_creeps * levels.maxCoeff()) return Fitted{levels, at};
  return std::nullopt;
}

/// The likelihood may have a second, lower maximum: it is climbed from both variances alike, and from each alone with all that a
/// model of one variance gives, so that it never ends below that model's.
std::optional<Fitted> most_likely(const Nested& nested, double alike, double alone) {
  std::optional<Fitted> best;
  for (const Levels& start : {Levels{alike, alike}, Levels{0, alone}, Levels{alone, 0}})
    if (auto found = climb(nested, start);
        found && (!best || Nested::likelihood(found->at) > Nested::likelihood(best->at)))
      best = std::move(found);
  return best;
}

Problems problems_of_levels(std::span<const Effect> effects, std::span<const std::string> study,
                            const Moderators& moderators, double level) {
  Problems   problems     = problems_of_pool(effects, level, 1);
  const auto coefficients = moderators.names.size() + (moderators.intercept ? 1 : 0);
  for (auto& problem : problems_of(moderators, effects.size())) problems.push_back(std::move(problem));
  for (auto& problem : problems_of(study, effects.size(), coefficients)) problems.push_back(std::move(problem));
  if (problems.empty() && static_cast<std::size_t>(Clusters(study).count) == effects.size())
    problems.push_back(problem_with("study", "one effect for each study",
                                    "a study with two effects or more: else its two variances cannot be told apart"));
  return problems;
}

}  // namespace

Result<ThreeLevel> three_level(std::span<const Effect> effects, std::span<const std::string> study,
                               const Moderators& moderators, double level) {
  if (auto problems = problems_of_levels(effects, study, moderators, level); !problems.empty())
    return tl::unexpected(std::move(problems));
  const Regressed fit(effects, moderators);
  if (!fit.full_rank()) return tl::unexpected(Problems{nothing_new()});
  const Clusters  clusters(study);
  Eigen::VectorXd y(fit.v().size());
  for (std::size_t i = 0; i < effects.size(); ++i) y[static_cast<Eigen::Index>(i)] = effects[i].estimate;

  const SumsAt at_zero = fit.at(0);
  const double p = fit.coefficients(), free = fit.effects() - p, typical = free / at_zero.trace_p;
  const Nested nested(fit, y, clusters);
  const double alike  = (estimate_between(fit, Between::dersimonian_laird).tau2 + typical / 10) / 2;
  const double alone  = estimate_between(fit, Between::restricted_likelihood).tau2;
  const auto   fitted = most_likely(nested, alike, alone);
  if (!fitted) return tl::unexpected(Problems{too_far_apart()});
  const Nested::At& at = fitted->at;

  ThreeLevel found;
  found.k            = effects.size();
  found.studies      = static_cast<std::size_t>(clusters.count);
  found.between      = fitted->levels[0];
  found.within       = fitted->levels[1];
  found.coefficients = coefficients_of(moderators, at.beta, at.inverse, numerics::normal_degrees, level);
  found.covariance   = row_by_row(at.inverse);
  found.moderators   = omnibus_test(moderators, at.beta, at.inverse, numerics::normal_degrees);
  found.q            = at_zero.q;
  found.q_p          = numerics::chi_squared_tail(at_zero.q, free);
  if (moderators.intercept && p == 1) {
    const double reach = numerics::critical(level, numerics::normal_degrees) *
                         std::sqrt(at.inverse(0, 0) + found.between + found.within);
    found.prediction = {at.beta[0] - reach, at.beta[0] + reach};
  }
  const double plain              = fit.solved(Eigen::ArrayXd::Ones(y.size())).log_determinant;
  found.restricted_log_likelihood = likelihoods(0, at.q + at.log_determinants, -plain, fit.effects(), p).restricted;
  const Eigen::MatrixXd scores    = at.py.asDiagonal() * fit.x();
  found.robust                    = cluster_robust_of(clusters, moderators, at.beta, at.inverse, scores, level);
  return found;
}

}  // namespace nelm::evidence
