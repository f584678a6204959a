// Random patients for the laws of the Cox model: tied times, strata, late entry and weights, from a seed.
#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

struct RandomCox {
  FollowUp                 follow_up;
  Eigen::MatrixXd          x;
  std::vector<std::string> names;

  void keep(const std::vector<std::size_t>& rows) {
    const RandomCox old = *this;
    const auto      of  = [&](auto& column, const auto& from) {
      if (from.empty()) return;
      column.clear();
      for (const std::size_t i : rows) column.push_back(from[i]);
    };
    of(follow_up.entry, old.follow_up.entry);
    of(follow_up.time, old.follow_up.time);
    of(follow_up.event, old.follow_up.event);
    of(follow_up.weight, old.follow_up.weight);
    of(follow_up.stratum, old.follow_up.stratum);
    of(follow_up.cluster, old.follow_up.cluster);
    x.resize(static_cast<Eigen::Index>(rows.size()), old.x.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
      x.row(static_cast<Eigen::Index>(i)) = old.x.row(static_cast<Eigen::Index>(rows[i]));
  }
  CoxFit fit(const CoxModel& model = {}) const { return cox(follow_up, x, names, {}, model).value(); }
};

struct RandomCoxShape {
  int  rows = 60, columns = 3, strata = 2, last_time = 12;
  bool late = true, weights = true;
};

inline RandomCox random_cox(std::uint64_t seed, const RandomCoxShape& shape = {}) {
  std::mt19937_64                        chance(seed);
  std::normal_distribution<double>       normal;
  std::uniform_real_distribution<double> uniform;
  const auto                             below = [&](int n) { return static_cast<int>(uniform(chance) * n); };
  RandomCox                              c;
  c.x.resize(shape.rows, shape.columns);
  for (int j = 0; j < shape.columns; ++j) c.names.push_back("x" + std::to_string(j));
  for (int i = 0; i < shape.rows; ++i) {
    double predictor = 0;
    for (int j = 0; j < shape.columns; ++j) {
      c.x(i, j) = j == 0 ? below(2) : normal(chance);
      predictor += c.x(i, j) * 0.3;
    }
    const int entry = shape.late ? below(3) * below(shape.last_time / 3) : 0;
    const int died  = 1 + static_cast<int>(-std::log(1 - uniform(chance)) * shape.last_time / 2 * std::exp(-predictor));
    const int lost  = 1 + below(shape.last_time);
    c.follow_up.time.push_back(entry + std::min(died, lost));
    c.follow_up.event.push_back(died <= lost ? 1 : 0);
    if (shape.late) c.follow_up.entry.push_back(entry);
    if (shape.weights) c.follow_up.weight.push_back(1 + below(3));
    if (shape.strata > 1) c.follow_up.stratum.push_back(below(shape.strata));
  }
  return c;
}

/// So many that several threads go through them: more numbers than `hands_for` leaves to one.
inline RandomCox many_random_cox() {
  return random_cox(1, {.rows = 60000, .columns = 10, .strata = 3, .last_time = 300});
}

}  // namespace nelm::cohort
