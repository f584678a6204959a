// What events at each time say of each coefficient, with a smooth line and its band: a coefficient that does not change
// over time lies within the band along its whole length.
//
// P. M. Grambsch, T. M. Therneau, Biometrika 81 (1994) 515-526; drawn as R's plot of cox.zph.
#pragma once

#include <string>
#include <vector>

#include "nelm/cohort/proportional_hazards.h"
#include "nelm/sheet/plot_picture.h"
#include "nelm/sheet/time_axis.h"

namespace nelm::sheet {

struct SchoenfeldPlot {
  std::string                 title, description;
  TimeWords                   time;
  cohort::ProportionalHazards test;
  std::size_t                 over = 0;      // which of the test's scales
  std::vector<std::string>    names;         // of the tests, in their order
  std::vector<double>         coefficients;  // of each as it was fitted, drawn as a line; NaN, or none: no such line
  int                         degrees = 4;   // of the smooth lines
  std::vector<std::string>    notes   = {};
};

/// A panel for each test, two beside each other.
Picture     picture_of(const SchoenfeldPlot&);
std::string svg(const SchoenfeldPlot&, const PictureStyle& = {});
std::string described(const SchoenfeldPlot&);

}  // namespace nelm::sheet
