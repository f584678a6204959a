// Whether small studies tell another tale than large ones: Egger's regression and Begg's rank correlation, as metafor's
// regtest and ranktest.
//
// With few studies, or on proportions (whose standard error is a function of the proportion), such a test says little.
// That judgement is not made here.
//
// M. Egger et al., BMJ 315 (1997) 629-634; C. B. Begg, M. Mazumdar, Biometrics 50 (1994) 1088-1101.
#pragma once

#include "nelm/evidence/pool.h"

namespace nelm::evidence {

struct EggerTest {
  double   slope          = 0;  // of the effects on the predictor
  double   standard_error = 0;
  double   statistic      = 0;                         // z or t
  double   degrees        = numerics::normal_degrees;  // of t
  double   p              = 1;
  double   limit          = 0;  // the effect where the predictor is 0: of an infinitely large study, by standard errors
  Interval limit_interval;
  std::optional<double> tau2;  // what the predictor leaves; none in the linear model
};

/// Meta-regression of the effects on their standard errors, by the model; metafor's regtest(model = "rma").
/// Fails as meta_regression() does: three effects at least, of different variance.
Result<EggerTest> egger(std::span<const Effect>, const Model& = {});
/// The same on another predictor, one value for each effect, such as 1 / n.
Result<EggerTest> egger(std::span<const Effect>, std::span<const double> predictor, const Model& = {});

/// Weighted linear regression of the effects on their standard errors, with a multiplicative dispersion; metafor's
/// regtest(model = "lm"). t on k - 2 degrees.
Result<EggerTest> egger_linear(std::span<const Effect>, double level = 0.95);

struct BeggTest {
  double tau   = 0;      // Kendall's rank correlation (tau-b) of standardised effect and variance
  double p     = 1;      // two-sided
  bool   exact = false;  // by counting all orders; with ties, or beyond 1000 effects, by the normal approximation
};

/// Fails as pool() does, and for fewer than two effects (metafor's is a P of 1 where nothing can be told).
Result<BeggTest> begg(std::span<const Effect>);

}  // namespace nelm::evidence
