#include "nelm/numerics/distributions.h"

#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace nelm::numerics {

namespace {

namespace math = boost::math;

/// Plain double, and what is out of range comes back as NaN or infinite instead of as an exception.
using Plainly = math::policies::policy<math::policies::promote_double<false>,
                                       math::policies::domain_error<math::policies::ignore_error>,
                                       math::policies::pole_error<math::policies::ignore_error>,
                                       math::policies::overflow_error<math::policies::ignore_error>,
                                       math::policies::evaluation_error<math::policies::ignore_error>>;

}  // namespace

double normal_quantile(double p) { return -std::numbers::sqrt2 * math::erfc_inv(2 * p, Plainly()); }

double t_quantile(double p, double degrees) {
  if (degrees == normal_degrees) return normal_quantile(p);
  return math::quantile(math::students_t_distribution<double, Plainly>(degrees), p);
}

double chi_squared_quantile(double p, double degrees) { return 2 * math::gamma_p_inv(degrees / 2, p, Plainly()); }

double critical(double level, double degrees) { return t_quantile((1 + level) / 2, degrees); }

double two_sided_p(double statistic, double degrees) {
  const double far = std::fabs(statistic);
  if (degrees == normal_degrees) return std::erfc(far / std::numbers::sqrt2);
  if (std::isinf(far)) return 0;
  return 2 * math::cdf(math::students_t_distribution<double, Plainly>(degrees), -far);
}

double chi_squared_tail(double statistic, double degrees) {
  if (degrees <= 0) return 1;
  return math::gamma_q(degrees / 2, statistic / 2, Plainly());
}

double f_tail(double statistic, double upper, double lower) {
  if (lower == normal_degrees) return chi_squared_tail(statistic * upper, upper);
  return math::cdf(math::complement(math::fisher_f_distribution<double, Plainly>(upper, lower), statistic));
}

}  // namespace nelm::numerics
