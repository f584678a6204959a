// Two-arm tables pooled without a model of the single table: Mantel-Haenszel and Peto, as metafor's rma.mh and
// rma.peto.
//
// N. Mantel, W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719-748; variance of the odds ratio: J. Robins, N. Breslow,
// S. Greenland, Biometrics 42 (1986) 311-323; of the risk ratio: S. Greenland, J. M. Robins, Biometrics 41 (1985)
// 55-68; of the risk difference: T. Sato, S. Greenland, J. M. Robins, Biometrics 45 (1989) 1323-1324; heterogeneity of
// the odds ratio: R. E. Tarone, Biometrika 72 (1985) 91-95. Peto: S. Yusuf et al., Prog. Cardiovasc. Dis. 27 (1985)
// 335-371.
#pragma once

#include <optional>
#include <span>

#include "nelm/evidence/two_arms.h"

namespace nelm::evidence {

/// A chi-squared statistic, its degrees of freedom, and how likely one at least as large is.
struct ChiSquared {
  double statistic = 0;
  double degrees   = 0;
  double p         = 1;
};

struct PooledTables {
  std::size_t               k              = 0;  // tables
  double                    estimate       = 0;  // ln OR, ln RR, or the risk difference
  double                    standard_error = 0;
  double                    statistic      = 0;  // z
  double                    p              = 1;
  Interval                  interval;
  ChiSquared                q;          // of the single tables about the summary, on k - 1 degrees at most
  double                    i2 = 0;     // per cent, by Q
  double                    h2 = 1;     // Q / its degrees; may be below 1
  std::optional<ChiSquared> no_effect;  // Cochran-Mantel-Haenszel, corrected for continuity; odds ratio alone
  std::optional<ChiSquared>
              tarone;  // Tarone's test that the odds ratios are one; odds ratio alone, of two tables or more
  std::size_t half_added =
      0;                     // tables with a zero cell: 1/2 was added, for Q alone, never for the summary; not for Peto
  std::size_t left_out = 0;  // tables of no events, or nothing but events: not part of Q
};

/// Needs no cell to be above 0 but enough of them for a summary: at least one table that tells something.
/// Fails: no table; counts out of range ("tables[2].events_1"); nothing to be told from all tables together; a level
/// not between 0 and 1. Contrast::peto is Peto's summary, the others are Mantel-Haenszel's.
Result<PooledTables> pool_tables(std::span<const TwoArms>, Contrast, double level = 0.95);

}  // namespace nelm::evidence
