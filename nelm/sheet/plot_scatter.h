// Points between two axes, named where there is room: what funnel and Baujat plots have in common.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/plot_axis.h"

namespace nelm::sheet {

struct ScatterPoint {
  std::string label;
  double      x = 0, y = 0;
  bool        white = false;  // drawn white: no study of the pool
};

inline constexpr double scatter_wide = 400, scatter_high = 280;

/// Begins a picture of that width with its title. Returns the box between the axes, whose words stand above and below it:
/// `upright` above, on a line of its own.
Box begin_scatter(Picture&, const std::string& title, const std::string& upright);

/// Draws both axes round the box. Returns where the words below it end.
double draw_axes(Picture&, const Box&, const PlotAxis& across, const PlotAxis& upright, const std::string& words);

/// Draws the points, then names one after another, as they come, where the name stands clear: of the other points and names, of every line in the picture
/// and of the edges of the box. Takes points that both axes hold. Returns which are not named,
/// or how many, as a note; nothing if all are.
std::string draw_points(Picture&, const Box&, const PlotAxis& across, const PlotAxis& upright,
                        const std::vector<ScatterPoint>&);

}  // namespace nelm::sheet
