// The numbers a model rests on: a column for each number, level, spline and product of them, as R's model.matrix.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/design_problems.h"
#include "nelm/cohort/formula.h"
#include "nelm/cohort/table.h"

namespace nelm::cohort {

struct ModelMatrix {
  Eigen::MatrixXd          x;
  std::vector<std::string> names;
  std::vector<int>         term;
};

/// The columns of the formula's terms in some rows, none of which lacks what it needs. What is wrong is told.
/// `fitted`: so many rows of the table are those a model is fitted to, and splines have their knots.
ModelMatrix model_matrix(const Table&, const Formula&, std::span<const std::size_t> rows, DesignProblems&,
                         std::size_t fitted = std::numeric_limits<std::size_t>::max());

}  // namespace nelm::cohort
