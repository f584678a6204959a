#include "nelm/sheet/axis_ticks.h"

#include <cmath>

namespace nelm::sheet {

std::vector<double> axis_ticks(double low, double high, int most) {
  const double power = std::floor(std::log10((high - low) / most));
  for (double decade = power;; ++decade)
    for (const double part : {1., 2., 5.}) {
      const double step  = part * std::pow(10, decade);
      const double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
      if (last - first + 1 > most) continue;
      std::vector<double> ticks;
      for (double n = first; n <= last; ++n) ticks.push_back(n * step + 0.0);  // never -0
      return ticks;
    }
}

}  // namespace nelm::sheet
