// A drawing in SVG, put onto a sheet as a figure.
#pragma once

#include <string>
#include <string_view>

#include "nelm/print/canvas.h"

namespace nelm::print {

struct Place {
  double x = 0, y = 0, width = 0, height = 0;
};

/// Tagged as a figure that says `described`. Its letters stay text. Throws if librsvg cannot read it.
void draw_svg(Canvas&, std::string_view svg, const std::string& described, const Place&);

}  // namespace nelm::print
