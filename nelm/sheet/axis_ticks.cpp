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

std::vector<double> log_axis_ticks(double low, double high, int most) {
  const double first = std::floor(std::log10(low)), last = std::ceil(std::log10(high));
  const auto   those = [&](const std::vector<double>& parts, double every) {
    std::vector<double> ticks;
    for (double decade = std::ceil(first / every) * every; decade <= last; decade += every)
      for (const double part : parts)
        if (const double t = decade < 0 ? part / std::pow(10, -decade) : part * std::pow(10, decade);
            t >= low * (1 - 1e-9) && t <= high * (1 + 1e-9))
          ticks.push_back(t);
    return ticks;
  };
  std::vector<double> ticks = those({1, 2, 5}, 1);
  if (static_cast<int>(ticks.size()) > most) ticks = those({1, 3}, 1);
  for (double every = 1; static_cast<int>(ticks.size()) > most; ++every) ticks = those({1}, every);
  return ticks.size() < 3 && last - first <= 2 ? axis_ticks(low, high, most) : ticks;
}

}  // namespace nelm::sheet
