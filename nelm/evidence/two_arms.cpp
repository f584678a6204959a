#include "nelm/evidence/two_arms.h"

#include <cmath>

#include "nelm/evidence/number_problem.h"

namespace nelm::evidence {

namespace {

Effect between_cells(double a, double b, double c, double d, Contrast what) {
  const double n1 = a + b, n2 = c + d, n = n1 + n2;
  switch (what) {
    case Contrast::odds_ratio:      return {std::log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d};
    case Contrast::risk_ratio:      return {std::log(a / n1 / (c / n2)), 1 / a - 1 / n1 + 1 / c - 1 / n2};
    case Contrast::risk_difference: return {a / n1 - c / n2, a / n1 * (b / n1) / n1 + c / n2 * (d / n2) / n2};
    case Contrast::peto:            break;
  }
  const double expected       = n1 * (a + c) / n;
  const double hypergeometric = n1 * n2 * (a + c) * (b + d) / (n * n * (n - 1));
  return {(a - expected) / hypergeometric, 1 / hypergeometric};
}

void check_arm(double events, double total, const char* number, Problems& problems) {
  require(std::isfinite(total) && total > 0, problems, fmt::format("total_{}", number), total,
          "a number of patients above 0");
  require(events >= 0 && events <= total, problems, fmt::format("events_{}", number), events,
          "a number of events from 0 to the arm's total");
}

}  // namespace

Problems problems_of(const TwoArms& arms) {
  Problems problems;
  check_arm(arms.events_1, arms.total_1, "1", problems);
  check_arm(arms.events_2, arms.total_2, "2", problems);
  return problems;
}

Result<EffectSize> contrast(const TwoArms& arms, Contrast what) {
  if (auto problems = problems_of(arms); !problems.empty()) return tl::unexpected(std::move(problems));
  const double a = arms.events_1, b = arms.total_1 - a, c = arms.events_2, d = arms.total_2 - c;
  const bool   half_added = a == 0 || b == 0 || c == 0 || d == 0;
  const double half       = half_added ? 0.5 : 0;
  return EffectSize{between_cells(a + half, b + half, c + half, d + half, what), half_added};
}

}  // namespace nelm::evidence
