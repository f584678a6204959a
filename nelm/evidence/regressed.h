// The sums of a model with moderators. Matrices are of the size of its coefficients, never of its effects.
#pragma once

#include <Eigen/Dense>
#include <span>

#include "nelm/evidence/between.h"
#include "nelm/evidence/effect.h"
#include "nelm/evidence/meta_regression.h"

namespace nelm::evidence {

class Regressed {
 public:
  /// Needs what meta_regression() promises to check.
  Regressed(std::span<const Effect>, const Moderators&);

  double effects() const { return static_cast<double>(y_.size()); }
  double coefficients() const { return static_cast<double>(x_.cols()); }
  double spread() const { return (y_.array() - y_.mean()).square().mean(); }
  bool   full_rank() const;

  SumsAt      at(double tau2) const;
  TracesWithV with_v(double tau2) const;
  Unweighted  unweighted() const;

  struct Solved {
    Eigen::ArrayXd  weights;
    Eigen::MatrixXd inverse;  // (X'W X)^-1
    Eigen::VectorXd beta;
    Eigen::ArrayXd  residuals;
    double          log_determinant = 0;  // of X'W X
  };
  Solved solved(const Eigen::ArrayXd& weights) const;
  Solved solved_at(double tau2) const { return solved((v_ + tau2).inverse()); }

  const Eigen::MatrixXd& x() const { return x_; }
  const Eigen::ArrayXd&  v() const { return v_; }

 private:
  /// X'diag(d)X
  Eigen::MatrixXd gram(const Eigen::ArrayXd& d) const { return x_.transpose() * d.matrix().asDiagonal() * x_; }

  Eigen::VectorXd y_;
  Eigen::ArrayXd  v_;
  Eigen::MatrixXd x_;
};

/// What keeps moderators from being used with so many effects, and what is said of columns that tell nothing new.
Problems problems_of(const Moderators&, std::size_t effects);
Problem  nothing_new();

/// A test of all coefficients but the intercept.
OmnibusTest omnibus_test(const Moderators&, const Eigen::VectorXd& beta, const Eigen::MatrixXd& covariance,
                         double degrees);

std::vector<Coefficient> coefficients_of(const Moderators&, const Eigen::VectorXd& beta,
                                         const Eigen::MatrixXd& covariance, double degrees, double level);

std::vector<double> row_by_row(const Eigen::MatrixXd&);

}  // namespace nelm::evidence
