#include "nelm/sheet/pool_plots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nelm/evidence/influence.h"
#include "nelm/evidence/leave_one_out.h"
#include "nelm/sheet/pool_page.h"

namespace nelm::sheet {

namespace {

using evidence::Effect;
using evidence::Interval;
using evidence::Pooled;
using literature::JudgedPool;
using literature::Measure;
using literature::PooledRow;

bool of_shares(const JudgedPool& p) { return p.question.measure == Measure::share; }

/// What is refused as a pool says so in its own picture, which may travel without its page.
std::string title_of(const JudgedPool& p, const board::Knowledge& k) {
  auto title = asked_of(p, k);
  if (p.refused.empty()) return title;
  std::vector<std::string_view> ids;
  for (const auto& r : p.refused) ids.push_back(row_of(r.why).id);
  return fmt::format("{}: the review's table as printed; refused as a pool: {}", title, fmt::join(ids, ", "));
}

std::string axis_of(const JudgedPool& p) {
  if (of_shares(p)) return "per cent";
  return p.question.measure == Measure::median ? "months" : std::string(name(p.question.measure));
}

std::string short_number(const JudgedPool& p, double value) {
  return of_shares(p) ? fmt::format("{:.1f}", value) : fmt::format("{:.2f}", value);
}

std::string bounds(const JudgedPool& p, const Interval& i) {
  return fmt::format("{} to {}", short_number(p, i.low), short_number(p, i.high));
}

std::vector<Effect> effects_of_rows(const std::vector<PooledRow>& rows) {
  std::vector<Effect> all;
  for (const PooledRow& r : rows) all.push_back(r.size.effect);
  return all;
}

std::vector<ForestColumn> columns(const JudgedPool& p) {
  std::vector<ForestColumn> all;
  if (of_shares(p)) all.push_back({.head = "of n", .left_of_axis = true});
  all.push_back({.head = of_shares(p) ? "per cent (95 % CI)" : "estimate (95 % CI)"});
  all.push_back({.head = "weight"});
  for (auto& c : all)
    if (auto at = c.head.find("95"); at != std::string::npos)
      c.head.replace(at, 2, fmt::format("{:g}", 100 * p.model.model.level));
  return all;
}

std::vector<std::string> cells(const JudgedPool& p, const std::string& counts, double estimate, const Interval& i,
                               const std::string& weight) {
  std::vector<std::string> all;
  if (of_shares(p)) all.push_back(counts);
  all.push_back(fmt::format("{} ({})", short_number(p, estimate), bounds(p, i)));
  all.push_back(weight);
  return all;
}

std::vector<Mark> marks_of(const literature::Literature& l, const JudgedPool& p, const PooledRow& r) {
  std::vector<Mark> marks;
  for (const auto* d : discrepancies_of(l, r.row.result->id)) {
    const auto mark =
        d->severity == literature::Severity::changes_a_conclusion ? Mark::other_number : Mark::other_label;
    if (d->severity != literature::Severity::cosmetic && std::ranges::find(marks, mark) == marks.end())
      marks.push_back(mark);
  }
  const bool shared = std::ranges::any_of(p.rows, [&](const PooledRow& o) {
    return o.row.study != r.row.study && overlap_between(l, r.row.study->id, o.row.study->id) != nullptr;
  });
  if (shared) marks.push_back(Mark::shared);
  return marks;
}

ForestSummary summary(const JudgedPool& p, const Pooled& pooled) {
  const auto    interval = p.read(pooled.interval);
  const double  estimate = p.read(pooled.estimate);
  ForestSummary s{.label      = "Summary",
                  .estimate   = estimate,
                  .low        = interval.low,
                  .high       = interval.high,
                  .cells      = cells(p, {}, estimate, interval, {}),
                  .prediction = {},
                  .notes      = {}};
  if (pooled.prediction) {
    const auto       i = p.read(*pooled.prediction);
    ForestPrediction prediction{.low = i.low, .high = i.high, .cells = {}};
    if (of_shares(p)) prediction.cells.emplace_back();
    prediction.cells.push_back(bounds(p, i));
    s.prediction = std::move(prediction);
  }
  const auto& h = pooled.heterogeneity;
  s.notes.push_back(fmt::format("tau2 {:.3f}, I2 {:.0f} %, Q {:.1f} on {:.0f}", h.tau2, h.i2, h.q, h.q_degrees));
  return s;
}

std::vector<std::string> notes_of(const JudgedPool& p) {
  std::vector<std::string> notes;
  for (const auto& b : p.beside) {
    auto note = fmt::format("{}: {}", id_of(b.is), b.says);
    if (b.pooled) note += fmt::format("; without: {}", summary_of(p, *b.pooled));
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace

ForestPlot forest_of(const literature::Literature& l, const board::Knowledge& k, const JudgedPool& p) {
  ForestPlot plot{.title        = title_of(p, k),
                  .description  = {},
                  .axis         = axis_of(p),
                  .lower_means  = {},
                  .higher_means = {},
                  .columns      = columns(p),
                  .groups       = {},
                  .summary      = {},
                  .notes        = notes_of(p)};
  plot.scale = of_shares(p) ? Scale::natural : Scale::log;
  if (of_shares(p))
    plot.axis_low = 0, plot.axis_high = 100;
  else if (p.question.measure != Measure::median)
    plot.reference = 1;
  ForestGroup group;
  for (std::size_t i = 0; i < p.rows.size(); ++i) {
    const PooledRow& r        = p.rows[i];
    const auto       interval = p.read(r.interval);
    const double     estimate = p.read(r.size.effect.estimate);
    const double     weight   = p.pooled ? p.pooled->weights[i] : not_said;
    group.rows.push_back({.label      = name(r.row),
                          .estimate   = estimate,
                          .low        = interval.low,
                          .high       = interval.high,
                          .weight_pct = weight,
                          .cells      = cells(p, fmt::format("{:.0f}/{:.0f}", r.events, r.total), estimate, interval,
                                         p.pooled ? fmt::format("{:.1f} %", weight) : std::string{}),
                          .marks      = marks_of(l, p, r),
                          .pooled     = p.pooled.has_value()});
  }
  plot.groups.push_back(std::move(group));
  if (p.pooled) plot.summary = summary(p, *p.pooled);
  return plot;
}

Result<StepsPlot> steps_of(const board::Knowledge& k, const JudgedPool& p, Steps steps) {
  auto rows = p.rows;
  if (steps == Steps::added) std::ranges::stable_sort(rows, {}, [](const PooledRow& r) { return r.row.study->year; });
  const auto effects = effects_of_rows(rows);
  auto       pools   = steps == Steps::added ? evidence::cumulative(effects, p.model.model)
                                             : evidence::leave_one_out(effects, p.model.model);
  if (!pools) return tl::unexpected(pools.error());
  StepsPlot plot{.title       = title_of(p, k),
                 .description = {},
                 .axis        = axis_of(p),
                 .steps       = steps,
                 .columns     = {},
                 .pools       = {},
                 .whole       = {},
                 .notes       = {}};
  plot.scale = of_shares(p) ? Scale::natural : Scale::log;
  if (of_shares(p))
    plot.axis_low = 0, plot.axis_high = 100;
  else if (p.question.measure != Measure::median)
    plot.reference = 1;
  plot.columns = {{.head = of_shares(p) ? "per cent (CI)" : "estimate (CI)"}, {.head = "tau2"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto&  pooled   = (*pools)[i];
    const auto   interval = p.read(pooled.interval);
    const double estimate = p.read(pooled.estimate);
    plot.pools.push_back({.study    = name(rows[i].row),
                          .estimate = estimate,
                          .low      = interval.low,
                          .high     = interval.high,
                          .cells    = {fmt::format("{} ({})", short_number(p, estimate), bounds(p, interval)),
                                       fmt::format("{:.2f}", pooled.heterogeneity.tau2)}});
  }
  if (p.pooled) {
    plot.whole        = summary(p, *p.pooled);
    plot.whole->cells = {
        fmt::format("{} ({})", short_number(p, p.read(p.pooled->estimate)), bounds(p, p.read(p.pooled->interval))),
        fmt::format("{:.2f}", p.pooled->heterogeneity.tau2)};
    if (plot.whole->prediction) plot.whole->prediction->cells = {bounds(p, p.read(*p.pooled->prediction))};
  }
  return plot;
}

FunnelPlot funnel_of(const board::Knowledge& k, const JudgedPool& p) {
  FunnelPlot plot{.title = title_of(p, k), .description = {}, .axis = {}, .points = {}, .notes = {}};
  plot.scale = of_shares(p) ? Scale::natural : Scale::log;
  plot.axis  = of_shares(p) ? "the share, transformed as it is pooled" : axis_of(p);
  for (const PooledRow& r : p.rows)
    plot.points.push_back(
        {.label = name(r.row), .estimate = r.size.effect.estimate, .se = std::sqrt(r.size.effect.variance)});
  if (p.pooled) plot.summary = p.pooled->estimate;
  if (!of_shares(p)) plot.reference = 0;
  for (const auto& b : p.beside)
    if (b.is == literature::Caveat::few || b.is == literature::Caveat::proportions) plot.notes.push_back(b.says);
  return plot;
}

Result<BaujatPlot> baujat_of(const board::Knowledge& k, const JudgedPool& p) {
  const auto points = evidence::baujat(effects_of_rows(p.rows), p.model.model);
  if (!points) return tl::unexpected(points.error());
  BaujatPlot plot{.title = title_of(p, k), .description = {}, .points = {}, .notes = {}};
  for (std::size_t i = 0; i < p.rows.size(); ++i)
    plot.points.push_back({.label         = name(p.rows[i].row),
                           .heterogeneity = (*points)[i].contribution,
                           .influence     = (*points)[i].influence});
  return plot;
}

}  // namespace nelm::sheet
