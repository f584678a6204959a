#include <algorithm>
#include <cmath>
#include <vector>

#include "nelm/evidence/asymmetry.h"

namespace nelm::evidence {

namespace {

constexpr std::size_t most_for_exact = 1000;

/// Pairs that agree less pairs that disagree, and how many ties each side has.
struct Ranked {
  double              agreement = 0;   // Kendall's S
  std::vector<double> ties_x, ties_y;  // sizes of the groups of equal values
};

std::vector<double> tie_sizes(std::vector<double> values) {
  std::ranges::sort(values);
  std::vector<double> sizes;
  for (auto it = values.begin(); it != values.end();) {
    const auto end = std::upper_bound(it, values.end(), *it);
    if (end - it > 1) sizes.push_back(static_cast<double>(end - it));
    it = end;
  }
  return sizes;
}

double direction(double from, double to) { return static_cast<double>((to > from) - (to < from)); }

Ranked ranked(const std::vector<double>& x, const std::vector<double>& y) {
  Ranked found;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i + 1; j < x.size(); ++j) found.agreement += direction(x[i], x[j]) * direction(y[i], y[j]);
  found.ties_x = tie_sizes(x);
  found.ties_y = tie_sizes(y);
  return found;
}

/// The share of the n! orders with `pairs` or fewer pairs in agreement. Each further value adds 0 to its rank of them.
double share_of_orders(std::size_t n, double pairs) {
  if (pairs < 0) return 0;
  std::vector<double> share{1};
  for (std::size_t rank = 2; rank <= n; ++rank) {
    std::vector<double> next(share.size() + rank - 1, 0.0);
    double              window = 0;
    for (std::size_t i = 0; i < next.size(); ++i) {
      if (i < share.size()) window += share[i];
      if (i >= rank) window -= share[i - rank];
      next[i] = window / static_cast<double>(rank);
    }
    share = std::move(next);
  }
  const auto last = std::min(share.size(), static_cast<std::size_t>(pairs) + 1);
  double     sum  = 0;
  for (std::size_t i = 0; i < last; ++i) sum += share[i];
  return std::min(1., sum);
}

double exact_p(std::size_t n, double agreement) {
  const double all        = static_cast<double>(n) * static_cast<double>(n - 1) / 2;
  const double concordant = (all - std::fabs(agreement)) / 2;  // of the two tails, which are alike, the lower
  return std::min(1., 2 * share_of_orders(n, concordant));
}

/// Sums over groups of ties, as they take from the variance of S.
template <class Term>
double over(const std::vector<double>& ties, Term term) {
  double sum = 0;
  for (const double t : ties) sum += term(t);
  return sum;
}

double normal_p(double n, const Ranked& r) {
  const auto whole    = [](double t) { return t * (t - 1) * (2 * t + 5); };
  const auto two      = [](double t) { return t * (t - 1); };
  const auto three    = [](double t) { return t * (t - 1) * (t - 2); };
  double     variance = (whole(n) - over(r.ties_x, whole) - over(r.ties_y, whole)) / 18;
  variance += over(r.ties_x, two) * over(r.ties_y, two) / (2 * two(n));
  if (n > 2) variance += over(r.ties_x, three) * over(r.ties_y, three) / (9 * three(n));
  return variance > 0 ? numerics::two_sided_p(r.agreement / std::sqrt(variance)) : 1;
}

}  // namespace

Result<BeggTest> begg(std::span<const Effect> effects) {
  if (auto problems = problems_of(effects, 2); !problems.empty()) return tl::unexpected(std::move(problems));
  const auto pooled = pool(effects, {Between::equal});
  if (!pooled) return tl::unexpected(pooled.error());

  std::vector<double> standardised, variances;
  const double        summary_variance = pooled->standard_error * pooled->standard_error;
  for (const Effect& e : effects) {
    standardised.push_back((e.estimate - pooled->estimate) / std::sqrt(e.variance - summary_variance));
    variances.push_back(e.variance);
  }
  const Ranked r      = ranked(standardised, variances);
  const double n      = static_cast<double>(effects.size());
  const auto   pairs  = [](double t) { return t * (t - 1) / 2; };
  const double untied = std::sqrt((pairs(n) - over(r.ties_x, pairs)) * (pairs(n) - over(r.ties_y, pairs)));

  BeggTest test;
  test.exact = r.ties_x.empty() && r.ties_y.empty() && effects.size() <= most_for_exact;
  test.tau   = untied > 0 ? r.agreement / untied : 0;
  test.p     = test.exact ? exact_p(effects.size(), r.agreement) : normal_p(n, r);
  return test;
}

}  // namespace nelm::evidence
