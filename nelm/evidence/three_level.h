// Several results of one study: a model with a level for the study, and a variance that needs no model of how they hang
// together.
//
// S. Konstantopoulos, Res. Synth. Methods 2 (2011) 61-76 (three levels); L. V. Hedges, E. Tipton, M. C. Johnson, Res.
// Synth. Methods 1 (2010) 39-65 (cluster-robust variance). As metafor's rma.mv(random = ~ 1 | study/row) by REML, and
// robust().
#pragma once

#include <string>
#include <vector>

#include "nelm/evidence/meta_regression.h"

namespace nelm::evidence {

/// The variance of coefficients from the scatter of whole studies, times studies / (studies - p); t on studies - p
/// degrees.
struct ClusterRobust {
  std::size_t              studies = 0;
  std::vector<Coefficient> coefficients;
  std::vector<double>      covariance;  // row by row
  double                   degrees = 0;
  OmnibusTest              moderators;  // F; of all but the intercept; of the intercept if it is alone
};

struct ThreeLevel {
  std::size_t              k       = 0;
  std::size_t              studies = 0;
  double                   between = 0;   // variance between studies
  double                   within  = 0;   // variance between the results of a study, beyond their sampling variance
  std::vector<Coefficient> coefficients;  // z; the intercept first
  std::vector<double>      covariance;    // row by row
  std::optional<Interval>  prediction;    // of a new result of a new study, normal; with an intercept alone
  OmnibusTest              moderators;    // chi-squared
  double                   q                         = 0;  // with the sampling variances alone, on k - p degrees
  double                   q_p                       = 1;
  double                   restricted_log_likelihood = 0;
  ClusterRobust            robust;  // the same coefficients, with the cluster-robust variance
};

/// `study`: the name of the study each effect is of. Sampling errors count as independent: arms that share a control
/// group are not, and the robust variance is then the one to read.
/// Fails as meta_regression() does; also: not as many names as effects; fewer studies than coefficients + 1; no study
/// with two effects, for then its two variances cannot be told apart; a likelihood without a maximum.
/// Exact to: about 1e-8 relative in the variances.
Result<ThreeLevel> three_level(std::span<const Effect>, std::span<const std::string> study, const Moderators& = {},
                               double level = 0.95);

/// The coefficients of pool() (the intercept alone) or meta_regression() with cluster-robust variance; the model's test
/// is not looked at. Fails as three_level() does, but for studies of one effect each, which are no fault here.
Result<ClusterRobust> cluster_robust(std::span<const Effect>, std::span<const std::string> study, const Model& = {},
                                     const Moderators& = {});

}  // namespace nelm::evidence
