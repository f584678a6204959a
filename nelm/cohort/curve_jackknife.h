// Standard errors of curves that take a weight as a weight, and rows of one cluster as depending on each other: the
// infinitesimal jackknife, R's survfit(robust = TRUE).
//
// B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982, ch. 6; T. M. Therneau, survival: vignette
// "Methods", variance of curves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/kaplan_meier.h"

namespace nelm::cohort {

/// Puts them in the place of the errors of `curves`, which kaplan_meier made of the same rows, groups and estimate. How much
/// a row of weight w moves a curve is w times the derivative of the curve by w; a cluster moves it by the sum of its rows;
/// the variance is the sum of the squares. Without clusters every row is its own.
/// Returns: to the bit the same for any order of the rows.
/// Agrees:  with R's survfit(robust = TRUE) to 1e-12, of the estimates nelm has.
/// Costs:   one sort, then O(1) for each row that comes or goes.
void jackknife_errors(const FollowUp&, std::span<const std::int32_t> group, Estimate, std::vector<Curve>& curves);

}  // namespace nelm::cohort
