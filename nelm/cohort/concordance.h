// How often of two patients the one with the higher marker has the event first: Harrell's c, and Uno's.
//
//   const auto c = concordance(follow_up, marker);         // of any marker of risk
//   const auto c = concordance(rows, fit);                 // of a fitted Cox model
//   c->c, c->standard_error
//
// Pairs are those of which one patient had the event while the other was under observation, in the same stratum, and had
// not had it by then; one whose observation ended at the very time of the event was. Answers are those of R's
// concordance (survival 3.5).
//
// F. E. Harrell, R. M. Califf, D. B. Pryor, K. L. Lee, R. A. Rosati, JAMA 247 (1982) 2543-2546; H. Uno, T. Cai,
// M. J. Pencina, R. B. D'Agostino, L. J. Wei, Stat. Med. 30 (2011) 1105-1117; S and S/G: M. Schemper, S. Wakounig,
// G. Heinze, Stat. Med. 28 (2009) 2473-2489; variance: T. M. Therneau, survival: vignette "Concordance".
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/follow_up.h"
#include "nelm/result.h"

namespace nelm::cohort {

/// What a pair counts, by the time of its first event. S and G are the Kaplan-Meier shares, of the stratum, still without
/// the event and still observed, just before that time; N at risk then.
enum class PairWeight : std::uint8_t {
  one,              // Harrell; R's n
  survival,         // sum of weights * S / N; R's S
  survival_over_g,  // the same / G; R's S/G
  over_g_squared,   // 1 / G^2: Uno; R's n/G2
  over_at_risk,     // 1 / N: as in the score test of Cox's model; R's I
};

struct ConcordanceModel {
  PairWeight weight       = PairWeight::one;
  double     up_to        = std::numeric_limits<double>::infinity();  // later events count for nothing; R's ymax
  bool       lives_longer = false;  // the patient with the higher marker should have the event later
  int        threads      = 1;
};

struct Concordance {
  double c              = 0.5;  // 0..1: concordant, and half of those tied in the marker; NaN without a pair
  double standard_error = 0;    // infinitesimal jackknife, of clusters if there are any; time's weights taken as known
  /// Weighted pairs. Ties in time are of two events at once; with the same marker too they are in `tied_both` alone.
  double concordant = 0, discordant = 0, tied_marker = 0, tied_time = 0, tied_both = 0;
};

/// In a stratum with a single event all pairs count 1, as in R.
/// Takes:    rows in any order; their order and the number of threads change no bit of the answer.
/// Fails:    as `cox_rows`, with the marker for x; weights with G where patients enter late.
/// Exact to: a few units in the last place; counts of whole weights below 2^53 exactly.
/// Time:     rows * log(rows).
Result<Concordance> concordance(const FollowUp&, std::span<const double> marker, const ConcordanceModel& = {});
/// Of the linear predictor, in the rows the model was fitted to. `lives_longer` is not asked.
Result<Concordance> concordance(const CoxRows&, const CoxFit&, const ConcordanceModel& = {});

}  // namespace nelm::cohort
