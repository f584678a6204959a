// What is timed of survival analysis: a table of tasks, each with the least that any program would have to do for it.
#pragma once

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>
#include <span>
#include <vector>

#include "nelm/cohort/bootstrap_cox.h"
#include "nelm/cohort/concordance.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/design.h"
#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/kaplan_meier.h"
#include "nelm/cohort/log_rank.h"
#include "nelm/cohort/proportional_hazards.h"
#include "survival_cohort.h"

namespace nelm::bench {

using Numbers = std::vector<double>;

constexpr std::size_t samples       = 200;
constexpr int         newton_passes = 5;  // R's and ours on these patients: 4 steps and the start

// The least.

template <class T>
double read_once(const T& numbers, int threads) {
  constexpr std::size_t      pieces = 64, word = sizeof(std::uint64_t);
  const std::size_t          words = numbers.size() * sizeof(numbers[0]) / word;
  const auto*                from  = reinterpret_cast<const char*>(numbers.data());
  std::vector<std::uint64_t> sums(pieces);
  cohort::share(pieces, threads, [&](std::size_t piece) {
    std::uint64_t sum[8] = {}, some[8];
    for (std::size_t i = words * piece / pieces; i + 8 <= words * (piece + 1) / pieces; i += 8) {
      std::memcpy(some, from + word * i, sizeof some);
      for (int k = 0; k < 8; ++k) sum[k] += some[k];
    }
    for (const auto s : sum) sums[piece] += s;
  });
  return static_cast<double>(std::accumulate(sums.begin(), sums.end(), std::uint64_t{0}));
}

inline double read_follow_up(const cohort::FollowUp& f, const Cohort& c, int threads) {
  return read_once(f.entry, threads) + read_once(f.time, threads) + read_once(f.event, threads) +
         read_once(c.group, threads);
}

/// The covariates as rows, whatever is in them.
inline const std::vector<double>& some_rows(const Cohort& c) {
  static const std::vector<double> rows(static_cast<std::size_t>(c.x.size()) + cohort::spare, 0.5);
  return rows;
}

/// The weighted squares of rows from `begin` to `end`, as many at a time as stay in the nearest cache.
inline double add_up_squares(const Cohort& c, std::size_t begin, std::size_t end) {
  const auto          p = static_cast<std::size_t>(c.x.cols()), block = 2048 / p;
  std::vector<double> square(cohort::padded(p) * cohort::padded(p)), weights(block, 0.5);
  for (std::size_t i = begin; i < end; i += block)
    cohort::add_squares(some_rows(c).data() + i * p, weights.data(), std::min(block, end - i), p, square.data());
  return square[0];
}

/// All covariates copied once, then `passes` weighted sums of squares of them.
template <int passes>
double copied_and_squared(const Cohort& c, int threads) {
  std::vector<double>  rows(static_cast<std::size_t>(c.x.size())), sums(cohort::Chunks::most_chunks);
  const cohort::Chunks copied(rows.size()), chunks(c.rows);
  cohort::share(copied.count(), threads, [&](std::size_t k) {
    std::copy(c.x.data() + copied.begin(k), c.x.data() + copied.end(k),
              rows.begin() + static_cast<std::ptrdiff_t>(copied.begin(k)));
  });
  for (int pass = 0; pass < passes; ++pass)
    cohort::share(chunks.count(), threads,
                  [&](std::size_t k) { sums[k] += add_up_squares(c, chunks.begin(k), chunks.end(k)); });
  return rows.front() + sums.front();
}

inline double squared_for_each_sample(const Cohort& c, int threads) {
  std::vector<double> sums(samples);
  cohort::share(samples, threads, [&](std::size_t s) {
    for (int pass = 0; pass < newton_passes; ++pass) sums[s] += add_up_squares(c, 0, c.rows);
  });
  return sums.front();
}

// What is timed, and the numbers R's answer is compared with.

inline Numbers numbers(const Eigen::VectorXd& v) { return {v.begin(), v.end()}; }

/// Survival of each group after one to nine years.
inline Numbers curves(const cohort::FollowUp& f, const std::vector<std::int32_t>& group, int threads) {
  Numbers found;
  for (const auto& curve : cohort::kaplan_meier(f, group, {}, threads))
    for (int year = 1; year < 10; ++year) {
      const auto after = std::ranges::upper_bound(curve.steps, 365. * year, {}, &cohort::CurveStep::time);
      found.push_back(after == curve.steps.begin() ? 1 : (after - 1)->survival);
    }
  return found;
}

inline Numbers cox_of(const Cohort& c, const cohort::FollowUp& f, int threads, bool robust = false) {
  const auto fit = cohort::cox(f, c.x, c.names, {}, {.robust = robust, .threads = threads}).value();
  return robust ? numbers(fit.standard_errors()) : numbers(fit.coefficients);
}

inline Numbers cox_of_table(const Cohort& c, int threads) {
  cohort::Formula formula;
  for (const auto& name : c.names) formula.terms.push_back({{{.column = name}}});
  auto d = cohort::design(
               c.table,
               {.time = "time", .event = "event", .event_is = {}, .entry = {}, .id = {}, .weights = {}, .cluster = {}},
               formula)
               .value();
  return numbers(cohort::cox(d.follow_up, std::move(d.x), d.names, {}, {.threads = threads})->coefficients);
}

/// The first sample's coefficients; its rows are R's to draw too.
inline Numbers bootstrap(const Cohort& c, int threads) {
  const auto rows = cohort::cox_rows(c.days, c.x, c.names, {}, threads).value();
  return numbers(cohort::bootstrap_cox(rows, {}, {.samples = samples, .threads = threads})->coefficients.row(0));
}

inline Numbers concordance_of(const Cohort& c, int threads) {
  const std::span<const double> marker(c.x.col(1).data(), c.rows);
  const auto found = cohort::concordance(c.days, marker, {.lives_longer = true, .threads = threads}).value();
  return {found.c, found.standard_error};
}

/// The score test of each column, and of all, over 1 - Kaplan-Meier: R's default.
inline Numbers proportional(const Cohort& c, int threads) {
  static const auto rows = cohort::cox_rows(c.days, c.x, c.names, {}, threads).value();
  static auto       fit  = cohort::cox(rows, {.threads = threads}).value();
  fit.model.threads      = threads;
  const auto test        = cohort::proportional_hazards(rows, fit, {cohort::TimeScale::km}).value();
  Numbers    found;
  for (const auto& column : test.over[0].columns) found.push_back(column.chi_squared);
  found.push_back(test.over[0].global.chi_squared);
  return found;
}

inline Numbers read_again(const Cohort& c, int threads) {
  const auto table = exchange::read_columns({"bench", c.bytes}, {.threads = threads}).value().table;
  return {static_cast<double>(table.rows()), table.columns.back().cells.back()};
}

struct Task {
  const char*                                name;
  std::function<Numbers(const Cohort&, int)> run;
  std::function<double(const Cohort&, int)>  floor;
};

inline const std::vector<Task>& tasks() {
  const auto                     days = [](const Cohort& c, int t) { return read_follow_up(c.days, c, t); };
  const auto                     late = [](const Cohort& c, int t) { return read_follow_up(c.late, c, t); };
  static const std::vector<Task> all  = {
      {"km", [](const Cohort& c, int t) { return curves(c.days, c.group, t); }, days},
      {"km_late", [](const Cohort& c, int t) { return curves(c.late, c.group, t); }, late},
      {"km_any_time", [](const Cohort& c, int t) { return curves(c.any_time, c.group, t); }, days},
      {"logrank", [](const Cohort& c, int t) { return Numbers{cohort::log_rank(c.days, c.group, {}, t).chi_squared}; },
        days},
      {"logrank_any_time",
        [](const Cohort& c, int t) { return Numbers{cohort::log_rank(c.any_time, c.group, {}, t).chi_squared}; }, days},
      {"cox", [](const Cohort& c, int t) { return cox_of(c, c.days, t); }, copied_and_squared<newton_passes>},
      {"cox_table", cox_of_table, copied_and_squared<newton_passes>},
      {"cox_strata", [](const Cohort& c, int t) { return cox_of(c, c.in_strata, t); },
        copied_and_squared<newton_passes>},
      {"cox_late", [](const Cohort& c, int t) { return cox_of(c, c.late, t); }, copied_and_squared<newton_passes>},
      {"cox_robust", [](const Cohort& c, int t) { return cox_of(c, c.days, t, true); },
        copied_and_squared<newton_passes + 1>},
      {"concordance", concordance_of, days},
      {"zph", proportional, copied_and_squared<3>},
      {"bootstrap", bootstrap, squared_for_each_sample},
      {"read", read_again, [](const Cohort& c, int t) { return read_once(c.bytes, t); }},
  };
  return all;
}

}  // namespace nelm::bench
