// exported_cases N [SEED]: N random cases and what nelm says of each, for the engine that runs the exported libraries
// (tools/export/compare.mjs). The first line says what the others hold.
// exported_cases by-random-rules ROUNDS N FOLDER: the same by random rules, N cases for each, whose libraries go into FOLDER.
// exported_cases timed N: N patients as reported; the first line says how long nelm takes for one: from its reports to
// every finding (assess_ns), by facts already judged (rules_ns), and screened by them, laid into columns (screen_ns).
// Same words, same bytes, but for that time.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/built_in.h"
#include "nelm/board/screen.h"
#include "tests/exported_lines.h"

namespace {

using namespace nelm;
using tests::ExportedCases;
using tests::ExportedLines;

void by_the_knowledge_built_in(std::size_t cases, std::uint64_t seed) {
  ExportedCases next(bench::knowledge(), seed);
  if (cases < next.enough()) throw std::runtime_error(fmt::format("expected at least {} cases", next.enough()));
  const ExportedLines lines(bench::knowledge());
  fmt::print("{}\n", lines.first());
  for (std::size_t n = 0; n < cases; ++n) fmt::print("{}\n", lines.line(next(n)));
}

/// One scheme for each fact, so that a library reads it in one way; sources whose libraries have names of their own.
board::Knowledge random_rules(laws::Draws& draws, unsigned round) {
  for (;;) {
    auto k = laws::RandomRules(draws).knowledge();
    if (k.slots != patient::fact_count) continue;
    k.version = "0.0.1";
    for (auto& s : k.sources) s.id = fmt::format("round {} {}", round, s.id);
    return k;
  }
}

void by_random_rules(unsigned rounds, std::size_t cases, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  laws::Draws draws(1, ~0U);
  for (unsigned round = 1; round <= rounds; ++round) {
    const auto k = random_rules(draws, round);
    for (const auto& file : exported::cql_files(k, "nelm")) std::ofstream(folder / file.name) << file.bytes;
    const ExportedLines lines(k);
    ExportedCases       next(k, round);
    fmt::print("{}\n", lines.first());
    for (std::size_t n = 0; n < cases; ++n) fmt::print("{}\n", lines.line(next(n + round)));
  }
}

/// Nanoseconds for one case: of each the best of several rounds, for the machine has other things to do.
template <class Judge>
double time_of_one(std::vector<tests::ExportedCase>& cases, Judge&& judge) {
  using Clock          = std::chrono::steady_clock;
  using Time           = std::chrono::duration<double, std::nano>;
  constexpr int rounds = 20;
  std::vector   best(cases.size(), Time::max());
  std::size_t   touched = 0;
  for (int round = 0; round < rounds; ++round)
    for (std::size_t n = 0; n < cases.size(); ++n) {
      const auto begun = Clock::now();
      touched += judge(cases[n]);
      best[n] = std::min(best[n], Time(Clock::now() - begun));
    }
  if (touched == 0) throw std::runtime_error("nothing was judged");
  Time sum{};
  for (const Time t : best) sum += t;
  return sum.count() / static_cast<double>(cases.size());
}

/// Nanoseconds for one case screened, the facts of all laid into columns first, several times over to fill the blocks.
double time_of_screening(const std::vector<tests::ExportedCase>& cases) {
  using Clock                = std::chrono::steady_clock;
  using Time                 = std::chrono::duration<double, std::nano>;
  constexpr int       rounds = 20, times = 8;
  const board::Screen screen(bench::knowledge());
  board::Screened     found;
  Time                best    = Time::max();
  std::size_t         touched = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto         begun = Clock::now();
    board::FactColumns facts = screen.columns();
    for (int i = 0; i < times; ++i)
      for (const auto& c : cases) facts.add(c.assessment.facts.values.all());
    for (std::size_t block = 0; block < facts.blocks(); ++block) {
      screen.judge(facts, block, found);
      touched += found.cases();
    }
    best = std::min(best, Time(Clock::now() - begun));
  }
  if (touched != cases.size() * times * rounds) throw std::runtime_error("not every case was screened");
  return best.count() / static_cast<double>(cases.size() * times);
}

void timed(std::size_t cases) {
  const auto&                      knowledge = bench::knowledge();
  ExportedCases                    next(knowledge, 1);
  std::vector<tests::ExportedCase> all;
  for (std::size_t n = 0; n < cases; ++n) all.push_back(next(2 * n + 1));  // the odd ones are patients
  const double whole = time_of_one(
      all, [&](const tests::ExportedCase& c) { return assess(c.the_case, knowledge, laws::the_day).findings.size(); });
  const double        rules = time_of_one(all, [&](tests::ExportedCase& c) {
    judge_rules(c.the_case, knowledge, c.assessment);
    return c.assessment.findings.size();
  });
  const ExportedLines lines(knowledge);
  auto                first = lines.first();
  first.pop_back();
  fmt::print("{},\"assess_ns\":{:.0f},\"rules_ns\":{:.0f},\"screen_ns\":{:.1f}}}\n", first, whole, rules,
             time_of_screening(all));
  for (const auto& c : all) fmt::print("{}\n", lines.line(c));
}

int number(const std::vector<std::string>& words, std::size_t at) {
  return at < words.size() ? std::stoi(words[at]) : 1;
}

}  // namespace

int main(int count, char** all) {
  const std::vector<std::string> words(all + 1, all + count);
  try {
    if (words.size() == 4 && words[0] == "by-random-rules")
      by_random_rules(static_cast<unsigned>(number(words, 1)), static_cast<std::size_t>(number(words, 2)), words[3]);
    else if (words.size() == 2 && words[0] == "timed")
      timed(static_cast<std::size_t>(number(words, 1)));
    else
      by_the_knowledge_built_in(static_cast<std::size_t>(number(words, 0)),
                                static_cast<std::uint64_t>(number(words, 1)));
    return 0;
  } catch (const std::exception& e) {
    fmt::print(stderr, "exported_cases: {}\n", e.what());
    return 1;
  }
}
