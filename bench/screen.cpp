// What a verdict costs over many cases: the full assessment and screening side by side, by all the knowledge built in, on
// the same judged facts, in turns. Pass line: 1,000 times as fast for a criterion as cql-execution, which tools/bench_export
// times beside it; here 2 ns for a criterion on one core, facts laid into columns included.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/built_in.h"
#include "nelm/board/screen.h"
#include "nelm/exchange/read_case.h"
#include "tests/case_files.h"

namespace {

using namespace nelm;
using namespace nelm::bench;

/// Every story and every example, and each again with every third, fourth, ... of its facts left out.
std::vector<patient::Case> many_cases() {
  std::vector<patient::Case> cases;
  for (const auto& file : tests::case_files()) {
    const auto bytes = bytes_of(file);
    const auto whole = patient::known_by(exchange::read_case({file.string(), bytes}, the_day).value(), the_day);
    cases.push_back(whole);
    for (std::size_t every = 3; every < 9; ++every)
      for (std::size_t from = 0; from < every; ++from) {
        patient::Case less = whole;
        less.facts.entries.clear();
        for (std::size_t i = 0; i < whole.facts.entries.size(); ++i)
          if (i % every != from) less.facts.entries.push_back(whole.facts.entries[i]);
        cases.push_back(std::move(less));
      }
  }
  return cases;
}

/// The cases with their facts judged, for both.
struct Given {
  std::vector<patient::Case>     cases = many_cases();
  board::Screen                  screen{knowledge()};
  std::vector<board::Assessment> assessed;
  board::FactColumns             facts = screen.columns();
  std::size_t                    findings =
      0;  // of all cases: an assessment judges a rule once for each option it speaks of, a screen once

  Given() {
    for (const auto& c : cases) {
      assessed.push_back(board::assess(c, knowledge(), the_day));
      facts.add(assessed.back().facts.values.all());
      findings += assessed.back().findings.size();
    }
  }
  double verdicts() const { return static_cast<double>(cases.size() * screen.criteria().size()); }
};

Given& given() {
  static Given all;
  return all;
}

void assess_all(Given& all) {
  for (std::size_t i = 0; i < all.cases.size(); ++i) {
    board::judge_rules(all.cases[i], knowledge(), all.assessed[i]);
    benchmark::DoNotOptimize(all.assessed[i].findings.data());
  }
}

void screen_all(const Given& all, const board::FactColumns& facts, board::Screened& found) {
  for (std::size_t block = 0; block < facts.blocks(); ++block) {
    all.screen.judge(facts, block, found);
    benchmark::DoNotOptimize(found);
  }
}

/// Of this program alone, whatever else the machine does.
template <class Work>
double seconds(const Work& work) {
  const auto begun = std::clock();
  work();
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

/// In turns: every case assessed once, then screened often enough to take about as long.
void side_by_side(benchmark::State& state) {
  constexpr int   often = 100;
  Given&          all   = given();
  board::Screened found;
  double          full = 0, screened = 0;
  for (auto _ : state) {
    const double a = seconds([&] { assess_all(all); });
    const double b = seconds([&] {
                       for (int i = 0; i < often; ++i) screen_all(all, all.facts, found);
                     }) /
                     often;
    full += a, screened += b;
    state.SetIterationTime(a + b);
  }
  const auto runs                         = static_cast<double>(state.iterations());
  state.counters["full_ns_criterion"]     = 1e9 * full / runs / static_cast<double>(all.findings);
  state.counters["screened_ns_criterion"] = 1e9 * screened / runs / all.verdicts();
  state.counters["ratio_criterion"] = state.counters["full_ns_criterion"] / state.counters["screened_ns_criterion"];
  state.counters["ratio_case"]      = full / screened;
}

void report(benchmark::State& state) {
  const auto runs = static_cast<double>(state.iterations());
  state.counters["per_criterion"] =
      benchmark::Counter(given().verdicts() * runs, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["per_case"] = benchmark::Counter(static_cast<double>(given().cases.size()) * runs,
                                                  benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void screening_alone(benchmark::State& state) {
  board::Screened found;
  for (auto _ : state) screen_all(given(), given().facts, found);
  report(state);
}

/// Facts laid into columns: 64 cases again and again, for what has just been judged is still in the cache.
void add_all(board::FactColumns& facts) {
  facts.clear();
  for (std::size_t i = 0; i < given().cases.size(); ++i) facts.add(given().assessed[i % 64].facts.values.all());
}

void columns_alone(benchmark::State& state) {
  auto facts = given().screen.columns();
  for (auto _ : state) {
    add_all(facts);
    benchmark::DoNotOptimize(facts);
  }
  report(state);
}

void columns_and_screening(benchmark::State& state) {
  auto            facts = given().screen.columns();
  board::Screened found;
  for (auto _ : state) {
    add_all(facts);
    screen_all(given(), facts, found);
  }
  report(state);
}

/// From the reports to every verdict; nearly all of it is what follows from the reports.
void from_the_reports(benchmark::State& state) {
  auto            facts = given().screen.columns();
  board::Screened found;
  for (auto _ : state) {
    facts.clear();
    for (const auto& c : given().cases) facts.add(board::judge_facts(c, knowledge(), the_day).values.all());
    screen_all(given(), facts, found);
  }
  report(state);
}

/// And with the word of each position of each case read, one by one.
void screening_and_every_word_read(benchmark::State& state) {
  board::Screened found;
  for (auto _ : state)
    for (std::size_t block = 0; block < given().facts.blocks(); ++block) {
      given().screen.judge(given().facts, block, found);
      for (const auto& p : given().screen.positions())
        for (std::size_t i = 0; i < found.cases(); ++i) benchmark::DoNotOptimize(found.word(p, i));
    }
  report(state);
}

/// The knowledge made a program, once for all cases.
void written(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(board::Screen(knowledge()).positions().data());
}

BENCHMARK(side_by_side)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(screening_alone)->Unit(benchmark::kMicrosecond);
BENCHMARK(columns_alone)->Unit(benchmark::kMicrosecond);
BENCHMARK(columns_and_screening)->Unit(benchmark::kMicrosecond);
BENCHMARK(screening_and_every_word_read)->Unit(benchmark::kMicrosecond);
BENCHMARK(from_the_reports)->Unit(benchmark::kMicrosecond);
BENCHMARK(written)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int count, char** words) {
  const auto&       screen = given().screen;
  const std::size_t cases  = given().cases.size();
  std::printf("knowledge: %zu sources, %zu rules, %zu criteria, %zu options, %zu positions, %zu gates\n",
              knowledge().sources.size(), screen.rules().size(), screen.criteria().size(), screen.options().size(),
              screen.positions().size(), screen.gates().size());
  std::printf("cases: %zu; %.1f findings of each in a full assessment\n", cases,
              static_cast<double>(given().findings) / static_cast<double>(cases));
  std::printf("program: %zu questions to columns, %zu steps\n", screen.program().questions(), screen.program().steps());
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
