// What every drawing is written with: its head with title and description, and its texts.
#pragma once

#include <string>
#include <string_view>

namespace nelm::sheet {

inline constexpr double letters = 10, line_height = 12.5;  // how high a drawing's letters are, and one line of them

inline constexpr std::string_view svg_family =
    "'Source Sans 3', 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans Condensed', sans-serif";

/// Where a text stands by its x: begins there, has its middle there, ends there.
enum class Anchor : unsigned char { start, middle, end };

struct SvgHead {
  std::string_view id, family;
  double           width = 0, height = 0;
  std::string_view unit;  // of width and height: "pt"; empty: that of the medium
  std::string      title, description;
};

/// An <svg> element that also stands alone as a file: an image with a name and a description for who cannot see it.
std::string svg_document(const SvgHead&, std::string_view body);

/// A <text> element. `y`: its baseline.
std::string svg_text(double x, double y, std::string_view words, Anchor = Anchor::start, bool bold = false,
                     double size = letters);

}  // namespace nelm::sheet
