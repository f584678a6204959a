// A smooth line through what residuals say of a coefficient over time, with a band: R's plot of cox.zph.
//
// P. M. Grambsch, T. M. Therneau, Biometrika 81 (1994) 515-526, section 4 (the line and its band); the line is a natural
// spline by least squares (see natural_spline.h).
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace nelm::cohort {

struct ResidualSmooth {
  std::vector<double> x;             // evenly spaced from the least to the greatest
  std::vector<double> y, low, high;  // the line, and two of its standard errors to either side
};

/// Takes:   for each event its place in time and what it says of the coefficient (NaN: nothing), `variance` of one of these, as
///          of ProportionalHazards; the degrees of freedom of the line, >= 2; how many points it is wanted at, >= 2.
/// Returns: nothing where so many degrees cannot be had: too few events, or too few different places.
/// Exact to: 1e-9 of the range of y, against splines::ns and least squares in R.
std::optional<ResidualSmooth> residual_smooth(std::span<const double> x, std::span<const double> y, double variance,
                                              int degrees = 4, int points = 40);

}  // namespace nelm::cohort
