#include "nelm/registry/chance.h"

#include <cmath>

#include "nelm/numerics/distributions.h"

namespace nelm::registry {

double Chance::uniform() {
  constexpr int    spare = 12;  // of 64 bits: 52 and a half one are all a double holds below 1
  constexpr double step  = 0x1p-52;
  return (static_cast<double>(bits_() >> spare) + 0.5) * step;
}

double Chance::normal() { return numerics::normal_quantile(uniform()); }

double Chance::exponential() { return -std::log(uniform()); }

}  // namespace nelm::registry
