// Round numbers along an axis.
#pragma once

#include <vector>

namespace nelm::sheet {

/// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, both included: the most of them that are not more
/// than `most`. Needs low < high and most >= 2. Rising; two or more unless the axis holds fewer such numbers.
std::vector<double> axis_ticks(double low, double high, int most);

}  // namespace nelm::sheet
