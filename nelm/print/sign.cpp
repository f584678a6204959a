#include "nelm/print/sign.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "nelm/print/column.h"

namespace nelm::print {

using sheet::Sign;

namespace {

void octagon(cairo_t* pen, double x, double y, double side) {
  const double middle = side / 2, radius = middle / std::cos(std::numbers::pi / 8);
  for (int i = 0; i < 8; ++i) {
    const double angle = (i + 0.5) * std::numbers::pi / 4;
    cairo_line_to(pen, x + middle + radius * std::cos(angle), y + middle + radius * std::sin(angle));
  }
  cairo_close_path(pen);
}

/// Strokes from corner to corner, in one path: a sheet holds hundreds of signs, and what costs is each stroke and clip.
void hatch(Canvas& canvas, double x, double y, double side, double light) {
  constexpr int strokes = 4;
  cairo_t*      pen     = canvas.pen();
  for (int i = -strokes; i < strokes; ++i) {
    const double shift = (i + 0.5) * side / strokes;  // of the stroke from the one between two corners
    const double left = std::max(shift, 0.0), above = std::max(-shift, 0.0);
    cairo_move_to(pen, x + left, y + side - above);
    cairo_line_to(pen, x + side - above, y + left);
  }
  canvas.grey(light);
  cairo_set_line_width(pen, 0.5);
  cairo_stroke(pen);
}

}  // namespace

std::string_view letter(Sign s) {
  static constexpr std::array<std::string_view, 6> letters{"", "+", "-", "?", "!", "~"};
  return letters.at(static_cast<std::size_t>(s));
}

void draw_sign(Canvas& canvas, Type& type, Sign s, double x, double top, double leading, bool faint) {
  if (s == Sign::none) return;
  constexpr double edge  = 0.7;
  const double     y     = top + (leading - sign_side) / 2;
  const double     light = faint ? faint_light : 0;
  cairo_t*         pen   = canvas.pen();
  cairo_set_line_width(pen, s == Sign::gate ? 1.5 : edge);
  cairo_new_path(pen);
  canvas.grey(light);
  switch (s) {
    case Sign::met:
      cairo_rectangle(pen, x, y, sign_side, sign_side);
      cairo_fill(pen);
      break;
    case Sign::gate:
      octagon(pen, x + edge, y + edge, sign_side - 2 * edge);
      cairo_stroke(pen);
      break;
    case Sign::parts:
      cairo_arc(pen, x + sign_side / 2, y + sign_side / 2, (sign_side - edge) / 2, 0, 2 * std::numbers::pi);
      cairo_stroke(pen);
      break;
    default:
      if (s == Sign::unknown) hatch(canvas, x, y, sign_side, light);
      cairo_set_line_width(pen, edge);
      cairo_rectangle(pen, x + edge / 2, y + edge / 2, sign_side - edge, sign_side - edge);
      cairo_stroke(pen);
      break;
  }
  const auto words = type.set(std::string(letter(s)), Font::small_strong, sign_side * 2, s == Sign::met ? 1 : light);
  if (s == Sign::unknown) {  // a white place for the letter
    canvas.grey(1);
    cairo_arc(pen, x + sign_side / 2, y + sign_side / 2, sign_side * 0.36, 0, 2 * std::numbers::pi);
    cairo_fill(pen);
  }
  words.draw(pen, x + (sign_side - words.width()) / 2, y + (sign_side - words.leading) / 2);
}

}  // namespace nelm::print
