#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "nelm/evidence/clusters.h"
#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"
#include "nelm/evidence/regressed.h"

namespace nelm::evidence {

Clusters::Clusters(std::span<const std::string> study) {
  std::unordered_map<std::string, Eigen::Index> numbers;
  for (const std::string& name : study)
    of.push_back(numbers.try_emplace(name, static_cast<Eigen::Index>(numbers.size())).first->second);
  count = static_cast<Eigen::Index>(numbers.size());
}

Eigen::MatrixXd Clusters::sums(const Eigen::MatrixXd& rows) const {
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(count, rows.cols());
  for (std::size_t i = 0; i < of.size(); ++i) sums.row(of[i]) += rows.row(static_cast<Eigen::Index>(i));
  return sums;
}

Problems problems_of(std::span<const std::string> study, std::size_t effects, std::size_t coefficients) {
  Problems problems;
  if (study.size() != effects)
    problems.push_back(problem_with("study", fmt::format("{} names", study.size()),
                                    fmt::format("one for each of {} effects", effects)));
  const auto count = static_cast<std::size_t>(Clusters(study).count);
  if (count <= coefficients)
    problems.push_back(problem_with("study", fmt::format("{} stud{}", count, count == 1 ? "y" : "ies"),
                                    fmt::format("at least {} studies for {} coefficient{}", coefficients + 1,
                                                coefficients, coefficients == 1 ? "" : "s")));
  return problems;
}

ClusterRobust cluster_robust_of(const Clusters& clusters, const Moderators& moderators, const Eigen::VectorXd& beta,
                                const Eigen::MatrixXd& inverse, const Eigen::MatrixXd& scores, double level) {
  const double          n = static_cast<double>(clusters.count), free = n - static_cast<double>(beta.size());
  const Eigen::MatrixXd summed     = clusters.sums(scores);
  const Eigen::MatrixXd meat       = summed.transpose() * summed;
  const Eigen::MatrixXd covariance = n / free * (inverse * meat * inverse);
  ClusterRobust         found;
  found.studies      = static_cast<std::size_t>(clusters.count);
  found.degrees      = free;
  found.coefficients = coefficients_of(moderators, beta, covariance, free, level);
  found.covariance   = row_by_row(covariance);
  found.moderators   = omnibus_test(moderators, beta, covariance, free);
  return found;
}

Result<ClusterRobust> cluster_robust(std::span<const Effect> effects, std::span<const std::string> study,
                                     const Model& model, const Moderators& moderators) {
  Problems   problems     = problems_of_pool(effects, model.level, 1);
  const auto coefficients = moderators.names.size() + (moderators.intercept ? 1 : 0);
  for (auto& problem : problems_of(moderators, effects.size())) problems.push_back(std::move(problem));
  for (auto& problem : problems_of(study, effects.size(), coefficients)) problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  const Regressed fit(effects, moderators);
  if (!fit.full_rank()) return tl::unexpected(Problems{nothing_new()});

  const BetweenEstimate between = estimate_between(fit, model.between);
  const auto            solved  = fit.solved_at(between.tau2);
  if (!between.converged || !solved.inverse.allFinite()) return tl::unexpected(Problems{too_far_apart()});
  const Eigen::MatrixXd scores = (solved.weights * solved.residuals).matrix().asDiagonal() * fit.x();
  return cluster_robust_of(Clusters(study), moderators, solved.beta, solved.inverse, scores, model.level);
}

}  // namespace nelm::evidence
