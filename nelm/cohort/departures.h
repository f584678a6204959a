// When rows came under observation and when they left it, counted: what curves and log-rank tests are computed from.
#pragma once

#include <cstdint>
#include <span>

#include "nelm/cohort/follow_up.h"
#include "nelm/cohort/large_vector.h"

namespace nelm::cohort {

/// The rows of one set and group that left observation at one time.
struct Departure {
  double       time     = 0;
  double       events   = 0;  // the sum of the weights of those with the event
  double       censored = 0;  // of those without
  std::int32_t set = 0, group = 0;
  std::int32_t event_rows = 0, rows = 0;  // rows with the event; all rows
};

/// The rows of one set and group that came under observation at one time: at risk at every later time.
struct Arrival {
  double       time    = 0;
  double       arrived = 0;  // the sum of their weights
  std::int32_t set = 0, group = 0;
  std::int32_t rows = 0;
};

struct Movements {
  LargeVector<Departure> departures;  // in rising order of (set, time, group), each once
  LargeVector<Arrival>   arrivals;    // likewise; rows under observation from the beginning are in none
};

/// One more than the largest label; of no labels 1.
std::size_t labels(std::span<const std::int32_t>);

/// Takes:   for each row the set and the group it belongs to, from 0; empty: one of them.
/// Returns: the same to the bit for any order of the rows and any number of threads.
/// Costs:   whole-day times are counted day by day in O(n); others are sorted once, as are weights of no common unit.
Movements movements(const FollowUp&, std::span<const std::int32_t> set, std::span<const std::int32_t> group,
                    int threads = 1);

}  // namespace nelm::cohort
