// Words as glyphs at their places, and many of them shown in one stroke: what a page costs to draw is its strokes, not its
// letters.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nelm::print {

/// Glyphs of one face and size, with the text they stand for: what a reader selects, searches and copies.
struct Glyphs {
  std::shared_ptr<cairo_scaled_font_t> font;
  std::vector<cairo_glyph_t>           glyphs;  // in points, from where the text begins
  std::vector<cairo_text_cluster_t>    clusters;
  std::string                          text;
  bool                                 backward = false;  // read from the right
};

/// Letters in one line.
struct Shaped {
  std::vector<Glyphs> glyphs;     // several where no one face has all the letters
  double              width = 0;  // in points
};

/// Text without a line break, in the font of the attributes. A letter that the face lacks is taken from another
/// that has it; one that no face on the machine has is drawn as its number, "U+6F22", and read back as the letter it is.
/// Pango's layouts would also look for where lines may break, which costs more than the shaping and is settled here by words.
Shaped shaped(PangoContext*, PangoAttrList*, std::string_view text);

/// Gathers glyphs, and shows those of one face and lightness at once.
class Stroke {
 public:
  explicit Stroke(cairo_t* pen) : pen_(pen) {}
  Stroke(const Stroke&)            = delete;
  Stroke& operator=(const Stroke&) = delete;
  ~Stroke() { show(); }

  /// From a point on the base line; `light`: 0 is black.
  void add(const Glyphs&, double x, double y, double light);

 private:
  void show();

  cairo_t* pen_;
  Glyphs   gathered_;
  double   light_ = 0;
};

}  // namespace nelm::print
