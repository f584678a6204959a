// Who was under observation from when to when, and what ended it: what every method of this room is about.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nelm::cohort {

/// One row for each stretch of time a patient was under observation: (entry, time], with or without the event at its end.
/// A column that is empty says the same of every row.
struct FollowUp {
  std::vector<double>       entry;    // empty: from the beginning; entry < time
  std::vector<double>       time;     // finite
  std::vector<std::uint8_t> event;    // 1: the event happened at `time`; 0: observation ended
  std::vector<double>       weight;   // empty: 1; else >= 0
  std::vector<std::int32_t> stratum;  // empty: one stratum; else from 0
  std::vector<std::int32_t>
      cluster;  // empty: every row its own; else from 0; rows of one cluster may depend on each other

  std::size_t rows() const { return time.size(); }
  double      weight_of(std::size_t row) const { return weight.empty() ? 1 : weight[row]; }
  int         stratum_of(std::size_t row) const { return stratum.empty() ? 0 : stratum[row]; }
};

/// Whether a row may count so much.
inline bool is_weight(double w) { return w >= 0 && std::isfinite(w); }

/// Makes one of times that differ by rounding alone, as R's survival does (`timefix`): neighbours no further apart than
/// 1.5e-8 (the root of the machine's precision), or than that share of the mean time, are moved to the earlier one.
/// Returns how many different times were joined to another.
/// Therneau, survival: vignette "Roundoff error and tied times".
std::size_t join_near_ties(FollowUp&);

}  // namespace nelm::cohort
