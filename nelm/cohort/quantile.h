// The value a share of the way from the least of some numbers to the greatest.
//
// Type 7 of R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361-365: that of R's quantile() if it is not told another.
#pragma once

#include <span>

namespace nelm::cohort {

/// The quantile p (0 to 1) of numbers in rising order: linear between the n - 1 steps. Requires: one number or more.
/// Agrees: with R's quantile() to the bit.
double quantile(std::span<const double> rising, double p);

}  // namespace nelm::cohort
