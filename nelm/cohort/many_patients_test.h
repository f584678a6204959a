// So many patients that threads share the sorting of their times, for the tests of curves and of what they are made from.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "nelm/cohort/random_cox_test.h"

namespace nelm::cohort {

struct ManyPatients {
  FollowUp                  f;
  std::vector<std::int32_t> group;
};

/// 80000 in two groups and two strata. Their times are no whole days, which would be counted instead of sorted; with few of them
/// more rows are alike than a chunk has, with many the curves have more steps than that. Of those who come late every fifth is there from the beginning nevertheless.
inline ManyPatients many_patients(bool weighted, bool late, int last_time = 9) {
  const RandomCox drawn = random_cox(
      5, {.rows = 80000, .columns = 1, .strata = 2, .last_time = last_time, .late = late, .weights = weighted});
  ManyPatients p{drawn.follow_up, {}};
  for (const double group : drawn.x.col(0)) p.group.push_back(static_cast<std::int32_t>(group));
  for (double& t : p.f.time) t += 0.5;
  for (double& t : p.f.entry) t += 0.5;
  for (double& w : p.f.weight) w *= 0.1;
  for (std::size_t i = 0; i < p.f.entry.size(); i += 5) p.f.entry[i] = -std::numeric_limits<double>::infinity();
  return p;
}

}  // namespace nelm::cohort
