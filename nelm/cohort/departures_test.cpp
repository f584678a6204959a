#include "nelm/cohort/departures.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <vector>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/many_patients_test.h"

using namespace nelm::cohort;
using Labels = std::vector<std::int32_t>;

namespace {

/// Of the rows of one set, time and group: the weights of those with the event, and of those without.
struct Weights {
  std::vector<double> events, others;
};
using Kinds = std::map<std::tuple<std::int32_t, double, std::int32_t>, Weights>;

Kinds kinds_of(const ManyPatients& p, const std::vector<double>& times, bool with_events) {
  Kinds kinds;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (std::isinf(times[i])) continue;
    Weights& alike = kinds[{p.f.stratum[i], times[i], p.group[i]}];
    (with_events && p.f.event[i] != 0 ? alike.events : alike.others).push_back(p.f.weight_of(i));
  }
  return kinds;
}

/// In rising order, as equal rows are summed.
double sum_of(std::vector<double> weights) {
  std::ranges::sort(weights);
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

void are_those(const Movements& found, const Kinds& left, const Kinds& came) {
  REQUIRE(found.departures.size() == left.size());
  auto d = found.departures.begin();
  for (const auto& [kind, weights] : left) {
    CHECK(std::tuple(d->set, d->time, d->group) == kind);
    CHECK(d->events == sum_of(weights.events));
    CHECK(d->censored == sum_of(weights.others));
    CHECK(std::size_t(d->event_rows) == weights.events.size());
    CHECK(std::size_t(d->rows) == weights.events.size() + weights.others.size());
    ++d;
  }
  REQUIRE(found.arrivals.size() == came.size());
  auto a = found.arrivals.begin();
  for (const auto& [kind, weights] : came) {
    CHECK(std::tuple(a->set, a->time, a->group) == kind);
    CHECK(a->arrived == sum_of(weights.others));
    CHECK(std::size_t(a->rows) == weights.others.size());
    ++a;
  }
}

}  // namespace

TEST_CASE("those who leave at one time are one departure of each set and group, in order") {
  const FollowUp f{.entry = {}, .time = {3, 1, 3, 3, 1}, .event = {1, 0, 0, 1, 1}};
  const auto     all = movements(f, Labels{0, 1, 0, 0, 0}, Labels{1, 0, 1, 0, 0}).departures;
  REQUIRE(all.size() == 4);
  CHECK(all[0].time == 1);
  CHECK(all[0].events == 1);
  CHECK(all[1].time == 3);
  CHECK(all[1].group == 0);
  CHECK(all[2].group == 1);
  CHECK(all[2].events == 1);
  CHECK(all[2].censored == 1);
  CHECK(all[2].rows == 2);
  CHECK(all[3].set == 1);
  CHECK(all[3].censored == 1);
}

TEST_CASE("who is under observation from the beginning does not arrive") {
  const double   beginning = -std::numeric_limits<double>::infinity();
  const FollowUp f{.entry = {beginning, 0.5, 0.5}, .time = {1, 2, 3}, .event = {1, 1, 0}, .weight = {1, 2, 0.25}};
  const auto     all = movements(f, {}, {});
  REQUIRE(all.arrivals.size() == 1);
  CHECK(all.arrivals[0].time == 0.5);
  CHECK(all.arrivals[0].arrived == 2.25);
  CHECK(all.arrivals[0].rows == 2);
  CHECK(all.departures.size() == 3);
}

TEST_CASE("days too many to count, days below zero and minus zero are sorted instead") {
  const FollowUp far{.entry = {}, .time = {1e12, 1, 1e12}, .event = {1, 1, 0}};
  CHECK(movements(far, {}, {}).departures.back().rows == 2);
  const FollowUp below{.entry = {}, .time = {-2, -0.0, 0.0}, .event = {1, 1, 0}};
  REQUIRE(movements(below, {}, {}).departures.size() == 2);
  CHECK(movements(below, {}, {}).departures.back().rows == 2);
}

TEST_CASE("of many rows one thread or several count each kind once, also a kind longer than a chunk") {
  for (const bool weighted : {false, true})
    for (const bool late : {false, true}) {
      CAPTURE(weighted);
      CAPTURE(late);
      const auto p    = many_patients(weighted, late);
      const auto left = kinds_of(p, p.f.time, true), came = kinds_of(p, p.f.entry, false);
      CHECK(std::ranges::any_of(left, [](const auto& kind) {
        return kind.second.events.size() + kind.second.others.size() > Chunks::least;
      }));
      for (const int threads : {1, 2, 3}) are_those(movements(p.f, p.f.stratum, p.group, threads), left, came);
    }
}

TEST_CASE("labels are as many as the largest and one") {
  CHECK(labels({}) == 1);
  CHECK(labels(Labels{0, 4, 2}) == 5);
}
