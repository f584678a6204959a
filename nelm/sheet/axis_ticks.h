// Round numbers along an axis.
#pragma once

#include <vector>

namespace nelm::sheet {

/// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, both included: the most of them that are not more
/// than `most`. Needs low < high and most >= 2. Rising; two or more unless the axis holds fewer such numbers.
std::vector<double> axis_ticks(double low, double high, int most);

/// The same for an axis of logarithms: 1, 2 and 5, or 1 and 3, or 1 times powers of ten, or only every second, third ... power;
/// where these are fewer than three, as on an axis of less than a decade, multiples as above. Needs 0 < low < high, most >= 2.
std::vector<double> log_axis_ticks(double low, double high, int most);

}  // namespace nelm::sheet
