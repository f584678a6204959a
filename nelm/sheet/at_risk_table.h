// Below curves, in line with their axis: how many of each group were still at risk, and what else is said of each.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/plot_axis.h"
#include "nelm/sheet/shading.h"

namespace nelm::sheet {

struct AtRiskRow {
  std::string              name, letter;  // the letter beside its line; empty: its name stands there
  std::vector<double>      at_risk;       // at each tick
  std::vector<std::string> cells;         // one for each head
  bool                     shaded = false;
  Shade                    shade  = Shade::plain;  // of its interval
};

struct AtRiskTable {
  std::vector<std::string> heads;  // of the cells, at the right of the axis
  std::vector<AtRiskRow>   rows;
};

/// How much room it needs at the left and at the right of the axis.
struct AtRiskRoom {
  double left = 0, right = 0;
};
AtRiskRoom room_of(const AtRiskTable&);

/// How far apart ticks have to stand for its numbers.
double ticks_apart(const AtRiskTable&);

/// Draws it below `top`; numbers for which there is no room are left out. Returns where it ends.
double draw_at_risk(Picture&, const AtRiskTable&, const PlotAxis&, const std::vector<Tick>&, double top);

}  // namespace nelm::sheet
