// Where along time the information of a Cox model lies, and what each event says there.
//
// The information is a sum over event times, and so is any weighted one. Taken apart as in cox_pass.h each is a sum of
// weighted squares of the same rows, so that several are made while a block of rows is near.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/cox_sums.h"

namespace nelm::cohort {

struct InformationOverTime {
  std::vector<Eigen::MatrixXd> information;  // for each of the multipliers
  /// Of each row with an event, in the order of the rows: x less its mean among those at risk, `p` numbers, and room
  /// behind; whatever its weight. Their weighted sum is the score.
  std::vector<double> residual;
};

/// `multipliers`: each a number for every event time, by which what happens there is multiplied.
InformationOverTime information_over_time(const CoxRows&, const CoxWeights&, const CoxSums&,
                                          const std::vector<std::vector<double>>& multipliers, int threads);

}  // namespace nelm::cohort
