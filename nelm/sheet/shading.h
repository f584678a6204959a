// Areas told apart in grey: a plain grey, or strokes that rise, fall or stand upright.
#pragma once

#include <vector>

#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

enum class Shade : unsigned char { plain, rising, falling, upright, strong };

/// Shades boxes that lie side by side, from left to right, as one area: its strokes run on from box to box, and those of two areas
/// lie on one grid. Boxes without height or width are passed over. Drawn as ground, below every line.
void draw_shaded(Picture&, const std::vector<Box>&, Shade);

}  // namespace nelm::sheet
