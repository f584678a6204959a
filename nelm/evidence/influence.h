// How much each study bears on the pool: Baujat's coordinates and the diagnostics of regression, each study against the
// pool of the others.
//
// B. Baujat et al., Stat. Med. 21 (2002) 2641-2652; W. Viechtbauer, M. W.-L. Cheung, Res. Synth. Methods 1 (2010)
// 112-125. As metafor's baujat and influence.
#pragma once

#include "nelm/evidence/pool.h"

namespace nelm::evidence {

struct BaujatPoint {
  double contribution =
      0;  // across: squared distance from the summary / (variance + tau2); for equal effects the share of Q
  double influence = 0;  // up: squared shift of the summary without the study / the variance of that summary
};

/// A point for each effect, in their order. Fails as leave_one_out() does.
Result<std::vector<BaujatPoint>> baujat(std::span<const Effect>, const Model& = {});

struct Influence {
  double rstudent     = 0;  // distance from the summary of the others, in its standard errors
  double dffits       = 0;  // shift of the summary, in its standard errors without the study
  double cook         = 0;  // Cook's distance: the squared shift / the variance of the summary
  double cov_ratio    = 0;  // variance of the summary without the study / with it; below 1: without it is more precise
  double tau2_deleted = 0;  // without the study
  double q_deleted    = 0;  // likewise
  double hat          = 0;  // leverage, 0..1; their sum is 1
  double weight       = 0;  // per cent
};

/// One for each effect, in their order. Fails as pool() does, and for fewer than three effects.
Result<std::vector<Influence>> influence(std::span<const Effect>, const Model& = {});

}  // namespace nelm::evidence
