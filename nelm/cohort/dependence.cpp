#include "nelm/cohort/dependence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <vector>

namespace nelm::cohort {

namespace {

bool overlap_in_a_cluster(const FollowUp& f) {
  const auto from = [&](std::size_t i) {
    return f.entry.empty() ? -std::numeric_limits<double>::infinity() : f.entry[i];
  };
  std::vector<std::size_t> rows(f.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
    return std::tuple(f.cluster[a], from(a), f.time[a]) < std::tuple(f.cluster[b], from(b), f.time[b]);
  });
  return std::ranges::adjacent_find(rows, [&](std::size_t a, std::size_t b) {
           return f.cluster[a] == f.cluster[b] && from(b) < f.time[a];
         }) != rows.end();
}

}  // namespace

Dependence dependence(const FollowUp& f) {
  if (!f.cluster.empty() && overlap_in_a_cluster(f)) return Dependence::clusters;
  return whole_weights(f) ? Dependence::none : Dependence::weights;
}

bool whole_weights(const FollowUp& f) {
  return std::ranges::all_of(f.weight, [](double w) { return std::nearbyint(w) == w; });
}

}  // namespace nelm::cohort
