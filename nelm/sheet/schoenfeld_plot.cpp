#include "nelm/sheet/schoenfeld_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "nelm/cohort/residual_smooth.h"
#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_axis.h"
#include "nelm/sheet/plot_key.h"
#include "nelm/sheet/pool_shown.h"
#include "nelm/sheet/shading.h"

namespace nelm::sheet {

namespace {

constexpr double           panel_wide = 230, panel_high = 140, panel_left = 46, panels_apart = 22;
constexpr double           event_dot     = 1.7;
constexpr std::string_view fitted_dashes = "5 3", zero_grey = "#999";

constexpr std::array<std::string_view, 4> scales_said{"1 \u2212 Kaplan-Meier", "rank", "time itself", "log of time"};

std::string_view scale_said(const SchoenfeldPlot& p) {
  return scales_said.at(static_cast<std::size_t>(p.test.over.at(p.over).scale));
}

std::string name_of(const SchoenfeldPlot& p, std::size_t test) {
  return test < p.names.size() ? p.names[test] : fmt::format("{}", test + 1);
}

std::string test_said(const cohort::CoxTest& t) {
  if (std::isnan(t.p)) return "not tested";
  if (!std::isfinite(t.chi_squared)) return "whether it changes cannot be told";
  return fmt::format("chi-squared {:.2f} on {:g}, {}", t.chi_squared, t.degrees, p_shown(t.p));
}

double two_digits(double x) {
  if (x == 0 || !std::isfinite(x)) return x;
  const double unit = std::pow(10, std::floor(std::log10(std::abs(x))) - 1);
  return std::round(x / unit) * unit;
}

/// Times and where they stand on the scale, both rising, each place once.
struct ScaleKnown {
  std::vector<double> time, place;
};

ScaleKnown known_scale(const SchoenfeldPlot& p) {
  const auto&                            x = p.test.over.at(p.over).x;
  std::vector<std::pair<double, double>> both;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(x[i])) both.emplace_back(x[i], p.test.time[i]);
  std::ranges::sort(both);
  ScaleKnown known;
  for (const auto& [place, time] : both)
    if (known.place.empty() || (place > known.place.back() && time > known.time.back())) {
      known.place.push_back(place);
      known.time.push_back(time);
    }
  return known;
}

/// The straight line between neighbours.
double looked_up(const std::vector<double>& from, const std::vector<double>& to, double at) {
  const auto after = std::ranges::upper_bound(from, at);
  if (after == from.begin()) return to.front();
  if (after == from.end()) return to.back();
  const auto   i     = static_cast<std::size_t>(after - from.begin());
  const double share = (at - from[i - 1]) / (from[i] - from[i - 1]);
  return to[i - 1] + share * (to[i] - to[i - 1]);
}

/// Eight times in two digits, evenly spaced on the scale, as R places them, less those that would stand in each other.
std::vector<Tick> scale_ticks(const ScaleKnown& known, const PlotAxis& axis, double left, double right) {
  constexpr int     eight = 8;
  std::vector<Tick> all;
  if (known.place.empty()) return all;
  double free = left;
  for (int i = 0; i < eight; ++i) {
    const double middle = known.place.front() + (known.place.back() - known.place.front()) * (2 * i + 1) / (2 * eight);
    const double time   = two_digits(looked_up(known.place, known.time, middle));
    if (time < known.time.front() || time > known.time.back()) continue;
    const Tick   tick{looked_up(known.time, known.place, time), time_in_words(time)};
    const double half = at_most_wide(tick.words, letters) / 2, at = axis.at(tick.value);
    if (at - half < free || at + half > right) continue;
    all.push_back(tick);
    free = at + half + 4;
  }
  return all;
}

class SchoenfeldDrawing {
 public:
  explicit SchoenfeldDrawing(const SchoenfeldPlot& p) : plot_(p), known_(known_scale(p)) {
    const std::size_t panels = p.test.over.at(p.over).columns.size();
    beside_                  = panels > 1 ? 2 : 1;
    picture_.title           = p.title;
    picture_.description     = described(p);
    const double across      = panel_left + panel_wide;
    picture_.width           = 2 * picture_margin + static_cast<double>(beside_) * across +
                     static_cast<double>(beside_ - 1) * panels_apart + (beside_ == 1 ? 110 : 8);
    double y = picture_.write_title(picture_margin) + 4;
    y        = picture_.write_lines(
        picture_margin, y,
        wrapped_to("Coefficient over time (log hazard ratio)", picture_.width - 2 * picture_margin, letters, true),
        Anchor::start, true);
    for (std::size_t first = 0; first < panels; first += beside_)
      y = row(first, std::min(first + beside_, panels), y + 8);
    below(y + 4);
  }

  Picture all() && { return std::move(picture_); }

 private:
  /// Panels beside each other, their boxes in line.
  double row(std::size_t first, std::size_t end, double top) {
    double head = top;
    for (std::size_t i = first; i < end; ++i) head = std::max(head, heading(i, first, top));
    double below = head;
    for (std::size_t i = first; i < end; ++i) {
      const double left = left_of(i - first) + panel_left;
      below             = std::max(below, panel(i, {left, head + 10, left + panel_wide, head + 10 + panel_high}));
    }
    return below;
  }

  double left_of(std::size_t place) const {
    return picture_margin + static_cast<double>(place) * (panel_left + panel_wide + panels_apart);
  }

  double heading(std::size_t i, std::size_t first, double top) {
    const double x = left_of(i - first), room = panel_left + panel_wide;
    top = picture_.write_lines(x, top, wrapped_to(name_of(plot_, i), room, letters, true), Anchor::start, true);
    return picture_.write_lines(x, top, wrapped_to(test_said(plot_.test.over[plot_.over].columns[i]), room, letters));
  }

  double panel(std::size_t i, const Box& box) {
    const auto&         x  = plot_.test.over[plot_.over].x;
    const auto          at = static_cast<Eigen::Index>(i);
    std::vector<double> y(x.size());
    for (std::size_t e = 0; e < x.size(); ++e) y[e] = plot_.test.coefficient(static_cast<Eigen::Index>(e), at);
    const bool on_scale = std::ranges::all_of(x, [](double v) { return std::isfinite(v); });
    const auto smooth   = on_scale ? cohort::residual_smooth(x, y, plot_.test.variance(at, at), plot_.degrees)
                                   : std::optional<cohort::ResidualSmooth>{};
    auto       shown    = y;
    if (smooth) {
      shown.insert(shown.end(), smooth->low.begin(), smooth->low.end());
      shown.insert(shown.end(), smooth->high.begin(), smooth->high.end());
    } else {
      no_line_ = true;
    }
    const auto     range = covering(shown, Scale::natural), places = covering(known_.place, Scale::natural);
    const PlotAxis across(Scale::natural, places.low, places.high, box.left, box.right);
    const PlotAxis upright(Scale::natural, range.low, range.high, box.bottom, box.top);
    if (upright.holds(0)) picture_.line({box.left, upright.at(0)}, {box.right, upright.at(0)}, thinnest, "", zero_grey);
    if (i < plot_.coefficients.size() && upright.holds(plot_.coefficients[i])) {
      const double height = upright.at(plot_.coefficients[i]);
      picture_.line({box.left, height}, {box.right, height}, 1, fitted_dashes);
      fitted_ = true;
    }
    for (std::size_t e = 0; e < x.size(); ++e)
      if (std::isfinite(x[e]) && std::isfinite(y[e]))
        picture_.circle(Layer::line, {across.at(x[e]), upright.at(y[e])}, event_dot, {"none", "#777", thinnest});
    if (smooth) line_and_band(*smooth, across, upright);
    draw_upright(picture_, upright, box.left);
    return draw_ticks_across(picture_, across, box.bottom, scale_ticks(known_, across, box.left - 10, box.right + 8));
  }

  void line_and_band(const cohort::ResidualSmooth& s, const PlotAxis& across, const PlotAxis& upright) {
    std::vector<Spot> line, low, band;
    for (std::size_t k = 0; k < s.x.size(); ++k) {
      line.push_back({across.at(s.x[k]), upright.at(s.y[k])});
      band.push_back({across.at(s.x[k]), upright.at(s.high[k])});
      low.push_back({across.at(s.x[k]), upright.at(s.low[k])});
    }
    band.insert(band.end(), low.rbegin(), low.rend());
    picture_.shape(Layer::ground, band, {"#dcdcdc"});
    picture_.shapes.push_back({Layer::mark, line, {"none", black, 1.8}, 0, false});
  }

  void below(double y) {
    const double middle = picture_.width / 2;
    y                   = picture_.write_lines(middle, y,
                                               wrapped_to(fmt::format("{}, spaced by {}", words_of_axis(plot_.time), scale_said(plot_)),
                                                          picture_.width - 2 * picture_margin, letters, true),
                                               Anchor::middle, true);
    std::vector<KeyEntry> key{{[](Picture& p, const Box& b) {
                                 p.circle(Layer::line, {(b.left + b.right) / 2, (b.top + b.bottom) / 2}, event_dot,
                                          {"none", "#777", thinnest});
                               },
                               "an event (scaled Schoenfeld residual + coefficient)"},
                              {[](Picture& p, const Box& b) {
                                 p.shape(Layer::ground,
                                         {{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}},
                                         {"#dcdcdc"});
                                 p.line({b.left, (b.top + b.bottom) / 2}, {b.right, (b.top + b.bottom) / 2}, 1.8);
                               },
                               fmt::format("natural spline of {} degrees, \u00B1 2 standard errors", plot_.degrees)}};
    if (fitted_)
      key.push_back({[](Picture& p, const Box& b) {
                       p.line({b.left, (b.top + b.bottom) / 2}, {b.right, (b.top + b.bottom) / 2}, 1, fitted_dashes);
                     },
                     "the coefficient as fitted"});
    y          = draw_key(picture_, y + 6, key) + 3;
    auto notes = plot_.notes;
    notes.insert(notes.begin(), fmt::format("All together: {}.", test_said(plot_.test.over[plot_.over].global)));
    if (no_line_)
      notes.emplace_back(
          fmt::format("Where there is no line there are too few events for one of {} degrees.", plot_.degrees));
    for (const auto& note : notes)
      y = picture_.write_lines(picture_margin, y, wrapped_to(note, picture_.width - 2 * picture_margin, letters));
    picture_.height = std::ceil(y + picture_margin);
  }

  const SchoenfeldPlot& plot_;
  ScaleKnown            known_;
  Picture               picture_;
  std::size_t           beside_ = 1;
  bool                  fitted_ = false, no_line_ = false;
};

}  // namespace

Picture picture_of(const SchoenfeldPlot& p) { return SchoenfeldDrawing(p).all(); }

std::string svg(const SchoenfeldPlot& p, const PictureStyle& style) { return svg(picture_of(p), style); }

std::string described(const SchoenfeldPlot& p) {
  const auto& over = p.test.over.at(p.over);
  auto        text = p.description + fmt::format(" {} events; time spaced by {}.", p.test.time.size(), scale_said(p));
  for (std::size_t i = 0; i < over.columns.size(); ++i) {
    text += fmt::format(" {}: {}", name_of(p, i), test_said(over.columns[i]));
    std::vector<double> y(over.x.size());
    for (std::size_t e = 0; e < y.size(); ++e)
      y[e] = p.test.coefficient(static_cast<Eigen::Index>(e), static_cast<Eigen::Index>(i));
    const auto at       = static_cast<Eigen::Index>(i);
    const bool on_scale = std::ranges::all_of(over.x, [](double v) { return std::isfinite(v); });
    if (const auto s = on_scale ? cohort::residual_smooth(over.x, y, p.test.variance(at, at), p.degrees)
                                : std::optional<cohort::ResidualSmooth>{})
      text += fmt::format("; smooth line from {:.3g} to {:.3g}", s->y.front(), s->y.back());
    text += '.';
  }
  return text + fmt::format(" All together: {}.", test_said(over.global));
}

}  // namespace nelm::sheet
