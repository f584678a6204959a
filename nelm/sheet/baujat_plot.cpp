#include "nelm/sheet/baujat_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_scatter.h"

namespace nelm::sheet {

namespace {

bool both_known(const BaujatPoint& p) {
  return std::isfinite(p.heterogeneity) && std::isfinite(p.influence) && p.heterogeneity >= 0 && p.influence >= 0;
}

/// From a little below 0, so that no point stands on the other axis, to a little over the largest.
PlotAxis from_zero(const std::vector<ScatterPoint>& points, double ScatterPoint::* value, double from, double to) {
  double most = 0;
  for (const auto& p : points) most = std::max(most, p.*value);
  if (most == 0) most = 1;
  return {Scale::natural, -0.04 * most, most * 1.06, from, to};
}

}  // namespace

Picture picture_of(const BaujatPlot& f) {
  Picture                   p;
  std::vector<ScatterPoint> points;
  for (const auto& known : f.points)
    if (both_known(known)) points.push_back({known.label, known.heterogeneity, known.influence});
  const Box  box     = begin_scatter(p, f.title, f.upright);
  const auto across  = from_zero(points, &ScatterPoint::x, box.left, box.right);
  const auto upright = from_zero(points, &ScatterPoint::y, box.bottom, box.top);
  std::ranges::stable_sort(points, std::greater{},
                           [&](const ScatterPoint& point) { return across.share(point.x) + upright.share(point.y); });
  p.description = described(f);
  double y      = draw_axes(p, box, across, upright, f.across);
  auto   notes  = f.notes;
  if (auto note = draw_points(p, box, across, upright, points); !note.empty()) notes.push_back(std::move(note));
  if (!notes.empty()) y += 4;
  for (const auto& note : notes)
    y = p.write_lines(picture_margin, y, wrapped_to(note, p.width - 2 * picture_margin, letters));
  p.height = std::ceil(y + picture_margin);
  return p;
}

std::string svg(const BaujatPlot& f, const PictureStyle& style) { return svg(picture_of(f), style); }

std::string described(const BaujatPlot& f) {
  auto text = f.description;
  for (const auto& p : f.points)
    text += both_known(p)
                ? fmt::format(" {}: heterogeneity {:.3g}, influence {:.3g}.", p.label, p.heterogeneity, p.influence)
                : fmt::format(" {}: not known.", p.label);
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
