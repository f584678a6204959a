// What pooling without moderators and with them share; and pooling again and again without asking for memory.
#pragma once

#include <optional>

#include "nelm/evidence/between.h"
#include "nelm/evidence/intercept_only.h"
#include "nelm/evidence/pool.h"

namespace nelm::evidence {

/// A test of an estimate against 0, and its interval.
struct Tested {
  double   statistic = 0;
  double   p         = 1;
  Interval interval;
};
Tested tested(double estimate, double standard_error, double degrees, double critical);

/// `at_zero`: the sums with the sampling variances alone; `free`: effects - coefficients.
Heterogeneity heterogeneity_of(const SumsAt& at_zero, const BetweenEstimate&, double free, bool equal);

/// s2w, from the Q of the fitted model.
double scale_of(Test, double q, double free);

struct Likelihoods {
  double full = 0, restricted = 0;
};
/// `log_determinant_ratio`: ln det(X'W X) - ln det(X'X).
Likelihoods likelihoods(double log_variances, double q, double log_determinant_ratio, double k, double p);

/// What pool() refuses.
Problems problems_of_pool(std::span<const Effect>, double level, std::size_t at_least);
Problem  too_far_apart();

/// pool() on effects already found to be in order, none for what no double holds. Keeps its memory between calls.
class Pooling {
 public:
  std::optional<Pooled> operator()(std::span<const Effect>, const Model&);

 private:
  InterceptOnly fit_;
};

}  // namespace nelm::evidence
