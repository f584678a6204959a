#include "nelm/evidence/meta_regression.h"

#include <algorithm>
#include <cmath>

#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"
#include "nelm/evidence/regressed.h"

namespace nelm::evidence {

Problems problems_of(const Moderators& moderators, std::size_t effects) {
  Problems          problems;
  const std::size_t columns = moderators.names.size(), p = columns + (moderators.intercept ? 1 : 0);
  if (p == 0) problems.push_back(problem_with("moderators", "none, and no intercept", "at least one column"));
  if (moderators.values.size() != effects * columns) {
    problems.push_back(
        problem_with("moderators", fmt::format("{} values", moderators.values.size()),
                     fmt::format("{} values: {} for each of {} effects", effects * columns, columns, effects)));
    return problems;
  }
  for (std::size_t i = 0; i < moderators.values.size(); ++i)
    if (!std::isfinite(moderators.values[i]))
      problems.push_back(number_problem(fmt::format("moderators[{}].{}", i / columns, moderators.names[i % columns]),
                                        moderators.values[i], "a number"));
  if (effects <= p)
    problems.push_back(problem_with("effects", fmt::format("{}", effects),
                                    fmt::format("at least {} effects for {} coefficients", p + 1, p)));
  return problems;
}

Problem nothing_new() {
  return problem_with("moderators", "columns that follow from the others", "columns each of which tells something new");
}

namespace {

/// How much of the heterogeneity without moderators is gone with them: of tau2, for equal effects of Q by its degrees.
double r2_of(std::span<const Effect> effects, const Model& model, const Heterogeneity& left) {
  InterceptOnly fit;
  fit.load(effects);
  const bool   equal   = model.between == Between::equal;
  const double without = equal ? fit.at(0).q / (fit.effects() - 1) : estimate_between(fit, model.between).tau2;
  const double with    = equal ? left.h2 : left.tau2;
  return without > 0 ? std::max(0., 100 * (without - with) / without) : 0;
}

}  // namespace

std::vector<Coefficient> coefficients_of(const Moderators& moderators, const Eigen::VectorXd& beta,
                                         const Eigen::MatrixXd& covariance, double degrees, double level) {
  const double             crit = numerics::critical(level, degrees);
  std::vector<Coefficient> found;
  for (Eigen::Index j = 0; j < beta.size(); ++j) {
    const auto   column = static_cast<std::size_t>(j);
    const double se     = std::sqrt(covariance(j, j));
    const Tested test   = tested(beta[j], se, degrees, crit);
    const auto&  name   = !moderators.intercept ? moderators.names[column]
                          : j == 0              ? std::string("intercept")
                                                : moderators.names[column - 1];
    found.push_back({name, beta[j], se, test.statistic, test.p, test.interval});
  }
  return found;
}

OmnibusTest omnibus_test(const Moderators& moderators, const Eigen::VectorXd& beta, const Eigen::MatrixXd& covariance,
                         double degrees) {
  const Eigen::Index first = moderators.intercept && beta.size() > 1 ? 1 : 0, tested_ones = beta.size() - first;
  const auto         b     = beta.tail(tested_ones);
  const auto         block = covariance.bottomRightCorner(tested_ones, tested_ones);
  OmnibusTest        test;
  test.upper     = static_cast<double>(tested_ones);
  test.lower     = degrees;
  test.statistic = b.dot(Eigen::MatrixXd(block).ldlt().solve(Eigen::VectorXd(b)));
  if (degrees != numerics::normal_degrees) test.statistic /= test.upper;
  test.p = numerics::f_tail(degrees == numerics::normal_degrees ? test.statistic / test.upper : test.statistic,
                            test.upper, degrees);
  return test;
}

std::vector<double> row_by_row(const Eigen::MatrixXd& matrix) {
  std::vector<double> rows;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i)
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) rows.push_back(matrix(i, j));
  return rows;
}

Result<Regression> meta_regression(std::span<const Effect> effects, const Moderators& moderators, const Model& model) {
  Problems problems = problems_of_pool(effects, model.level, 1);
  for (auto& problem : problems_of(moderators, effects.size())) problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  const Regressed fit(effects, moderators);
  if (!fit.full_rank()) return tl::unexpected(Problems{nothing_new()});

  const double          k = fit.effects(), p = fit.coefficients(), free = k - p;
  const bool            equal   = model.between == Between::equal;
  const BetweenEstimate between = estimate_between(fit, model.between);
  const auto            solved  = fit.solved_at(between.tau2);
  const double          q       = (solved.weights * solved.residuals.square()).sum();
  if (!between.converged || !std::isfinite(q)) return tl::unexpected(Problems{too_far_apart()});

  Regression found;
  found.k                          = effects.size();
  found.residual                   = heterogeneity_of(fit.at(0), between, free, equal);
  found.s2w                        = scale_of(model.test, q, free);
  found.degrees                    = model.test == Test::wald ? numerics::normal_degrees : free;
  const Eigen::MatrixXd covariance = found.s2w * solved.inverse;
  found.covariance                 = row_by_row(covariance);
  found.coefficients               = coefficients_of(moderators, solved.beta, covariance, found.degrees, model.level);
  found.moderators                 = omnibus_test(moderators, solved.beta, covariance, found.degrees);
  if (moderators.intercept && p > 1) found.r2 = r2_of(effects, model, found.residual);

  const double plain_determinant = fit.solved(Eigen::ArrayXd::Ones(fit.v().size())).log_determinant;
  const auto [full, restricted] =
      likelihoods((fit.v() + between.tau2).log().sum(), q, solved.log_determinant - plain_determinant, k, p);
  found.log_likelihood            = full;
  found.restricted_log_likelihood = restricted;
  const Eigen::VectorXd fitted    = fit.x() * solved.beta;
  found.fitted.assign(fitted.begin(), fitted.end());
  return found;
}

}  // namespace nelm::evidence
