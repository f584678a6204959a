// Kaplan-Meier, log-rank and restricted mean of two groups, data in memory; R's times beside them: tests/reference/survival/
// time_curves.R.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>

#include "nelm/cohort/described.h"
#include "nelm/cohort/kaplan_meier.h"
#include "nelm/cohort/log_rank.h"
#include "nelm/cohort/restricted_mean.h"

namespace {

using namespace nelm::cohort;

enum Shape { whole_days, late_entry, any_time, weighted };

struct Two {
  FollowUp                  f;
  std::vector<std::int32_t> group;
};

/// Exponential times, censored at random within ten years, about half with the event.
Two two_groups(std::size_t n, Shape shape) {
  Two           two;
  std::uint64_t state = 1;
  const auto    draw  = [&] {
    state += 0x9e3779b97f4a7c15U;
    auto z = state;
    z      = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z      = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return (static_cast<double>((z ^ (z >> 31U)) >> 11U) + 0.5) * 0x1p-53;
  };
  for (std::size_t i = 0; i < n; ++i) {
    const int    group = draw() < 0.5 ? 0 : 1;
    const double event = -std::log(draw()) * 2500 * (1 + 0.2 * group), end = 3652 * draw(), entry = 500 * draw();
    const double last = std::min(event, end);
    const double time = shape == any_time ? last : std::ceil(last);
    two.f.time.push_back(shape == late_entry ? std::floor(entry) + time : time);
    if (shape == late_entry) two.f.entry.push_back(i % 2 == 0 ? 0 : std::floor(entry));
    if (shape == weighted) two.f.weight.push_back(0.2 + draw());
    two.f.event.push_back(event <= end);
    two.group.push_back(group);
  }
  return two;
}

void curves(benchmark::State& state) {
  const auto two = two_groups(static_cast<std::size_t>(state.range(0)), Shape(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(kaplan_meier(two.f, two.group));
}
void log_rank_test(benchmark::State& state) {
  const auto two = two_groups(static_cast<std::size_t>(state.range(0)), Shape(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(log_rank(two.f, two.group).chi_squared);
}
void means(benchmark::State& state) {
  const auto two = two_groups(static_cast<std::size_t>(state.range(0)), Shape(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(restricted_means(kaplan_meier(two.f, two.group), 1826, 0.95));
}
void table_of_patients(benchmark::State& state) {
  const auto   two = two_groups(static_cast<std::size_t>(state.range(0)), any_time);
  const Column column{"time", Column::Kind::number, two.f.time, {}};
  for (auto _ : state) benchmark::DoNotOptimize(described(column, two.group));
}

void sizes(benchmark::internal::Benchmark* of) {
  for (const int shape : {whole_days, late_entry, any_time, weighted})
    for (const int n : {10'000, 1'000'000}) of->Args({n, shape});
  of->Args({10'000'000, whole_days})->Unit(benchmark::kMillisecond);
}

}  // namespace

BENCHMARK(curves)->Apply(sizes);
BENCHMARK(log_rank_test)->Apply(sizes);
BENCHMARK(means)->Args({1'000'000, whole_days})->Unit(benchmark::kMillisecond);
BENCHMARK(table_of_patients)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
