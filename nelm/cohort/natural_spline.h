// A curve through a number: cubic between its knots, a straight line beyond them.
//
// C. de Boor, A Practical Guide to Splines, 1978 (B-splines); T. Hastie, in Statistical Models in S, 1992, ch. 7 (`ns`).
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

namespace nelm::cohort {

struct NaturalSpline {
  std::vector<double> knots;     // between the ends, in rising order
  double              low  = 0;  // the ends: low < high
  double              high = 1;

  int columns() const { return static_cast<int>(knots.size()) + 1; }
};

/// A spline of so many columns over numbers in any order, missing ones passed over: its inner knots at the quantiles 1/columns,
/// 2/columns ..., its ends at the least and the greatest, as splines::ns(x, df) places them.
/// Requires: two different numbers, columns >= 1.
NaturalSpline spline_over(std::span<const double> x, int columns);

/// The values of its columns at x, a row for each; beyond the ends they go on in a straight line. NaN gives NaN.
/// Exact to: 1e-12, column by column those of splines::ns without its intercept.
Eigen::MatrixXd basis(const NaturalSpline&, std::span<const double> x);

}  // namespace nelm::cohort
