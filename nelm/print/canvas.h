// The sheets of paper a page is drawn on: A4 unless another size is asked for, in points (1/72 inch), the origin at the top
// left corner of each.
#pragma once

#include <cairo.h>

#include <memory>
#include <string>
#include <vector>

namespace nelm::print {

inline constexpr double paper_width = 595.276, paper_height = 841.890;

/// What a document says of itself. Control characters and marks of direction become spaces.
struct About {
  std::string title, creator, subject;
  std::string day;  // "2026-11-23": the day it says it was made
};

/// Draws one sheet after another and keeps the bytes.
class Canvas {
 public:
  explicit Canvas(const About&, double width = paper_width, double height = paper_height);

  cairo_t* pen() const { return pen_.get(); }

  /// Leaves this sheet for an empty one.
  void next_sheet();

  void grey(double how_light) { cairo_set_source_rgb(pen(), how_light, how_light, how_light); }

  /// A line, or the edge of a box, so wide and so light.
  void line(double x0, double y0, double x1, double y1, double width, double how_light = 0);

  /// What the figure that is being drawn says in words, for who cannot see it.
  void describe(const std::string& words);

  /// The document; nothing can be drawn after it. Throws if something could not be drawn.
  std::string bytes() &&;

 private:
  std::vector<std::string> descriptions_;
  template <auto destroy>
  struct Destroys {
    void operator()(auto* p) const { destroy(p); }
  };
  std::unique_ptr<std::string>                                       bytes_ = std::make_unique<std::string>();
  std::unique_ptr<cairo_surface_t, Destroys<&cairo_surface_destroy>> surface_;
  std::unique_ptr<cairo_t, Destroys<&cairo_destroy>>                 pen_;
};

/// What is drawn while it lives is an element of the document's structure: "H2", "P", "Table".
class Tagged {
 public:
  Tagged(const Canvas& c, const char* name) : canvas_(c), name_(name) { cairo_tag_begin(c.pen(), name, nullptr); }
  Tagged(const Tagged&)            = delete;
  Tagged& operator=(const Tagged&) = delete;
  ~Tagged() { cairo_tag_end(canvas_.pen(), name_); }

 private:
  const Canvas& canvas_;
  const char*   name_;
};

}  // namespace nelm::print
