#include "nelm/evidence/reading.h"

#include <cmath>

namespace nelm::evidence {

double Reading::operator()(double value) const {
  constexpr double percent = 100;
  switch (as) {
    case As::ratio:    return std::exp(value);
    case As::per_cent: return percent * back_to_proportion(value, scale, n);
    case As::number:   break;
  }
  return value;
}

}  // namespace nelm::evidence
