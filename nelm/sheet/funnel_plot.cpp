#include "nelm/sheet/funnel_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_key.h"
#include "nelm/sheet/plot_scatter.h"

namespace nelm::sheet {

namespace {

/// Within so many standard errors of no effect a result has a P over so much.
struct Region {
  double           errors;
  std::string_view grey, means;
};
constexpr std::string_view      beyond_all = "#c6c6c6";
constexpr std::array<Region, 3> regions{{{2.5758293035489, "#dadada", "P 0.01 to 0.05"},
                                         {1.95996398454005, "#ececec", "P 0.05 to 0.1"},
                                         {1.64485362695147, white, "P over 0.1"}}};
constexpr double                pseudo_limits = 1.95996398454005;
constexpr auto                  dashes        = "5 3";
constexpr auto                  dots          = "1.2 2.4";

/// The part of a shape at one side of an upright line.
std::vector<Spot> cut(const std::vector<Spot>& shape, double x, bool keep_right) {
  std::vector<Spot> part;
  const auto        kept = [&](Spot s) { return keep_right ? s.x >= x : s.x <= x; };
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const Spot a = shape[i], b = shape[(i + 1) % shape.size()];
    if (kept(a)) part.push_back(a);
    if (kept(a) != kept(b)) part.push_back({x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)});
  }
  return part;
}

bool can_be_drawn(const FunnelPoint& p) { return std::isfinite(p.estimate) && std::isfinite(p.se) && p.se > 0; }

class FunnelDrawing {
 public:
  explicit FunnelDrawing(const FunnelPlot& f)
      : plot_(f), box_(begin_scatter(picture_, f.title, "Standard error")), across_(across()), upright_(upright()) {
    picture_.description = described(f);
    regions_and_limits();
    double y = draw_axes(picture_, box_, ratios(), upright_, f.axis);
    unnamed_ = draw_points(picture_, box_, across_, upright_, points());
    y        = draw_key(picture_, y + 7, key()) + 3;
    for (const auto& note : notes())
      y = picture_.write_lines(picture_margin, y, wrapped_to(note, picture_.width - 2 * picture_margin, letters));
    picture_.height = std::ceil(y + picture_margin);
  }

  Picture all() && { return std::move(picture_); }

 private:
  double largest() const {
    double most = 0;
    for (const auto& p : plot_.points)
      if (can_be_drawn(p)) most = std::max(most, p.se);
    return most > 0 ? most * 1.08 : 1;
  }

  /// All points, and the limits as wide as they become.
  PlotAxis across() const {
    std::vector<double> shown{plot_.reference, plot_.summary};
    if (plot_.regression) shown.push_back(plot_.regression->at_no_error);
    for (const double side : {-1., 1.}) shown.push_back(plot_.summary + side * pseudo_limits * largest());
    for (const auto& p : plot_.points)
      if (can_be_drawn(p)) shown.push_back(p.estimate);
    const auto range = covering(shown, Scale::natural);
    return {Scale::natural, range.low, range.high, box_.left, box_.right};
  }

  /// The same axis as it is labelled.
  PlotAxis ratios() const {
    if (plot_.scale == Scale::natural) return across_;
    return {Scale::log, std::exp(across_.low()), std::exp(across_.high()), box_.left, box_.right};
  }

  PlotAxis upright() const { return {Scale::natural, 0, largest(), box_.top, box_.bottom}; }

  /// Where a number of standard errors from `middle` stands at the foot of the box, be it beyond its sides.
  Spot foot(double middle, double errors) const {
    const double share = across_.share(middle + errors * upright_.high());
    return {box_.left + share * (box_.right - box_.left), box_.bottom};
  }

  void regions_and_limits() {
    const std::vector<Spot> whole{
        {box_.left, box_.top}, {box_.right, box_.top}, {box_.right, box_.bottom}, {box_.left, box_.bottom}};
    if (std::isfinite(plot_.reference)) {
      picture_.shape(Layer::ground, whole, {beyond_all});
      const Spot top{foot(plot_.reference, 0).x, box_.top};
      for (const auto& r : regions) {
        const std::vector<Spot> triangle{top, foot(plot_.reference, r.errors), foot(plot_.reference, -r.errors)};
        picture_.shape(Layer::ground, cut(cut(triangle, box_.left, true), box_.right, false), {r.grey});
      }
      picture_.line(top, {top.x, box_.bottom}, thinnest, "", dark_grey);
    }
    if (std::isfinite(plot_.summary)) {
      const Spot top{across_.at(plot_.summary), box_.top};
      picture_.line(top, {top.x, box_.bottom}, 1, dashes);
      for (const double side : {-pseudo_limits, pseudo_limits})
        picture_.line(top, foot(plot_.summary, side), 1, dashes);
    }
    regression();
    picture_.line({box_.left, box_.top}, {box_.right, box_.top});
    picture_.line({box_.right, box_.top}, {box_.right, box_.bottom});
  }

  /// As far down as it stays between the sides.
  void regression() {
    if (!plot_.regression) return;
    const auto [at_no_error, slope] = *plot_.regression;
    double errors                   = upright_.high();
    for (const double side : {across_.low(), across_.high()})
      if (const double there = (side - at_no_error) / slope; slope != 0 && there > 0) errors = std::min(errors, there);
    picture_.line({across_.at(at_no_error), box_.top}, {across_.at(at_no_error + slope * errors), upright_.at(errors)},
                  1.2, dots);
  }

  std::vector<ScatterPoint> points() const {
    std::vector<ScatterPoint> all;
    for (const auto& p : plot_.points)
      if (can_be_drawn(p)) all.push_back({p.label, p.estimate, p.se, p.filled});
    if (std::isfinite(plot_.summary))
      std::ranges::stable_sort(all, std::greater{},
                               [&](const ScatterPoint& p) { return std::abs(p.x - plot_.summary) / p.y; });
    return all;
  }

  std::size_t missing() const {
    return static_cast<std::size_t>(std::ranges::count_if(plot_.points, std::not_fn(can_be_drawn)));
  }

  std::vector<KeyEntry> key() const {
    std::vector<KeyEntry> all;
    const auto            region = [&](std::string_view grey, std::string_view means) {
      all.push_back({[grey](Picture& p, const Box& b) {
                       p.shape(Layer::ground,
                                          {{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}},
                                          {grey, black, thinnest});
                     },
                     std::string(means)});
    };
    if (std::isfinite(plot_.reference)) {
      for (std::size_t i = regions.size(); i-- > 0;) region(regions.at(i).grey, regions.at(i).means);
      region(beyond_all, "P under 0.01");
    }
    if (std::isfinite(plot_.reference))
      all.push_back({[](Picture& p, const Box& b) {
                       p.line({(b.left + b.right) / 2, b.top}, {(b.left + b.right) / 2, b.bottom}, thinnest, "",
                              dark_grey);
                     },
                     plot_.reference_means});
    if (std::isfinite(plot_.summary))
      all.push_back({[](Picture& p, const Box& b) {
                       p.line({b.left, (b.top + b.bottom) / 2}, {b.right, (b.top + b.bottom) / 2}, 1, dashes);
                     },
                     "summary and pseudo 95 % limits"});
    if (plot_.regression)
      all.push_back({[](Picture& p, const Box& b) {
                       p.line({b.left, (b.top + b.bottom) / 2}, {b.right, (b.top + b.bottom) / 2}, 1.2, dots);
                     },
                     "Egger's regression"});
    if (std::ranges::any_of(plot_.points, &FunnelPoint::filled))
      all.push_back({[](Picture& p, const Box& b) {
                       p.circle(Layer::mark, {(b.left + b.right) / 2, (b.top + b.bottom) / 2}, 3, {white, black, 1.1});
                     },
                     "filled in, no study"});
    return all;
  }

  std::vector<std::string> notes() const {
    auto all = plot_.notes;
    if (!unnamed_.empty()) all.push_back(unnamed_);
    if (missing() > 0)
      all.push_back(fmt::format("{} without a standard error {} not drawn.", missing(), missing() == 1 ? "is" : "are"));
    return all;
  }

  const FunnelPlot& plot_;
  Picture           picture_;
  Box               box_;
  PlotAxis          across_, upright_;
  std::string       unnamed_;
};

}  // namespace

Picture picture_of(const FunnelPlot& f) { return FunnelDrawing(f).all(); }

std::string svg(const FunnelPlot& f, const PictureStyle& style) { return svg(picture_of(f), style); }

std::string described(const FunnelPlot& f) {
  auto       text = f.description;
  const auto said = [&](double x) { return fmt::format("{:.4g}", f.scale == Scale::log ? std::exp(x) : x); };
  if (std::isfinite(f.summary)) text += fmt::format(" Summary {}.", said(f.summary));
  if (std::isfinite(f.reference)) text += fmt::format(" {}: {}.", f.reference_means, said(f.reference));
  if (f.regression) text += fmt::format(" Egger's regression: {} without error.", said(f.regression->at_no_error));
  for (const auto& p : f.points) {
    text += fmt::format(" {}: ", p.label);
    text += can_be_drawn(p) ? fmt::format("{}, standard error {:.3g}", said(p.estimate), p.se) : "no standard error";
    text += p.filled ? ", filled in." : ".";
  }
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
