// A curve of steps as it is drawn: no finer than can be seen.
#pragma once

#include <functional>
#include <vector>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

/// From `x` on, up to the next: where the curve stands, and the ends of its interval; NaN where there is none.
struct StepLevel {
  double x = 0, y = 0, low = 0, high = 0;
};

struct StepLine {
  std::vector<StepLevel> levels;
  double                 end = 0;

  bool              empty() const { return levels.empty(); }
  double            y_at(double x) const;  // requires: not empty
  std::vector<Spot> corners() const;
  std::vector<Box>  interval() const;  // side by side
};

/// Steps by where they stand, with the level before the first; what moves the line by less than can be seen is left out.
StepLine step_line(const StepLevel& before, const cohort::Curve&,
                   const std::function<StepLevel(const cohort::CurveStep&)>&);

/// The area between two lines from where they begin to `end`, side by side.
std::vector<Box> between(const StepLine&, const StepLine&, double end);

}  // namespace nelm::sheet
