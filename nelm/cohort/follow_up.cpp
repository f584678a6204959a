#include "nelm/cohort/follow_up.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace nelm::cohort {

namespace {

/// Whole numbers of less than this are never near each other: even of the largest mean, 1 is too far.
constexpr double certainly_apart = 0x1p25;

bool all_whole(std::span<const double> times) {
  return std::ranges::all_of(
      times, [](double t) { return std::isinf(t) || (std::fabs(t) < certainly_apart && std::nearbyint(t) == t); });
}

std::vector<double> distinct_times(const FollowUp& f) {
  std::vector<double> times(f.time);
  for (const double t : f.entry)
    if (std::isfinite(t)) times.push_back(t);
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

}  // namespace

std::size_t join_near_ties(FollowUp& f) {
  if (all_whole(f.time) && all_whole(f.entry)) return 0;
  const auto times = distinct_times(f);
  double     mean  = 0;
  for (const double t : times) mean += std::fabs(t);
  mean /= static_cast<double>(times.size());

  const double        near = std::sqrt(std::numeric_limits<double>::epsilon());
  std::vector<double> kept;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double step = i == 0 ? std::numeric_limits<double>::infinity() : times[i] - times[i - 1];
    if (step > near && step / mean > near) kept.push_back(times[i]);
  }
  const std::size_t joined = times.size() - kept.size();
  if (joined == 0) return 0;
  const auto earlier = [&](double& t) {
    if (std::isfinite(t)) t = *std::prev(std::ranges::upper_bound(kept, t));
  };
  std::ranges::for_each(f.time, earlier);
  std::ranges::for_each(f.entry, earlier);
  return joined;
}

}  // namespace nelm::cohort
