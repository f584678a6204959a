#include "nelm/sheet/pool_plots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/evidence/influence.h"
#include "nelm/evidence/leave_one_out.h"

namespace nelm::sheet {

namespace {

using evidence::Effect;
using evidence::Interval;
using evidence::Pooled;

Scale scale_of(const PoolShown& p) {
  return p.reading.as == evidence::Reading::As::ratio ? Scale::log : Scale::natural;
}

/// Where there is no effect, as it is read; of shares and of months nowhere.
double without_effect(const PoolShown& p) { return p.of_shares() || !p.unit.empty() ? not_said : p.reading(0); }

/// Shares stand from 0 to 100 %.
template <class Plot>
void set_axis(Plot& plot, const PoolShown& p) {
  plot.axis  = p.axis;
  plot.scale = scale_of(p);
  if (p.of_shares()) plot.axis_low = 0, plot.axis_high = 100;
  plot.reference = without_effect(p);
}

bool has_weights(const PoolShown& p) { return p.pooled && !p.pooled->weights.empty(); }

std::vector<ForestColumn> columns(const PoolShown& p) {
  std::vector<ForestColumn> all;
  for (const auto& head : p.count_heads) all.push_back({.head = head, .left_of_axis = true});
  all.push_back({.head = fmt::format("{} ({:g} % CI)", p.of_shares() ? "per cent" : "estimate", 100 * p.model.level)});
  if (has_weights(p)) all.push_back({.head = "weight"});
  return all;
}

std::vector<std::string> cells(const PoolShown& p, std::vector<std::string> counts, double estimate, const Interval& i,
                               const std::string& weight) {
  counts.resize(p.count_heads.size());
  counts.push_back(effect_shown(p, estimate, i));
  counts.push_back(weight);
  return counts;
}

ForestSummary summary(const PoolShown& p, const Pooled& pooled) {
  const auto    interval = p.reading(pooled.interval);
  ForestSummary s{.label      = "Summary",
                  .estimate   = p.reading(pooled.estimate),
                  .low        = interval.low,
                  .high       = interval.high,
                  .cells      = cells(p, {}, pooled.estimate, pooled.interval, {}),
                  .prediction = {},
                  .notes      = {}};
  if (pooled.prediction) {
    const auto       i = p.reading(*pooled.prediction);
    ForestPrediction prediction{.low = i.low, .high = i.high, .cells = {}};
    prediction.cells.resize(p.count_heads.size());
    prediction.cells.push_back(interval_shown(p, *pooled.prediction));
    s.prediction = std::move(prediction);
  }
  s.notes.push_back(heterogeneity_shown(pooled.heterogeneity));
  return s;
}

std::vector<std::string> notes_of(const PoolShown& p) {
  std::vector<std::string> notes;
  for (const ShownBeside& b : p.beside) {
    auto note = fmt::format("{}: {}", b.id, b.says);
    if (b.pooled) note += fmt::format("; {}: {}", b.without.empty() ? b.with : "without", summary_shown(p, *b.pooled));
    notes.push_back(std::move(note));
  }
  return notes;
}

ForestRow forest_row(const PoolShown& p, std::size_t at) {
  const ShownEffect& r        = p.rows[at];
  const auto         interval = p.reading(r.interval);
  const auto         weight   = p.weight(at);
  return {.label      = r.name,
          .estimate   = p.reading(r.effect.estimate),
          .low        = interval.low,
          .high       = interval.high,
          .weight_pct = weight.value_or(not_said),
          .cells      = cells(p, r.counts, r.effect.estimate, r.interval,
                         weight ? fmt::format("{:.1f} %", *weight) : std::string{}),
          .marks      = r.marks,
          .pooled     = p.pooled.has_value()};
}

std::vector<Effect> effects_shown(const PoolShown& p, std::span<const std::size_t> order) {
  std::vector<Effect> all;
  for (const std::size_t i : order) all.push_back(p.rows[i].effect);
  return all;
}

std::vector<std::size_t> as_they_stand(const PoolShown& p) {
  std::vector<std::size_t> all(p.rows.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

}  // namespace

ForestPlot forest_of(const PoolShown& p) {
  ForestPlot plot{.title        = p.titled,
                  .description  = {},
                  .axis         = {},
                  .lower_means  = p.lower_means,
                  .higher_means = p.higher_means,
                  .columns      = columns(p),
                  .groups       = {},
                  .summary      = {},
                  .notes        = notes_of(p)};
  set_axis(plot, p);
  for (const ShownGroup& g : p.groups) {
    ForestGroup group{.name = g.name, .rows = {}, .summary = summary(p, g.pooled)};
    for (const std::size_t i : g.rows) group.rows.push_back(forest_row(p, i));
    plot.groups.push_back(std::move(group));
  }
  if (p.groups.empty()) {
    ForestGroup group;
    for (std::size_t i = 0; i < p.rows.size(); ++i) group.rows.push_back(forest_row(p, i));
    plot.groups.push_back(std::move(group));
  }
  if (p.pooled) plot.summary = summary(p, *p.pooled);
  return plot;
}

Result<StepsPlot> steps_of(const PoolShown& p, Steps steps) {
  const auto order   = steps == Steps::added ? p.in_order : as_they_stand(p);
  const auto effects = effects_shown(p, order);
  auto       pools =
      steps == Steps::added ? evidence::cumulative(effects, p.model) : evidence::leave_one_out(effects, p.model);
  if (!pools) return tl::unexpected(pools.error());
  StepsPlot plot{.title       = p.titled,
                 .description = {},
                 .axis        = {},
                 .steps       = steps,
                 .columns     = {},
                 .pools       = {},
                 .whole       = {},
                 .notes       = {}};
  set_axis(plot, p);
  plot.columns        = {{.head = p.of_shares() ? "per cent (CI)" : "estimate (CI)"}, {.head = "tau2"}};
  const auto cells_of = [&](const Pooled& pooled) {
    return std::vector{
        effect_shown(p, pooled.estimate, pooled.interval),
        pooled.heterogeneity.tau2_estimated ? fmt::format("{:.2f}", pooled.heterogeneity.tau2) : std::string("-")};
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& pooled   = (*pools)[i];
    const auto  interval = p.reading(pooled.interval);
    plot.pools.push_back({.study    = p.rows[order[i]].name,
                          .estimate = p.reading(pooled.estimate),
                          .low      = interval.low,
                          .high     = interval.high,
                          .cells    = cells_of(pooled)});
  }
  std::vector<std::string> narrow;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (literature::narrower_than_wald((*pools)[i], p.model)) narrow.push_back(p.rows[order[i]].name);
  if (!narrow.empty())
    plot.notes.push_back(literature::of_rows(fmt::format("narrower than Wald's interval (--test adhoc never is), {}",
                                                         steps == Steps::added ? "with" : "without"),
                                             narrow));
  if (p.pooled) {
    plot.whole        = summary(p, *p.pooled);
    plot.whole->cells = cells_of(*p.pooled);
    if (plot.whole->prediction) plot.whole->prediction->cells = {interval_shown(p, *p.pooled->prediction)};
  }
  return plot;
}

FunnelPlot funnel_of(const PoolShown& p) {
  FunnelPlot plot{.title = p.titled, .description = {}, .axis = {}, .points = {}, .notes = {}};
  plot.scale = p.of_shares() ? Scale::natural : scale_of(p);
  plot.axis  = p.of_shares() ? fmt::format("share, {} scale", name_of(p.reading.scale)) : p.axis;
  for (const ShownEffect& r : p.rows)
    plot.points.push_back({.label = r.name, .estimate = r.effect.estimate, .se = std::sqrt(r.effect.variance)});
  for (const Effect& e : p.filled)
    plot.points.push_back({.label = "filled", .estimate = e.estimate, .se = std::sqrt(e.variance), .filled = true});
  if (p.pooled) plot.summary = p.pooled->estimate;
  if (!p.of_shares()) plot.reference = 0;
  if (p.egger) plot.regression = FunnelRegression{p.egger->limit, p.egger->slope};
  for (const ShownBeside& b : p.beside)
    if (b.id == id_of(literature::Caveat::few) || b.id == id_of(literature::Caveat::proportions))
      plot.notes.push_back(b.says);
  return plot;
}

Result<BaujatPlot> baujat_of(const PoolShown& p) {
  const auto points = evidence::baujat(effects_shown(p, as_they_stand(p)), p.model);
  if (!points) return tl::unexpected(points.error());
  BaujatPlot plot{.title = p.titled, .description = {}, .points = {}, .notes = {}};
  for (std::size_t i = 0; i < p.rows.size(); ++i)
    plot.points.push_back(
        {.label = p.rows[i].name, .heterogeneity = (*points)[i].contribution, .influence = (*points)[i].influence});
  return plot;
}

}  // namespace nelm::sheet
