#include "nelm/sheet/plot_key.h"

#include <algorithm>

#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

double draw_key(Picture& p, double top, const std::vector<KeyEntry>& entries, double shapes_wide) {
  constexpr double beside = 4, between = 14;  // a shape and its words; two entries
  const double     right = p.width - picture_margin;
  double           x = picture_margin, below = top;
  for (const auto& e : entries) {
    const double whole = shapes_wide + beside + at_most_wide(e.means, letters);
    if (x > picture_margin && x + whole > right) x = picture_margin, top = below;
    const auto lines = wrapped_to(e.means, right - x - shapes_wide - beside, letters);
    e.draw(p, {x, top + 1.5, x + shapes_wide, top + 1.5 + key_high});
    below = std::max(below, p.write_lines(x + shapes_wide + beside, top, lines));
    x += whole + between;
  }
  return below;
}

}  // namespace nelm::sheet
