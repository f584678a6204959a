// How long it takes to judge a case by all the knowledge built in, and where the time goes.
// Pass line: 50 ns for a criterion on one core, findings included, and no allocation for it.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "bench/built_in.h"
#include "nelm/board/assess.h"
#include "nelm/board/worth_asking.h"
#include "nelm/exchange/read_case.h"

namespace {

std::size_t allocations = 0;

}  // namespace

// Not inlined, or g++ 12 takes malloc and free for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace nelm;
using namespace nelm::bench;

/// V05, rich in facts, and V11, full of holes: what is missing costs more than what is known.
const patient::Case& story(int number) {
  static const auto read = [](const char* name) {
    const auto bytes = bytes_of(std::string(NELM_SOURCE_DIR "/tests/stories/") + name + "/case.toml");
    return exchange::read_case({name, bytes}, the_day).value();
  };
  static const patient::Case v05 = read("v05"), v11 = read("v11");
  return number == 5 ? v05 : v11;
}

void report(benchmark::State& state, std::size_t before, std::size_t findings) {
  const auto runs                 = static_cast<double>(state.iterations());
  state.counters["allocations"]   = static_cast<double>(allocations - before) / runs;
  state.counters["criteria"]      = static_cast<double>(findings);
  state.counters["per_criterion"] = benchmark::Counter(static_cast<double>(findings) * runs,
                                                       benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// From the reported facts to every finding: what `nelm board` does between reading and printing.
void full_assessment(benchmark::State& state) {
  const auto&       the_case = story(static_cast<int>(state.range(0)));
  std::size_t       findings = 0;
  const std::size_t before   = allocations;
  for (auto _ : state) {
    const auto assessment = board::assess(the_case, knowledge(), the_day);
    findings              = assessment.findings.size();
    benchmark::DoNotOptimize(assessment.findings.data());
  }
  report(state, before, findings);
}

/// The facts alone: reports, derivations, schemes, and what the facts that bind each other leave.
void facts_alone(benchmark::State& state) {
  const auto&       the_case = story(static_cast<int>(state.range(0)));
  const std::size_t before   = allocations;
  for (auto _ : state) benchmark::DoNotOptimize(board::judge_facts(the_case, knowledge(), the_day));
  report(state, before, 0);
}

/// The rules alone, on facts already judged, into memory that is there: the inner loop.
void rules_alone(benchmark::State& state) {
  const auto&       the_case   = story(static_cast<int>(state.range(0)));
  auto              assessment = board::assess(the_case, knowledge(), the_day);
  const std::size_t before     = allocations;
  for (auto _ : state) {
    board::judge_rules(the_case, knowledge(), assessment);
    benchmark::DoNotOptimize(assessment.findings.data());
  }
  report(state, before, assessment.findings.size());
}

/// What a criterion costs, its finding included: the rules with every criterion twice, less the rules as they are. What
/// rules_alone takes beyond that goes to gates, preconditions, scopes and to making positions of rules.
void a_criterion(benchmark::State& state) {
  static const board::Knowledge twice = [] {
    auto all = knowledge();
    for (auto& source : all.sources)
      for (auto& rule : source.rules) {
        const auto once = rule.criteria;
        rule.criteria.insert(rule.criteria.end(), once.begin(), once.end());
      }
    return all;
  }();
  const auto& the_case = story(static_cast<int>(state.range(0)));
  auto        once = board::assess(the_case, knowledge(), the_day), doubled = board::assess(the_case, twice, the_day);
  const auto  took = [&](const board::Knowledge& k, board::Assessment& into) {
    const auto    begun = std::chrono::steady_clock::now();
    constexpr int often = 100;
    for (int i = 0; i < often; ++i) {
      board::judge_rules(the_case, k, into);
      benchmark::DoNotOptimize(into.findings.data());
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() / often;
  };
  const auto        more   = static_cast<double>(doubled.findings.size() - once.findings.size());
  const std::size_t before = allocations;
  for (auto _ : state) state.SetIterationTime(std::max(0., took(twice, doubled) - took(knowledge(), once)) / more);
  state.counters["allocations"] = static_cast<double>(allocations - before);
}

/// Every missing fact tried at every limit: hundreds of assessments.
void what_to_find_out(benchmark::State& state) {
  const auto& the_case   = story(static_cast<int>(state.range(0)));
  const auto  assessment = board::assess(the_case, knowledge(), the_day);
  for (auto _ : state) benchmark::DoNotOptimize(board::worth_asking(the_case, knowledge(), assessment));
}

BENCHMARK(full_assessment)->Arg(5)->Arg(11);
BENCHMARK(facts_alone)->Arg(5)->Arg(11);
BENCHMARK(rules_alone)->Arg(5)->Arg(11);
BENCHMARK(a_criterion)->Arg(5)->Arg(11)->UseManualTime()->Iterations(2000);
BENCHMARK(what_to_find_out)->Arg(5)->Arg(11)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** words) {
  std::size_t criteria = 0, rules = 0;
  for (const auto& source : knowledge().sources)
    for (const auto& rule : source.rules) ++rules, criteria += rule.criteria.size();
  std::printf("knowledge: %zu sources, %zu rules, %zu criteria, %zu options, %zu gates, %zu schemes\n",
              knowledge().sources.size(), rules, criteria, knowledge().options.size(), knowledge().gates.size(),
              knowledge().schemes.size());
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
