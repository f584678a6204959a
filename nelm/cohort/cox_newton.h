// The largest value of a concave function by Newton-Raphson, with steps halved until they climb.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <vector>

namespace nelm::cohort {

struct Climb {
  double          value = 0;
  Eigen::VectorXd slope;
  Eigen::MatrixXd bend;  // less the second derivatives, or what stands for them
};

struct Summit {
  Eigen::VectorXd   at;
  Climb             last;      // at `at`
  Eigen::MatrixXd   inverse;   // of its bend; 0 in rows and columns left out
  std::vector<bool> left_out;  // columns that are sums of multiples of earlier ones, by the bend at the start
  Eigen::VectorXd   still;     // the step that would come next
  int               iterations = 0;
  bool              converged  = false;
  bool              flat       = false;  // the value has no more to gain: at a summit, or on a ridge that never ends
};

/// How much of a column's variance has to be its own: R's toler.chol, eps^0.75.
inline constexpr double own_share = 1.8e-12;

/// The inverse of a symmetric matrix that is not below 0; columns whose own part, after what the earlier ones explain, is
/// not above `least` are named in `left_out`, with 0 in their rows and columns.
Eigen::MatrixXd inverse_of(const Eigen::MatrixXd&, double least, std::vector<bool>& left_out);

/// From 0. `first`: the function there. `least`: as of `inverse_of`, for the bend. No step changes a coordinate by more than
/// `longest` has for it, and none ends where the bend is lost in rounding: a far one would pass over the summit and
/// find nothing there to come back by (as coxphf bounds its steps: G. Heinze, M. Schemper, Biometrics 57 (2001) 114-119).
/// Converged when the step that would come next is no longer than 1e-12 standard errors; or 1e-9, if the last one changed
/// the value by no more than 1e-13 of itself; or if the last two did not; or where steps no longer become shorter.
Summit climb(const std::function<Climb(const Eigen::VectorXd&)>&, const Climb& first, double least, int most_iterations,
             const Eigen::VectorXd& longest);

}  // namespace nelm::cohort
