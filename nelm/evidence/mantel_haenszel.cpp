#include "nelm/evidence/mantel_haenszel.h"

#include <algorithm>
#include <cmath>

#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"

namespace nelm::evidence {

namespace {

/// One table by its cells and margins: a of n1 and c of n2 had the event, m1 in all.
struct Table {
  double a, b, c, d, n1, n2, n, m1, m2;

  explicit Table(const TwoArms& arms)
      : a(arms.events_1),
        b(arms.total_1 - arms.events_1),
        c(arms.events_2),
        d(arms.total_2 - arms.events_2),
        n1(arms.total_1),
        n2(arms.total_2),
        n(n1 + n2),
        m1(a + c),
        m2(b + d) {}

  bool   tells_something() const { return m1 > 0 && m2 > 0; }
  double expected() const { return n1 * m1 / n; }
  double hypergeometric() const { return n1 * n2 * m1 * m2 / (n * n * (n - 1)); }
};

struct Summary {
  double estimate = 0, variance = 0;
};

Summary mantel_haenszel_odds_ratio(const std::vector<Table>& tables) {
  double r = 0, s = 0, pr = 0, ps_qr = 0, qs = 0;
  for (const Table& t : tables) {
    const double ri = t.a * t.d / t.n, si = t.b * t.c / t.n, pi = (t.a + t.d) / t.n, qi = (t.b + t.c) / t.n;
    r += ri;
    s += si;
    pr += pi * ri;
    ps_qr += pi * si + qi * ri;
    qs += qi * si;
  }
  return {std::log(r / s), (pr / (r * r) + ps_qr / (r * s) + qs / (s * s)) / 2};
}

Summary mantel_haenszel_risk_ratio(const std::vector<Table>& tables) {
  double r = 0, s = 0, spread = 0;
  for (const Table& t : tables) {
    r += t.a * t.n2 / t.n;
    s += t.c * t.n1 / t.n;
    spread += t.m1 * (t.n1 / t.n) * (t.n2 / t.n) - t.a * t.c / t.n;
  }
  return {std::log(r / s), spread / (r * s)};
}

Summary mantel_haenszel_risk_difference(const std::vector<Table>& tables) {
  double difference = 0, weight = 0, by_estimate = 0, alone = 0;
  for (const Table& t : tables) {
    const double s1 = t.n1 / t.n, s2 = t.n2 / t.n;
    difference += t.a * s2 - t.c * s1;
    weight += t.n1 * s2;
    by_estimate += t.c * s1 * s1 - t.a * s2 * s2 + s1 * s2 * (t.n2 - t.n1) / 2;
    alone += (t.a * t.d + t.c * t.b) / t.n / 2;
  }
  const double estimate = difference / weight;
  return {estimate, (estimate * by_estimate + alone) / (weight * weight)};
}

Summary peto_odds_ratio(const std::vector<Table>& tables) {
  double difference = 0, variance = 0;
  for (const Table& t : tables) {
    difference += t.a - t.expected();
    variance += t.n > 1 ? t.hypergeometric() : 0;
  }
  return {difference / variance, 1 / variance};
}

Summary summary_of(const std::vector<Table>& tables, Contrast what) {
  switch (what) {
    case Contrast::odds_ratio:      return mantel_haenszel_odds_ratio(tables);
    case Contrast::risk_ratio:      return mantel_haenszel_risk_ratio(tables);
    case Contrast::risk_difference: return mantel_haenszel_risk_difference(tables);
    case Contrast::peto:            break;
  }
  return peto_odds_ratio(tables);
}

ChiSquared chi_squared(double statistic, double degrees) {
  return {statistic, degrees, numerics::chi_squared_tail(statistic, degrees)};
}

ChiSquared cochran_mantel_haenszel(const std::vector<Table>& tables) {
  double difference = 0, variance = 0;
  for (const Table& t : tables) {
    difference += t.a - t.expected();
    variance += t.n > 1 ? t.hypergeometric() : 0;
  }
  const double corrected = std::fabs(difference) - 0.5;
  return chi_squared(corrected * corrected / variance, 1);
}

/// The first cell of a table with these margins whose odds ratio is `odds`.
double cell_with(const Table& t, double odds) {
  const double sum = t.n2 - t.m1 + odds * (t.n1 + t.m1), product = odds * t.n1 * t.m1, lead = 1 - odds;
  // lead a^2 + sum a - product = 0; written so that lead may be 0.
  return 2 * product / (sum + std::sqrt(sum * sum + 4 * lead * product));
}

ChiSquared tarone_test(const std::vector<Table>& tables, double odds) {
  double sum = 0, difference = 0, variances = 0, told = 0;
  for (const Table& t : tables) {
    if (!t.tells_something()) continue;
    const double a        = cell_with(t, odds);
    const double variance = 1 / (1 / a + 1 / (t.n1 - a) + 1 / (t.m1 - a) + 1 / (t.n2 - t.m1 + a));
    sum += (t.a - a) * (t.a - a) / variance;
    difference += t.a - a;
    variances += variance;
    ++told;
  }
  return chi_squared(std::max(0., sum - difference * difference / variances), told - 1);
}

/// Each table's effect about the summary, in its standard errors; Peto's from the counts as they are.
double distance2(const TwoArms& arms, Contrast what, PooledTables& pooled) {
  if (what == Contrast::peto) {
    const Table  t(arms);
    const double difference = t.a - t.expected() - pooled.estimate * t.hypergeometric();
    return difference * difference / t.hypergeometric();
  }
  const EffectSize size       = contrast(arms, what).value();
  const double     difference = size.effect.estimate - pooled.estimate;
  pooled.half_added += size.half_added ? 1 : 0;
  return difference * difference / size.effect.variance;
}

void judge_tables(std::span<const TwoArms> tables, Contrast what, PooledTables& pooled) {
  double q = 0, told = 0;
  for (const TwoArms& arms : tables) {
    if (!Table(arms).tells_something()) {
      ++pooled.left_out;
      continue;
    }
    q += distance2(arms, what, pooled);
    ++told;
  }
  const double degrees = std::max(0., told - 1);
  pooled.q             = chi_squared(q, degrees);
  if (degrees == 0) return;
  pooled.h2 = q / degrees;
  pooled.i2 = q > degrees ? 100 * (q - degrees) / q : 0;
}

}  // namespace

Result<PooledTables> pool_tables(std::span<const TwoArms> arms, Contrast what, double level) {
  Problems problems;
  if (arms.empty()) problems.push_back(problem_with("tables", "none", "at least one table"));
  for (std::size_t i = 0; i < arms.size(); ++i)
    for (Problem problem : problems_of(arms[i])) {
      problem.field = fmt::format("tables[{}].{}", i, problem.field);
      problems.push_back(std::move(problem));
    }
  require_level(level, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const std::vector<Table> tables(arms.begin(), arms.end());
  const Summary            summary = summary_of(tables, what);
  if (!std::isfinite(summary.estimate) || !std::isfinite(summary.variance) || summary.variance <= 0)
    return tl::unexpected(Problems{
        problem_with("tables", fmt::format("no summary from {} table{}", arms.size(), arms.size() == 1 ? "" : "s"),
                     "events, and patients without, enough for a summary of all tables together")});

  PooledTables pooled;
  pooled.k              = arms.size();
  pooled.estimate       = summary.estimate;
  pooled.standard_error = std::sqrt(summary.variance);
  const Tested test     = tested(pooled.estimate, pooled.standard_error, numerics::normal_degrees,
                                 numerics::critical(level, numerics::normal_degrees));
  pooled.statistic      = test.statistic;
  pooled.p              = test.p;
  pooled.interval       = test.interval;
  judge_tables(arms, what, pooled);
  if (what == Contrast::odds_ratio) {
    pooled.no_effect = cochran_mantel_haenszel(tables);
    if (pooled.q.degrees > 0) pooled.tarone = tarone_test(tables, std::exp(summary.estimate));
  }
  return pooled;
}

}  // namespace nelm::evidence
