// The normal, t, chi-squared and F distributions, as far as tests and intervals need them.
#pragma once

#include <limits>

namespace nelm::numerics {

/// Degrees of freedom with which t is the normal distribution.
inline constexpr double normal_degrees = std::numeric_limits<double>::infinity();

/// The value below which a share `p`, 0..1, lies.
double normal_quantile(double p);
double t_quantile(double p, double degrees);
double chi_squared_quantile(double p, double degrees);

/// How many standard errors an interval of `level`, 0..1, reaches to either side.
double critical(double level, double degrees = normal_degrees);

/// How likely a value at least as far from 0, on either side, is.
double two_sided_p(double statistic, double degrees = normal_degrees);

/// How likely a value at least as large is. With 0 degrees chi-squared is 0, and so it is certain.
double chi_squared_tail(double statistic, double degrees);
/// By F, or by chi-squared on `statistic` x `upper` if `lower` is `normal_degrees`.
double f_tail(double statistic, double upper, double lower);

}  // namespace nelm::numerics
