// The key of a picture: what its shapes mean, in words, as many beside each other as there is room for.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

inline constexpr double key_wide = 16, key_high = 10;  // what a shape has room for

struct KeyEntry {
  std::function<void(Picture&, const Box&)> draw;
  std::string                               means;
};

/// Draws it over the whole width of the picture, below `top`. Returns where it ends.
double draw_key(Picture&, double top, const std::vector<KeyEntry>&, double shapes_wide = key_wide);

}  // namespace nelm::sheet
