// The sums of a model without moderators, in closed form: no matrix, and no memory beyond three numbers for each
// effect.
#pragma once

#include <span>
#include <vector>

#include "nelm/evidence/between.h"
#include "nelm/evidence/effect.h"

namespace nelm::evidence {

/// Effects laid out for summing. `load` may be called again and again, and then asks for no memory for as many effects
/// or fewer. The sums keep their digits when one effect is far more precise than all others.
class InterceptOnly {
 public:
  /// Needs at least two effects with finite estimates and variances above 0.
  void load(std::span<const Effect>);

  double effects() const { return static_cast<double>(variance_.size()); }
  double coefficients() const { return 1; }
  double spread() const;  // the variance of the estimates, divided by k

  SumsAt      at(double tau2) const;
  TracesWithV with_v(double tau2) const;
  Unweighted  unweighted() const;

  /// The summary at a tau2, on the scale of the estimates, and the sum of the logarithms of variance + tau2.
  double mean(double tau2) const;
  double log_variances(double tau2) const;

 private:
  struct Total {
    double all;
    double but_first;  // of all but the most precise
    double mean;       // of the deviations, by weight
  };
  Total weigh(double tau2) const;

  double                      reference_ = 0;  // the most precise estimate, from which deviations are counted
  std::vector<double>         deviation_;      // the most precise first
  std::vector<double>         variance_;
  mutable std::vector<double> weight_;  // at the tau2 last asked for
};

}  // namespace nelm::evidence
