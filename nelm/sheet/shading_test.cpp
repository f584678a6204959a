#include "nelm/sheet/shading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace nelm::sheet;

namespace {

Picture shaded(const std::vector<Box>& boxes, Shade shade) {
  Picture p;
  draw_shaded(p, boxes, shade);
  return p;
}

}  // namespace

TEST_CASE("boxes edge to edge are one plain area, with a gap two; those of no height none") {
  CHECK(shaded({{0, 0, 10, 10}, {10, 5, 20, 15}}, Shade::plain).shapes.size() == 1);
  CHECK(shaded({{0, 0, 10, 10}, {12, 5, 20, 15}}, Shade::plain).shapes.size() == 2);
  CHECK(shaded({{0, 5, 10, 5}, {10, 5, 10, 9}}, Shade::plain).shapes.empty());
}

TEST_CASE("strokes stay within their area, run its way, and go on from box to box") {
  const std::vector<Box> boxes{{0, 0, 30, 40}, {30, 10, 60, 50}};
  for (const Shade shade : {Shade::rising, Shade::falling, Shade::upright}) {
    const auto  p       = shaded(boxes, shade);
    std::size_t strokes = 0, on = 0;
    for (const auto& s : p.shapes) {
      if (s.corners.size() != 2) continue;
      ++strokes;
      const Spot   a = s.corners[0], b = s.corners[1];
      const double slope = shade == Shade::rising ? -1 : shade == Shade::falling ? 1 : 0;
      if (shade == Shade::upright)
        CHECK(a.x == b.x);
      else
        CHECK((b.y - a.y) == doctest::Approx(slope * (b.x - a.x)));
      CHECK(Box{-0.001, -0.001, 60.001, 50.001}.holds(
          {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}));
      on += a.x < 29 && b.x > 31 ? 1 : 0;
    }
    CHECK(strokes > 8);
    CHECK((shade == Shade::upright ? on == 0 : on > 0));
  }
}
