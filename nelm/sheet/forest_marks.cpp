#include "nelm/sheet/forest_marks.h"

#include <array>
#include <cmath>

namespace nelm::sheet {

namespace {

constexpr double interval_thick = 1.2, diamond_half = 5.5, bar_half = 3;
constexpr auto   broken = "3 2";
constexpr Ink    solid{black};
constexpr Ink    open{white, black, 1};

/// Where one end of something lies, and what is said of it there.
struct End {
  double x;
  bool   said, on_axis;
};

/// `sign`: -1 for the low end, 1 for the high one.
End end_of(const PlotAxis& axis, double bound, int sign) {
  const double edge = sign < 0 ? axis.from() : axis.to();
  if (std::isnan(bound)) return {edge, false, false};
  const bool beyond = sign < 0 ? axis.share(bound) < 0 : axis.share(bound) > 1;
  return {axis.at(bound), true, !beyond};
}

void draw_line_to(Picture& p, Spot from, End end, int sign) {
  const double arrow = end.on_axis ? 0 : arrow_long;
  if (const double x = end.x - sign * arrow; sign * (x - from.x) > 0)
    p.line(from, {x, from.y}, interval_thick, end.said ? "" : broken);
  if (!end.on_axis) draw_arrow(p, {end.x, from.y}, sign < 0, end.said);
}

/// The arrow of a shape that is cut off: beyond its end.
void draw_goes_on(Picture& p, End end, double y, int sign) {
  if (!end.on_axis) draw_arrow(p, {end.x + sign * (arrow_long + 1.5), y}, sign < 0, end.said);
}

/// How high a diamond still is where an axis cuts it, as a part of its middle.
double left_at_the_cut(const PlotAxis& axis, double estimate, double bound, double edge_share) {
  const double whole = std::abs(axis.share(bound) - axis.share(estimate));
  if (!std::isfinite(whole) || std::isnan(bound) || whole == 0) return 0.6;
  return std::abs(axis.share(bound) - edge_share) / whole;
}

}  // namespace

void draw_arrow(Picture& p, Spot tip, bool to_the_left, bool said) {
  const double back = tip.x + (to_the_left ? arrow_long : -arrow_long);
  p.shape(Layer::mark, {{back, tip.y - arrow_high / 2}, tip, {back, tip.y + arrow_high / 2}}, said ? solid : open);
}

void draw_interval(Picture& p, const PlotAxis& axis, double y, double estimate, double low, double high) {
  if (std::isnan(estimate) && (std::isnan(low) || std::isnan(high))) return;
  if (low > high) std::swap(low, high);
  const End    left = end_of(axis, low, -1), right = end_of(axis, high, 1);
  const double middle = std::isnan(estimate) ? (left.x + right.x) / 2 : axis.at(estimate);
  draw_line_to(p, {middle, y}, left, -1);
  draw_line_to(p, {middle, y}, right, 1);
}

void draw_estimate(Picture& p, const PlotAxis& axis, double y, double estimate, double side, bool pooled) {
  if (!axis.holds(estimate)) return;
  constexpr double dot = 3.2;
  const double     x = axis.at(estimate), half = side / 2;
  const Ink&       ink = pooled ? solid : open;
  if (side == 0)
    p.circle(Layer::mark, {x, y}, dot, ink);
  else
    p.shape(Layer::mark, {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}}, ink);
}

void draw_diamond(Picture& p, const PlotAxis& axis, double y, double estimate, double low, double high, bool of_all) {
  if (std::isnan(estimate)) return;
  const End left = end_of(axis, low, -1), right = end_of(axis, high, 1);
  if (axis.holds(estimate)) {
    const double      x = axis.at(estimate);
    std::vector<Spot> corners{{x, y - diamond_half}};
    const auto        side = [&](const End& end, double bound, double edge_share, double turn) {
      const double cut = end.on_axis ? 0 : diamond_half * left_at_the_cut(axis, estimate, bound, edge_share);
      corners.push_back({end.x, y + turn * cut});
      if (cut > 0) corners.push_back({end.x, y - turn * cut});
    };
    side(right, high, 1, -1);
    corners.push_back({x, y + diamond_half});
    side(left, low, 0, 1);
    p.shape(Layer::mark, corners, of_all ? Ink{black, black, 1} : Ink{"#aaa", black, 1});
  }
  draw_goes_on(p, left, y, -1);
  draw_goes_on(p, right, y, 1);
}

void draw_prediction(Picture& p, const PlotAxis& axis, double y, double low, double high) {
  const End left = end_of(axis, low, -1), right = end_of(axis, high, 1);
  p.shape(Layer::mark,
          {{left.x, y - bar_half}, {right.x, y - bar_half}, {right.x, y + bar_half}, {left.x, y + bar_half}}, open);
  draw_goes_on(p, left, y, -1);
  draw_goes_on(p, right, y, 1);
}

void draw_mark(Picture& p, Mark m, const Box& box) {
  const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  if (m == Mark::shared) {
    for (const double aside : {-2., 2.}) p.circle(Layer::mark, {x + aside, y}, 3.2, {"none", black, 1});
    return;
  }
  const double up     = m == Mark::other_number || m == Mark::other_label ? 1 : -1;
  const bool   number = m == Mark::other_number || m == Mark::review_number;
  p.shape(Layer::mark, {{x, y - up * 4.2}, {x + 4.4, y + up * 3.4}, {x - 4.4, y + up * 3.4}},
          {number ? black : white, black, 1});
}

std::string_view in_words(Mark m) {
  constexpr std::array<std::string_view, mark_kinds> words{
      "a number is not that of the original", "a label or denominator is not that of the original",
      "the review has another number or conclusion", "the review has another label or denominator",
      "may share patients with another row"};
  return words.at(static_cast<std::size_t>(m));
}

}  // namespace nelm::sheet
