// The limit lines, two beside each other, drawn from the SVG that every renderer shows.
#include <algorithm>
#include <string>

#include "nelm/print/column.h"
#include "nelm/print/drawing.h"
#include "nelm/sheet/svg_figure.h"

namespace nelm::print {

using sheet::LimitLines;

namespace {

constexpr double between = 18, wide = (column_width - between) / 2;
constexpr double shrunk = 0.85;  // letters of 10 units become 8.5 points

sheet::SvgStyle style_of(std::string_view id) { return {.id = id, .family = text_face, .width = wide / shrunk}; }

double height_of(const LimitLines& f) { return sheet::size_of_svg(f, style_of("a")).height * shrunk; }

// Letters of 10 points become 7.5; no wider than the column.
constexpr double picture_shrunk = 0.75;

}  // namespace

Piece plate(const sheet::Plate& d) {
  const double by   = std::min(picture_shrunk, column_width / d.picture.width);
  const double high = d.picture.height * by, broad = d.picture.width * by;
  return {.before = 4, .height = high, .draw = [=, picture = d.picture](Canvas& canvas, double top) {
            draw_svg(canvas, sheet::svg(picture, {.family = text_face, .paper = false}), picture.description,
                     {left_edge + (column_width - broad) / 2, top, broad, high});
          }};
}

Pieces figures(Type&, const std::vector<const LimitLines*>& all) {
  Pieces pieces;
  for (std::size_t i = 0; i < all.size(); i += 2) {
    std::vector<LimitLines> row{*all[i]};
    if (i + 1 < all.size()) row.push_back(*all[i + 1]);
    double tall = 0;
    for (const auto& f : row) tall = std::max(tall, height_of(f));
    pieces.push_back(
        {.before = 3, .height = tall, .with_next = true, .draw = [row = std::move(row)](Canvas& canvas, double top) {
           double x = left_edge;
           for (const auto& f : row) {
             draw_svg(canvas, sheet::svg(f, style_of("f")), sheet::described(f), {x, top, wide, height_of(f)});
             x += wide + between;
           }
         }});
  }
  if (!pieces.empty()) pieces.back().with_next = false;
  return pieces;
}

}  // namespace nelm::print
