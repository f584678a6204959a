#include "nelm/sheet/shading.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace nelm::sheet {

namespace {

constexpr double           strokes_apart = 5, as_one = 0.05;  // two strokes; ends so near to each other are one
constexpr std::string_view stroke_grey = "#999", edge_grey = "#aaa", plain_grey = "#e2e2e2", strong_grey = "#c4c4c4";

bool has_area(const Box& b) { return b.right > b.left && b.bottom > b.top; }

/// Along which a stroke runs: every point of it has the same x + turn * y.
double turn_of(Shade shade) { return shade == Shade::rising ? 1 : shade == Shade::falling ? -1 : 0; }

struct Stroke {
  Spot from, to;
};

/// What of a stroke lies within a box.
Stroke within_box(const Box& b, double turn, double at) {
  if (turn == 0) return {{at, b.top}, {at, b.bottom}};
  const double one = at - turn * b.top, other = at - turn * b.bottom;
  const double left = std::max(b.left, std::min(one, other)), right = std::min(b.right, std::max(one, other));
  return {{left, (at - left) * turn}, {right, (at - right) * turn}};
}

void strokes(Picture& p, const std::vector<Box>& boxes, double turn) {
  std::map<double, std::vector<Stroke>> grid;
  for (const Box& b : boxes) {
    if (!has_area(b)) continue;
    const auto [low, high] = std::minmax({b.left + turn * b.top, b.left + turn * b.bottom});
    const double first     = std::ceil(low / strokes_apart);
    for (double n = first; n * strokes_apart < high + b.right - b.left; ++n) {
      const Stroke s   = within_box(b, turn, n * strokes_apart);
      auto&        all = grid[n];
      if (s.to.x < s.from.x) continue;
      const bool runs_on = !all.empty() && turn != 0 && s.from.x - all.back().to.x < as_one &&
                           std::abs(s.from.y - all.back().to.y) < as_one;
      if (runs_on)
        all.back().to = s.to;
      else
        all.push_back(s);
    }
  }
  constexpr double shortest = 1.5;
  for (const auto& [n, all] : grid)
    for (const Stroke& s : all)
      if (std::hypot(s.to.x - s.from.x, s.to.y - s.from.y) > shortest)
        p.shapes.push_back({Layer::ground, {s.from, s.to}, {"none", stroke_grey, thinnest}, 0, false});
}

/// Boxes that lie edge to edge as one outline each, filled or drawn.
void outlines(Picture& p, const std::vector<Box>& boxes, const Ink& ink) {
  std::vector<Spot> above, below;
  const auto        end = [&] {
    above.insert(above.end(), below.rbegin(), below.rend());
    if (!above.empty()) p.shape(Layer::ground, above, ink);
    above.clear();
    below.clear();
  };
  for (const Box& b : boxes) {
    if (!has_area(b)) continue;
    if (!above.empty() && std::abs(above.back().x - b.left) > as_one) end();
    above.insert(above.end(), {{b.left, b.top}, {b.right, b.top}});
    below.insert(below.end(), {{b.left, b.bottom}, {b.right, b.bottom}});
  }
  end();
}

}  // namespace

void draw_shaded(Picture& p, const std::vector<Box>& boxes, Shade shade) {
  if (shade == Shade::plain || shade == Shade::strong) {
    outlines(p, boxes, {shade == Shade::plain ? plain_grey : strong_grey});
    return;
  }
  strokes(p, boxes, turn_of(shade));
  outlines(p, boxes, {"none", edge_grey, thinnest});
}

}  // namespace nelm::sheet
