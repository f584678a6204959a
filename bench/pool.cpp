// What a meta-analysis costs: REML, Knapp-Hartung and prediction interval of 20 studies, the same with each study left
// out, and of 10 to 100,000 studies. tools/bench_pool runs it side by side with metafor on the same effects, and asks
// for 1,000 times.
//
//   bench_pool                              times effects made here
//   NELM_EFFECTS=file NELM_ANSWERS=file     instead times those of the file, and writes each summary: estimate,
//                                           interval, prediction, tau2, least and greatest estimate with a study left out
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "nelm/evidence/leave_one_out.h"
#include "nelm/evidence/meta_regression.h"

namespace {

using namespace nelm::evidence;

using Studies = std::vector<Effect>;

constexpr std::size_t studies_each = 20;
constexpr Model       model{Between::restricted_likelihood, Test::knapp_hartung};

Studies make_studies(std::size_t k, std::mt19937_64& chance) {
  Studies studies;
  for (std::size_t i = 0; i < k; ++i) {
    const double v = std::uniform_real_distribution(0.01, 0.5)(chance);
    studies.push_back({0.3 + std::normal_distribution(0., std::sqrt(v + 0.1))(chance), v});
  }
  return studies;
}

/// Lines of `estimate variance`, 20 to an analysis.
std::vector<Studies> read_analyses(const char* path) {
  std::ifstream        file(path);
  std::vector<Studies> analyses;
  for (Effect e; file >> e.estimate >> e.variance;) {
    if (analyses.empty() || analyses.back().size() == studies_each) analyses.emplace_back();
    analyses.back().push_back(e);
  }
  return analyses;
}

const std::vector<Studies>& analyses() {
  static const std::vector<Studies> all = [] {
    if (const char* path = std::getenv("NELM_EFFECTS")) return read_analyses(path);
    std::mt19937_64      chance(20);
    std::vector<Studies> made;
    for (int i = 0; i < 10000; ++i) made.push_back(make_studies(studies_each, chance));
    return made;
  }();
  return all;
}

void per_analysis(benchmark::State& state, std::size_t count) {
  state.counters["per_analysis"] =
      benchmark::Counter(static_cast<double>(count) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// 10,000 analyses of 20 studies, one after another on one core.
void many_pools(benchmark::State& state) {
  for (auto _ : state)
    for (const Studies& studies : analyses()) benchmark::DoNotOptimize(pool(studies, model));
  per_analysis(state, analyses().size());
}

/// The first 500 of them, each with every study left out in turn.
void many_left_out(benchmark::State& state) {
  const std::size_t count = std::min<std::size_t>(500, analyses().size());
  for (auto _ : state)
    for (std::size_t i = 0; i < count; ++i) benchmark::DoNotOptimize(leave_one_out(analyses()[i], model));
  per_analysis(state, count);
}

void one_pool(benchmark::State& state) {
  std::mt19937_64 chance(7);
  const Studies   studies = make_studies(static_cast<std::size_t>(state.range(0)), chance);
  for (auto _ : state) benchmark::DoNotOptimize(pool(studies, model));
  state.SetComplexityN(state.range(0));
}

void one_regression(benchmark::State& state) {
  std::mt19937_64 chance(8);
  const auto      k       = static_cast<std::size_t>(state.range(0));
  const Studies   studies = make_studies(k, chance);
  Moderators      year{{"year"}, {}};
  for (std::size_t i = 0; i < k; ++i) year.values.push_back(std::normal_distribution()(chance));
  for (auto _ : state) benchmark::DoNotOptimize(meta_regression(studies, year, model));
  state.SetComplexityN(state.range(0));
}

void write_answers(const char* path) {
  std::FILE* file = std::fopen(path, "w");
  if (file == nullptr) return;
  for (const Studies& studies : analyses()) {
    const Pooled p         = pool(studies, model).value();
    const auto   without   = leave_one_out(studies, model).value();
    const auto [low, high] = std::ranges::minmax_element(without, {}, &Pooled::estimate);
    std::fprintf(file, "%.15g %.15g %.15g %.15g %.15g %.15g %.15g %.15g\n", p.estimate, p.interval.low, p.interval.high,
                 p.prediction->low, p.prediction->high, p.heterogeneity.tau2, low->estimate, high->estimate);
  }
  std::fclose(file);
}

BENCHMARK(many_pools)->Unit(benchmark::kMillisecond);
BENCHMARK(many_left_out)->Unit(benchmark::kMillisecond);
BENCHMARK(one_pool)->RangeMultiplier(10)->Range(10, 100000)->Unit(benchmark::kMicrosecond)->Complexity();
BENCHMARK(one_regression)->RangeMultiplier(10)->Range(10, 100000)->Unit(benchmark::kMicrosecond)->Complexity();

/// Written before anything is timed.
const bool answered = [] {
  if (const char* path = std::getenv("NELM_ANSWERS")) write_answers(path);
  return true;
}();

}  // namespace
