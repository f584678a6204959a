// Estimates of several imputed data sets as one.
//
// D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, 1987, ch. 3;
// J. Barnard, D. B. Rubin, Biometrika 86 (1999) 948-955 (degrees of freedom of small samples).
#pragma once

#include <Eigen/Dense>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/table.h"
#include "nelm/result.h"

namespace nelm::cohort {

/// What one data set says of every coefficient.
struct Imputed {
  Eigen::VectorXd estimates;
  Eigen::MatrixXd covariance;
};

struct Pooled {
  Eigen::VectorXd estimates;
  Eigen::MatrixXd within, between, total;  // covariances: their mean, that of the estimates, and what follows from both
  // Of each coefficient:
  Eigen::VectorXd increase;  // of its variance by what is not known, relative to `within`
  Eigen::VectorXd degrees;   // of freedom, of the t distribution of its estimate
  Eigen::VectorXd missing;   // the fraction of information that is missing, 0 to 1
};

/// `complete_degrees`: those of one data set, such as rows less coefficients; the default for a large sample.
/// Takes:    two data sets or more, as many coefficients in each.
/// Exact to: a few units in the last place, with the numbers of mice::pool.scalar.
Pooled pool(std::span<const Imputed>, double complete_degrees = std::numeric_limits<double>::infinity());

/// A table of each imputed data set, in the order of their numbers, without the column that numbers them.
struct ImputedTables {
  std::vector<Table> tables;
  std::vector<int>   numbers;       // of each, as the column has it
  std::size_t        original = 0;  // rows numbered 0: the data before they were imputed, in none of the tables
};

/// Problems: no such column; cells that are no whole number from 0; fewer than two data sets; data sets of another number of
/// rows than the first.
Result<ImputedTables> split_imputed(const Table&, const std::string& column);

}  // namespace nelm::cohort
