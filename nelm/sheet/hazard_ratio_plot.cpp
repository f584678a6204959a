#include "nelm/sheet/hazard_ratio_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "nelm/numerics/distributions.h"
#include "nelm/sheet/cohort_data.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

using cohort::CoxLeftOut;

/// A name of the model: "sex" and "f" of "sex=f"; no level of a number, nor of an interaction.
struct NamedLevel {
  std::string column, level;
};

std::optional<NamedLevel> level_of(const std::string& name) {
  const auto is = name.find('=');
  if (is == std::string::npos || name.find(':') < is || name.find(':', is) != std::string::npos) return {};
  return NamedLevel{name.substr(0, is), name.substr(is + 1)};
}

std::string ratio_said(double ratio) {
  if (ratio < 0.005 || ratio >= 9999.5) return fmt::format("{:.1e}", ratio);
  return ratio < 10 ? fmt::format("{:.2f}", ratio) : fmt::format("{:.3g}", ratio);
}

/// A row as it is drawn, and as it is said.
struct RatioRow {
  ForestRow   row;
  std::string said;
};

class Ratios {
 public:
  explicit Ratios(const HazardRatioPlot& p) : plot_(p), errors_(p.fit.standard_errors()) {}

  RatioRow coefficient(std::size_t i, const std::string& label) const {
    const auto   at = static_cast<Eigen::Index>(i);
    const double b = plot_.fit.coefficients(at), error = errors_(at), off = numerics::critical(plot_.level) * error;
    const auto&  name = plot_.fit.names[i];
    if (const auto why = left_out(name); !why.empty()) return without(label, name, why);
    if (std::isnan(b)) return without(label, name, "no estimate");
    if (separated(name)) {
      auto r         = without(label, name, "grows without end");
      r.row.estimate = not_said;
      return r;
    }
    const auto&  by  = plot_.profile;
    const double low = std::exp(by ? by->low(at) : b - off), high = std::exp(by ? by->high(at) : b + off),
                 p   = by ? by->p(at) : numerics::two_sided_p(b / error);
    const auto ratio = ratio_said(std::exp(b)), limits = fmt::format("{} to {}", ratio_said(low), ratio_said(high));
    return {.row  = {.label    = label,
                     .estimate = std::exp(b),
                     .low      = low,
                     .high     = high,
                     .cells    = cells(name, ratio, limits, p_cell(p)),
                     .marks    = {}},
            .said = fmt::format("{}: {} ({}), {}{}", name, ratio, limits, p_shown(p), counted_said(name))};
  }

  RatioRow reference(const NamedLevel& l) const {
    const auto name = l.column + "=" + l.level;
    return {.row  = {.label    = l.level,
                     .estimate = 1,
                     .low      = 1,
                     .high     = 1,
                     .cells    = cells(name, "reference", "", ""),
                     .marks    = {},
                     .pooled   = false},
            .said = fmt::format("{}: reference{}", name, counted_said(name))};
  }

 private:
  RatioRow without(const std::string& label, const std::string& name, const std::string& why) const {
    return {.row  = {.label = label, .cells = cells(name, why, "", ""), .marks = {}},
            .said = fmt::format("{}: {}{}", name, why, counted_said(name))};
  }

  std::string left_out(const std::string& name) const {
    for (const auto& l : plot_.fit.left_out)
      if (l.column == name)
        return l.why == CoxLeftOut::Why::constant ? "left out: the same in all" : "left out: collinear";
    return {};
  }

  bool separated(const std::string& name) const {
    return std::ranges::find(plot_.fit.separated, name) != plot_.fit.separated.end();
  }

  const RowsCounted* counted(const std::string& name) const {
    const auto found = std::ranges::find(plot_.counted, name, &RowsCounted::name);
    return found == plot_.counted.end() ? nullptr : &*found;
  }

  std::string counted_said(const std::string& name) const {
    const auto* c = counted(name);
    return c != nullptr ? fmt::format(", {} events in {} rows", c->events, c->rows) : std::string{};
  }

  std::vector<std::string> cells(const std::string& name, const std::string& ratio, const std::string& limits,
                                 const std::string& p) const {
    std::vector<std::string> all;
    if (!plot_.counted.empty()) {
      const auto* c = counted(name);
      all.push_back(c != nullptr ? fmt::format("{} / {}", c->events, c->rows) : "");
    }
    all.insert(all.end(), {ratio, limits, p});
    return all;
  }

  const HazardRatioPlot& plot_;
  Eigen::VectorXd        errors_;
};

/// The rows of one category, or columns that stand alone; in the model's order.
struct RatioGroup {
  std::string           name;
  std::vector<RatioRow> rows;
};

std::vector<RatioGroup> groups_of(const HazardRatioPlot& p) {
  const Ratios            ratios(p);
  std::vector<RatioGroup> all;
  for (std::size_t i = 0; i < p.fit.names.size(); ++i) {
    const auto level = level_of(p.fit.names[i]);
    const auto name  = level ? level->column : std::string{};
    if (all.empty() || all.back().name != name) {
      all.push_back({name, {}});
      for (const auto& r : p.compared_with)
        if (const auto reference = level_of(r); level && reference && reference->column == name)
          all.back().rows.push_back(ratios.reference(*reference));
    }
    all.back().rows.push_back(ratios.coefficient(i, level ? level->level : p.fit.names[i]));
  }
  return all;
}

std::vector<std::string> notes_of(const HazardRatioPlot& p) {
  const auto&              f    = p.fit;
  const auto               ties = f.model.ties == cohort::Ties::efron     ? "Efron"
                                  : f.model.ties == cohort::Ties::breslow ? "Breslow"
                                                                          : "exact";
  std::vector<std::string> all{
      fmt::format("Cox model of {} rows with {} events; ties: {}; {} intervals. Of a number the ratio "
                  "is for one more of its unit.",
                  f.rows, f.events, ties, f.model.robust ? "robust" : "Wald")};
  if (f.all_censored) all.emplace_back("Nobody had the event: nothing can be estimated.");
  if (!f.all_censored && !f.converged) all.emplace_back("The fit did not converge: these numbers are not its answer.");
  if (!f.separated.empty())
    all.push_back(fmt::format("The ratio of {} grows or falls without end: all events fall on one side.",
                              fmt::join(f.separated, ", ")));
  all.insert(all.end(), p.notes.begin(), p.notes.end());
  return all;
}

std::string hazard_of(const HazardRatioPlot& p) { return p.event.empty() ? "hazard" : "hazard of " + p.event; }

}  // namespace

ForestPlot forest_of(const HazardRatioPlot& p) {
  ForestPlot plot{.title        = p.title,
                  .description  = {},
                  .axis         = "Hazard ratio",
                  .scale        = Scale::log,
                  .reference    = 1,
                  .lower_means  = "lower " + hazard_of(p),
                  .higher_means = "higher " + hazard_of(p),
                  .rows_head    = "Covariate",
                  .white_means  = "reference",
                  .columns      = {},
                  .groups       = {},
                  .summary      = {},
                  .notes        = notes_of(p)};
  if (!p.counted.empty()) plot.columns.push_back({.head = "Events / rows", .left_of_axis = true});
  plot.columns.push_back({.head = "Hazard ratio"});
  plot.columns.push_back({.head = fmt::format("{:g} % CI", 100 * p.level)});
  plot.columns.push_back({.head = "P"});
  for (auto& g : groups_of(p)) {
    plot.groups.push_back({.name = g.name, .rows = {}, .summary = {}});
    for (auto& r : g.rows) plot.groups.back().rows.push_back(std::move(r.row));
  }
  return plot;
}

Picture picture_of(const HazardRatioPlot& p) {
  auto picture        = picture_of(forest_of(p));
  picture.description = described(p);
  return picture;
}

std::string svg(const HazardRatioPlot& p, const PictureStyle& style) { return svg(picture_of(p), style); }

std::string described(const HazardRatioPlot& p) {
  auto text = p.description + fmt::format(" Ratios of the {}, {:g} % intervals.", hazard_of(p), 100 * p.level);
  for (const auto& g : groups_of(p))
    for (const auto& r : g.rows) text += fmt::format(" {}.", r.said);
  for (const auto& note : notes_of(p)) text += " " + note;
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
