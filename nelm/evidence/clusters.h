// Which study each effect is of, and the sums over a study's results that two variances between them make.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <string>
#include <vector>

#include "nelm/evidence/three_level.h"

namespace nelm::evidence {

/// The number of each effect's study, from 0, in the order in which studies first occur.
struct Clusters {
  std::vector<Eigen::Index> of;
  Eigen::Index              count = 0;

  explicit Clusters(std::span<const std::string> study);
  /// Rows summed within each study.
  Eigen::MatrixXd sums(const Eigen::MatrixXd& rows) const;
};

/// What keeps studies' names from being used.
Problems problems_of(std::span<const std::string> study, std::size_t effects, std::size_t coefficients);

/// `inverse`: (X'M^-1 X)^-1; `scores`: the rows of M^-1 (y - X b) on each coefficient, one for each effect.
ClusterRobust cluster_robust_of(const Clusters&, const Moderators&, const Eigen::VectorXd& beta,
                                const Eigen::MatrixXd& inverse, const Eigen::MatrixXd& scores, double level);

}  // namespace nelm::evidence
