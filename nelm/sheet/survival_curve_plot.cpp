#include "nelm/sheet/survival_curve_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "nelm/cohort/curve_read.h"
#include "nelm/sheet/at_risk_table.h"
#include "nelm/sheet/cohort_data.h"
#include "nelm/sheet/group_lines.h"
#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_key.h"
#include "nelm/sheet/pool_shown.h"
#include "nelm/sheet/step_line.h"

namespace nelm::sheet {

namespace {

using cohort::Curve;
using cohort::CurveStep;

constexpr double           curves_wide = 330, curves_high = 240, upright_numbers = 34, most_shaded = 3;
constexpr std::string_view median_dashes = "1.6 2.2";
constexpr std::array       shades_alone{Shade::plain, Shade::falling, Shade::upright};
constexpr std::array       shades_over_area{Shade::falling, Shade::rising, Shade::upright};

std::string level_said(double level) { return fmt::format("{:g} %", 100 * level); }

double events_along(const Curve& c) {
  return std::accumulate(c.steps.begin(), c.steps.end(), 0., [](double n, const CurveStep& s) { return n + s.events; });
}

/// The numbers of observations that ended without the event between two steps, those a row went on from taken off.
double ended(const Curve& c, std::size_t step) {
  const double goes_on = step + 1 < c.steps.size() ? c.steps[step + 1].entered : 0;
  return c.steps[step].censored - goes_on;
}

bool has_late_entry(const Curve& c) {
  for (std::size_t i = 1; i < c.steps.size(); ++i)
    if (c.steps[i].entered > 0) return true;
  return false;
}

double at_risk_at(const Curve& c, double time) {
  const auto next = std::ranges::lower_bound(c.steps, time, {}, &CurveStep::time);
  return next == c.steps.end() ? 0 : next->at_risk;
}

/// How many were at risk when a curve fell to 0 that goes on, since others came later.
std::optional<CurveStep> fell_to_zero_early(const Curve& c) {
  const auto zero = std::ranges::find_if(c.steps, [](const CurveStep& s) { return s.survival <= 0; });
  if (zero == c.steps.end() || zero + 1 == c.steps.end()) return {};
  return *zero;
}

std::string without(const SurvivalCurvePlot& p) {
  return fmt::format("Without {}", p.event.empty() ? "the event" : p.event);
}

cohort::Quantile median_of(const SurvivalCurvePlot& p, const Curve& c) {
  return cohort::quantile(c, 0.5, p.level, p.scale);
}

/// "50.3 to 83.8"; "from 56.2" where its upper limit is not reached.
std::string limits_shown(const cohort::Quantile& m) {
  if (m.low && m.high) return fmt::format("{} to {}", time_in_words(*m.low), time_in_words(*m.high));
  if (m.low) return "from " + time_in_words(*m.low);
  return m.high ? "up to " + time_in_words(*m.high) : std::string{};
}

std::string median_shown(const cohort::Quantile& m) {
  return m.time ? time_in_words(*m.time) : std::string("not reached");
}

/// What the difference is between two means up to their limit.
std::string means_said(const SurvivalCurvePlot& p) {
  if (!p.means || p.means->groups.size() != 2 || p.groups.size() != 2) return {};
  const auto& m = *p.means;
  auto text     = fmt::format("Mean time {} up to {}: ", p.event.empty() ? "without the event" : "without " + p.event,
                              time_in_words(m.groups[0].tau, p.time));
  for (std::size_t g = 0; g < 2; ++g)
    text += fmt::format("{} {}{}", p.groups[g].name, time_in_words(m.groups[g].mean), g == 0 ? ", " : "");
  if (m.difference)
    text += fmt::format("; difference {} ({} interval {} to {}), {}", time_in_words(m.difference->estimate, p.time),
                        level_said(p.level), time_in_words(m.difference->low), time_in_words(m.difference->high),
                        p_shown(m.difference->p));
  return text + ".";
}

std::vector<std::string> notes_on_curves(const SurvivalCurvePlot& p) {
  std::vector<std::string> all;
  if (auto said = means_said(p); !said.empty()) all.push_back(std::move(said));
  if (p.intervals && static_cast<double>(p.groups.size()) > most_shaded)
    all.emplace_back("Intervals are not drawn: there are more than three groups.");
  if (std::ranges::any_of(p.groups, [](const auto& g) { return has_late_entry(g.curve); }))
    all.emplace_back(
        "Some came under observation after time zero: they count as at risk from then on, so the number at risk can "
        "rise. It is that at the next time somebody's observation ended.");
  for (const auto& g : p.groups)
    if (const auto zero = fell_to_zero_early(g.curve))
      all.push_back(
          fmt::format("{}: all {} then at risk had the event at {}, so the curve is at 0 for those who came later "
                      "too.",
                      g.name, count_shown(zero->at_risk), time_in_words(zero->time, p.time)));
  all.insert(all.end(), p.notes.begin(), p.notes.end());
  return all;
}

/// The whole picture, laid out from top to bottom when it is made.
class CurvesDrawing {
 public:
  explicit CurvesDrawing(const SurvivalCurvePlot& p)
      : plot_(p), across_(Scale::natural, 0, 1, 0, 1), upright_(across_) {
    picture_.title       = p.title;
    picture_.description = described(p);
    table();
    place();
    area();
    lines();
    below();
  }

  Picture all() && { return std::move(picture_); }

 private:
  bool  shaded() const { return plot_.intervals && static_cast<double>(plot_.groups.size()) <= most_shaded; }
  bool  has_area() const { return !means_said(plot_).empty(); }
  Shade shade(std::size_t group) const {
    if (has_area()) return shades_over_area.at(group % 3);
    return shades_alone.at(group % 3);
  }

  double last_time() const {
    double last = 0;
    for (const auto& g : plot_.groups)
      if (!g.curve.steps.empty()) last = std::max(last, g.curve.steps.back().time);
    return last;
  }

  void table() {
    table_.heads = {"Events", "Median" + (plot_.time.unit.empty() ? std::string{} : ", " + plot_.time.unit),
                    level_said(plot_.level) + " CI"};
    std::vector<std::string> names;
    for (std::size_t g = 0; g < plot_.groups.size(); ++g) {
      const auto& [name, curve, begins] = plot_.groups[g];
      names.push_back(name);
      table_.rows.push_back(
          {.name = name, .letter = {}, .at_risk = {}, .cells = cells_of(curve), .shaded = shaded(), .shade = shade(g)});
    }
    // Numbers are as wide as the first of them at most: where somebody enters later, as the largest.
    for (std::size_t g = 0; g < plot_.groups.size(); ++g) {
      double most = 0;
      for (const auto& s : plot_.groups[g].curve.steps) most = std::max(most, s.at_risk);
      table_.rows[g].at_risk = {most};
    }
    beside_ = line_names(names, std::max(room_of(table_).right - 8, 0.));
    if (plot_.groups.size() > 1 && beside_ != names)
      for (std::size_t g = 0; g < names.size(); ++g) table_.rows[g].letter = beside_[g];
  }

  std::vector<std::string> cells_of(const Curve& c) const {
    if (c.steps.empty()) return {"nobody"};
    const auto m = median_of(plot_, c);
    return {count_shown(events_along(c)), median_shown(m), limits_shown(m)};
  }

  void place() {
    const auto room   = room_of(table_);
    picture_.width    = std::ceil(2 * picture_margin + std::max(room.left, upright_numbers) + curves_wide + room.right);
    const double top  = picture_.write_title(picture_margin) + 6;
    const double left = picture_margin + std::max(room.left, upright_numbers), words_left = left - upright_numbers + 6;
    const auto   words =
        wrapped_to(fmt::format("{} (%)", without(plot_)), picture_.width - picture_margin - words_left, letters, true);
    const double box_top = picture_.write_lines(words_left, top, words, Anchor::start, true) + 7;
    box_                 = {left, box_top, left + curves_wide, box_top + curves_high};
    across_              = {Scale::natural, 0, last_time(), box_.left, box_.right};
    upright_             = {Scale::natural, 0, 100, box_.bottom, box_.top};
    ticks_               = time_ticks(across_, plot_.time, ticks_apart(table_));
    for (std::size_t g = 0; g < plot_.groups.size(); ++g) {
      table_.rows[g].at_risk.clear();
      for (const Tick& t : ticks_)
        table_.rows[g].at_risk.push_back(t.value < plot_.groups[g].begins ? not_said
                                                                          : at_risk_at(plot_.groups[g].curve, t.value));
    }
    for (const auto& g : plot_.groups) lines_.push_back(line_of(g));
  }

  StepLine line_of(const SurvivalGroup& group) const {
    const auto      at = [&](double share) { return std::isnan(share) ? share : upright_.at(100 * share); };
    const StepLevel at_first{across_.at(group.begins), box_.top, not_said, not_said};
    return step_line(at_first, group.curve, [&](const CurveStep& s) {
      const auto i = cohort::survival_interval(s.survival, s.log_error, plot_.level, plot_.scale);
      return StepLevel{across_.at(s.time), at(s.survival), at(i.low), at(i.high)};
    });
  }

  void area() {
    if (has_area()) {
      const double tau = across_.at(plot_.means->groups[0].tau);
      draw_shaded(picture_, between(lines_[0], lines_[1], tau), Shade::strong);
      picture_.line({tau, box_.top}, {tau, box_.bottom}, thinnest, "", dark_grey);
    }
    if (!shaded()) return;
    for (std::size_t g = 0; g < lines_.size(); ++g) draw_shaded(picture_, lines_[g].interval(), shade(g));
  }

  void lines() {
    medians();
    for (std::size_t g = 0; g < lines_.size(); ++g)
      if (!lines_[g].empty()) draw_group_line(picture_, lines_[g].corners(), g);
    for (std::size_t g = 0; g < lines_.size(); ++g) censored(g);
    if (lines_.size() < 2) return;
    std::vector<NamedLine> named;
    for (std::size_t g = 0; g < lines_.size(); ++g) named.push_back({beside_[g], lines_[g].corners()});
    write_line_names(picture_, {box_.left + 3, box_.top - 6, picture_.width - picture_margin, box_.bottom - 3}, named);
  }

  void medians() {
    double farthest = 0;
    for (const auto& g : plot_.groups) {
      const auto m = median_of(plot_, g.curve).time;
      if (g.curve.steps.empty() || !m) continue;
      const double x = across_.at(*m);
      picture_.line({x, upright_.at(50)}, {x, box_.bottom}, thinnest, median_dashes, dark_grey);
      farthest = std::max(farthest, x);
    }
    if (farthest > 0)
      picture_.line({box_.left, upright_.at(50)}, {farthest, upright_.at(50)}, thinnest, median_dashes, dark_grey);
    has_median_ = farthest > 0;
  }

  void censored(std::size_t g) {
    constexpr double half = 3.2, apart = 1.2;
    double           last  = -apart;
    const auto&      curve = plot_.groups[g].curve;
    for (std::size_t i = 0; i < curve.steps.size(); ++i) {
      const double x = across_.at(curve.steps[i].time);
      if (ended(curve, i) <= 0 || x - last < apart) continue;
      const double y = upright_.at(100 * curve.steps[i].survival);
      picture_.line({x, y - half}, {x, y + half}, 0.9);
      has_censored_ = true;
      last          = x;
    }
  }

  std::vector<KeyEntry> key() const {
    std::vector<KeyEntry> all;
    if (has_censored_)
      all.push_back({[](Picture& p, const Box& b) {
                       const double y = (b.top + b.bottom) / 2;
                       p.line({b.left, y}, {b.right, y}, 1.5);
                       for (const double x : {b.left + 5, b.left + 11}) p.line({x, y - 3.2}, {x, y + 3.2}, 0.9);
                     },
                     "observation ended without the event (censored)"});
    if (shaded())
      all.push_back({[this](Picture& p, const Box& b) { draw_shaded(p, {b}, shade(0)); },
                     fmt::format("{} interval at each time, shaded as beside each name", level_said(plot_.level))});
    if (shaded() && plot_.groups.size() == 1)
      all.back().means = fmt::format("{} interval at each time", level_said(plot_.level));
    if (has_area())
      all.push_back(
          {[](Picture& p, const Box& b) { draw_shaded(p, {b}, Shade::strong); },
           fmt::format("difference of mean times up to {}", time_in_words(plot_.means->groups[0].tau, plot_.time))});
    if (has_median_)
      all.push_back({[](Picture& p, const Box& b) {
                       p.line({b.left, b.top + 2}, {b.right - 2, b.top + 2}, thinnest, median_dashes, dark_grey);
                       p.line({b.right - 2, b.top + 2}, {b.right - 2, b.bottom}, thinnest, median_dashes, dark_grey);
                     },
                     "median"});
    return all;
  }

  void below() {
    draw_upright(picture_, upright_, box_.left);
    double       y    = draw_ticks_across(picture_, across_, box_.bottom, ticks_);
    const double room = box_.right - picture_margin;
    y                 = picture_.write_lines((box_.left + box_.right) / 2, y + 1,
                                             wrapped_to(words_of_axis(plot_.time), std::min(room, curves_wide), letters, true),
                                             Anchor::middle, true);
    y                 = draw_at_risk(picture_, table_, across_, ticks_, y + 6);
    y                 = draw_key(picture_, y + 6, key()) + 3;
    for (const auto& note : notes_on_curves(plot_))
      y = picture_.write_lines(picture_margin, y, wrapped_to(note, picture_.width - 2 * picture_margin, letters));
    picture_.height = std::ceil(y + picture_margin);
  }

  const SurvivalCurvePlot& plot_;
  Picture                  picture_;
  PlotAxis                 across_, upright_;
  Box                      box_;
  std::vector<Tick>        ticks_;
  std::vector<StepLine>    lines_;
  AtRiskTable              table_;
  std::vector<std::string> beside_;
  bool                     has_censored_ = false, has_median_ = false;
};

std::string group_said(const SurvivalCurvePlot& p, const SurvivalGroup& g) {
  if (g.curve.steps.empty()) return fmt::format(" {}: nobody.", g.name);
  const auto& last = g.curve.steps.back();
  auto        text =
      fmt::format(" {}: {} at risk at first, {} events, median {}", g.name, count_shown(g.curve.steps.front().at_risk),
                  count_shown(events_along(g.curve)), median_shown(median_of(p, g.curve)));
  if (const auto limits = limits_shown(median_of(p, g.curve)); !limits.empty()) text += fmt::format(" ({})", limits);
  const PlotAxis years(Scale::natural, 0, last.time, 0, curves_wide);
  for (const Tick& t : time_ticks(years, p.time, curves_wide / 5))
    if (const auto at = cohort::survival_at(g.curve, t.value, p.level, p.scale); at && t.value > g.begins)
      text += fmt::format("; {:.1f} % at {}", 100 * at->survival, t.words);
  if (g.begins > 0) text += fmt::format("; of those without it at {}", time_in_words(g.begins, p.time));
  return text + fmt::format("; observed to {}.", time_in_words(last.time, p.time));
}

}  // namespace

Picture picture_of(const SurvivalCurvePlot& p) { return CurvesDrawing(p).all(); }

std::string svg(const SurvivalCurvePlot& p, const PictureStyle& style) { return svg(picture_of(p), style); }

std::string described(const SurvivalCurvePlot& p) {
  auto text = p.description + fmt::format(" {}, {}.", without(p), words_of_axis(p.time));
  for (const auto& g : p.groups) text += group_said(p, g);
  for (const auto& note : notes_on_curves(p)) text += " " + note;
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
