#include "nelm/literature/prognostic_model.h"

#include <cmath>

namespace nelm::literature {

namespace {

/// The z above which, to both sides, lies the share p of a normal distribution.
double two_sided_z(double p) {
  double low = 0, high = 40;  // erfc is 0 there
  for (int halving = 0; halving < 100; ++halving) {
    const double middle                                   = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) > p ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

char letter(Completeness c) { return "ARCX"[static_cast<std::size_t>(c)]; }

evidence::Interval wilson(int count, int n) {
  const double z = two_sided_z(0.05), of = n, share = count / of;
  const double spread = z * std::sqrt(share * (1 - share) / of + z * z / (4 * of * of));
  const double middle = share + z * z / (2 * of), whole = 1 + z * z / of;
  return {std::max(0.0, (middle - spread) / whole), std::min(1.0, (middle + spread) / whole)};
}

int patients_counted(double percent, int n) { return static_cast<int>(std::lround(percent / 100 * n)); }

double standard_error_of(double log_hazard_ratio, double p) { return std::abs(log_hazard_ratio) / two_sided_z(p); }

}  // namespace nelm::literature
