// Others than those a model was fitted to, in its numbers: whose curves it is asked for.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <vector>

#include "nelm/cohort/design.h"

namespace nelm::cohort {

struct People {
  Eigen::MatrixXd           x;        // a row for each, the design's columns
  std::vector<std::int32_t> stratum;  // of each, as in the design; empty: there is one
  std::vector<double>       offset;   // of each; empty: there is none
};

/// Takes:    the table a design was made of, the formula, and the table of the people: its columns are found by name. Categories
///           are compared with the same level, splines keep their knots.
/// Problems: columns that are not there; of another kind; cells that are missing; levels and strata that are not among the rows
///           of the design; an offset that is no number.
Result<People> people(const Table& fitted, const Design&, const Formula&, const Table& asked);

}  // namespace nelm::cohort
