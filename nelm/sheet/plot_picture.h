// A picture as the list of all that is placed on it: the SVG is written from that list, and whoever wants to know where
// something stands asks it.
//
// In points (1/72 inch), the origin at the upper left. Printed at half its size a picture keeps letters of 5 points and
// strokes of 0.4: no letter is smaller than `letters`, no stroke thinner than `thinnest`. All is black, white or grey.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/sheet/svg_parts.h"

namespace nelm::sheet {

inline constexpr double           thinnest = 0.8, picture_margin = 8;
inline constexpr std::string_view black = "#000", white = "#fff", dark_grey = "#555";

struct Spot {
  double x = 0, y = 0;
};

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  /// Whether they share more than an edge.
  bool meets(const Box& b) const { return left < b.right && b.left < right && top < b.bottom && b.top < bottom; }
  bool holds(const Box& b) const { return left <= b.left && top <= b.top && right >= b.right && bottom >= b.bottom; }
};

struct PlacedText {
  double      x = 0, y = 0;  // of its anchor, on its baseline
  std::string words;
  Anchor      anchor = Anchor::start;
  bool        bold   = false;
  double      size   = letters;

  /// What it covers at most, in any face that is not wider than DejaVu Sans.
  Box box() const;
};

/// What lies over what: grounds below lines, lines below marks.
enum class Layer : unsigned char { ground, line, mark };

struct Ink {
  std::string_view fill = "none", edge = "none";
  double           width = 0;  // of the edge
  std::string_view dashes{};
};

/// Straight from corner to corner, or a circle of so much radius round its one corner.
struct PlacedShape {
  Layer             layer = Layer::mark;
  std::vector<Spot> corners;
  Ink               ink;
  double            radius = 0;
  bool              closed = true;

  /// With its edge.
  Box box() const;
  /// Whether one of its lines, or its edge, crosses a box. (A circle by its box.)
  bool crosses(const Box&) const;
};

struct Picture {
  std::string              title, description;
  double                   width = 0, height = 0;
  std::vector<PlacedShape> shapes;
  std::vector<PlacedText>  texts;

  /// A text, unless it is empty.
  void write(PlacedText);
  /// Lines below each other, the first begins at `top`. Returns where the last ends.
  double write_lines(double x, double top, const std::vector<std::string>& lines, Anchor = Anchor::start,
                     bool bold = false);
  /// Its title over its whole width; returns where that ends.
  double write_title(double top);
  void   line(Spot from, Spot to, double thick = thinnest, std::string_view dashes = {}, std::string_view grey = black);
  void   shape(Layer, std::vector<Spot> corners, Ink);
  void   circle(Layer, Spot middle, double radius, Ink);
};

struct PictureStyle {
  std::string_view id     = "picture";  // begins every id in the drawing: another one for each in a document
  std::string_view family = svg_family;
  bool             paper  = true;  // draws white below it all, for who looks at it on black
};

/// The picture as an <svg> element that also stands alone as a file, its size in points; real text, title and
/// description. Coordinates have at most two decimals. Same in, same bytes.
std::string svg(const Picture&, const PictureStyle& = {});

}  // namespace nelm::sheet
