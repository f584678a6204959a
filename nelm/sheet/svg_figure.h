// Limit lines as one drawing: a fact's axis, each list's limit on a line of its own, and where the patient stands.
//
// Black is inside a limit, white outside, hatched inside the source's own range or where its readings part: three fills
// that a grey photocopy keeps apart. A limit that counts as inside ends in a black dot, one that does not in a white one,
// one on which the source's readings part in a dot of both. The patient is a line under a triangle, or between two
// broken lines under a bar whose ends are dots of the same two kinds, or arrows where nothing bounds it.
#pragma once

#include <string>
#include <string_view>

#include "nelm/sheet/page.h"
#include "nelm/sheet/svg_parts.h"

namespace nelm::sheet {

struct SvgStyle {
  std::string_view id     = "limits";  // begins every id in the drawing: another one for each in a document
  std::string_view family = svg_family;
  double           width  = 340;  // in the drawing's own units, of which its letters are 10 high; at least 240
};

/// The drawing as an <svg> element that also stands alone as a file, with a title, and a description that says
/// everything it shows in words. Its height follows from what it holds; no two texts touch in any face that is not wider
/// than DejaVu Sans. Coordinates have at most two decimals. Same in, same bytes.
std::string svg(const LimitLines&, const SvgStyle&);

/// The size of that drawing, in its own units.
struct SvgSize {
  double width = 0, height = 0;
};
SvgSize size_of_svg(const LimitLines&, const SvgStyle&);

/// The drawing in words: "age 55. milan-2007: at most 55, met. ..."
std::string described(const LimitLines&);

}  // namespace nelm::sheet
