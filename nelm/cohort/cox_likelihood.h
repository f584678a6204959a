// What a Cox model climbs: its log-likelihood with its penalties.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "nelm/cohort/cox_model.h"
#include "nelm/cohort/cox_newton.h"
#include "nelm/cohort/cox_pass.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"

namespace nelm::cohort {

/// At slopes of the centred and scaled columns. Keeps to the rows and the weights it was made with.
class CoxLikelihood {
 public:
  CoxLikelihood(const CoxRows&, const CoxWeights&, const CoxModel&);

  CoxPoint plain(const Eigen::VectorXd& slopes);  // without penalties
  double   penalty(const Eigen::VectorXd& slopes) const;
  Climb    with_penalties(const CoxPoint&, const Eigen::VectorXd& slopes);
  Climb    operator()(const Eigen::VectorXd& slopes) { return with_penalties(plain(slopes), slopes); }

  std::vector<bool> left_out;  // with Firth's penalty: set before the climb
  CoxSums           sums;      // of the slopes last asked for

 private:
  Eigen::VectorXd firth_slope(const CoxPoint&);
  Eigen::MatrixXd firth_bend(const CoxPoint&, const Eigen::VectorXd& slopes);
  double          log_determinant(const Eigen::MatrixXd& information) const;

  const CoxRows&    r;
  const CoxWeights& w;
  CoxModel          model;
  Eigen::VectorXd   ridge;
};

}  // namespace nelm::cohort
