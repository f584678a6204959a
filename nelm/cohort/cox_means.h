// The mean of x among those at risk, at each event time and along the way there: what residuals and the variance of a
// curve are made of. x is centred and scaled, as in the rows.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"

namespace nelm::cohort {

/// At each event time `p` numbers.
struct CoxMeans {
  std::vector<double> mean;        // that an event is compared with: with ties by Efron, of all the shares
  std::vector<double> increment;   // mean x hazard
  std::vector<double> own;         // the same of those with the event themselves
  std::vector<double> cumulative;  // of increments, from the beginning of the stratum
};

CoxMeans cox_means(const CoxRows&, const CoxWeights&, const CoxSums&, int threads);

/// Score residuals of the rows from `begin` to `end` of the order, times their weights: `p` numbers each, to `found`.
/// Their sum is the score. T. M. Therneau, P. M. Grambsch, T. R. Fleming, Biometrika 77 (1990) 147-160; with ties by
/// Efron: Therneau, Grambsch, Modeling Survival Data (2000), 4.2.
void score_residuals(const CoxRows&, const CoxWeights&, const CoxSums&, const CoxMeans&, std::size_t begin,
                     std::size_t end, double* found);

/// The sum over clusters (or rows, if there are none) of the square of their score residuals' sum.
Eigen::MatrixXd squared_scores(const CoxRows&, const CoxWeights&, const CoxSums&, const CoxMeans&, int threads);

}  // namespace nelm::cohort
