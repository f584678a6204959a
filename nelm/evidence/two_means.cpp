#include "nelm/evidence/two_means.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "nelm/evidence/number_problem.h"

namespace nelm::evidence {

namespace {

double squared(double x) { return x * x; }

/// The mean of d is delta / this, with m degrees of freedom: Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)).
double hedges_correction(double m) {
  return 1 / (boost::math::tgamma_delta_ratio((m - 1) / 2, 0.5) * std::sqrt(m / 2));
}

void check_arm_mean(const ArmMean& arm, const char* number, Problems& problems) {
  require(std::isfinite(arm.mean), problems, fmt::format("mean_{}", number), arm.mean, "a number");
  require(std::isfinite(arm.sd) && arm.sd > 0, problems, fmt::format("sd_{}", number), arm.sd,
          "a standard deviation above 0");
  require(std::isfinite(arm.total) && arm.total >= 2, problems, fmt::format("total_{}", number), arm.total,
          "a number of patients, at least 2");
}

}  // namespace

Result<EffectSize> contrast(const ArmMean& first, const ArmMean& second, MeanContrast what) {
  Problems problems;
  check_arm_mean(first, "1", problems);
  check_arm_mean(second, "2", problems);
  if (what == MeanContrast::ratio)
    require(first.mean * second.mean > 0, problems, "mean_2", second.mean,
            fmt::format("a mean of the same sign as the first ({}), and neither 0", first.mean));
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const double n1 = first.total, n2 = second.total;
  switch (what) {
    case MeanContrast::difference:
      return EffectSize{{first.mean - second.mean, squared(first.sd) / n1 + squared(second.sd) / n2}};
    case MeanContrast::ratio:
      return EffectSize{{std::log(first.mean / second.mean),
                         squared(first.sd / first.mean) / n1 + squared(second.sd / second.mean) / n2}};
    case MeanContrast::standardised: break;
  }
  const double m      = n1 + n2 - 2;
  const double pooled = std::sqrt(((n1 - 1) * squared(first.sd) + (n2 - 1) * squared(second.sd)) / m);
  const double g      = hedges_correction(m) * (first.mean - second.mean) / pooled;
  return EffectSize{{g, 1 / n1 + 1 / n2 + squared(g) / (2 * (n1 + n2))}};
}

}  // namespace nelm::evidence
