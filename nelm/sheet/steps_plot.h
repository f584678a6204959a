// What becomes of a pool when its studies are added one after another, or when each is left out in turn: drawn as a forest
// plot whose rows are pools.
//
// Lau J, Schmid CH, Chalmers TC. J Clin Epidemiol 1995;48:45-57 (cumulative).
#pragma once

#include "nelm/sheet/forest_plot.h"

namespace nelm::sheet {

enum class Steps : unsigned char { added, left_out };

/// The pool after a study was added, or without it. Bounds as in a forest plot.
struct PoolStep {
  std::string              study;
  double                   estimate = not_said, low = not_said, high = not_said;
  std::vector<std::string> cells;
};

struct StepsPlot {
  std::string                  title, description, axis;
  Steps                        steps    = Steps::added;
  Scale                        scale    = Scale::natural;
  double                       axis_low = not_said, axis_high = not_said, reference = not_said;
  std::vector<ForestColumn>    columns;
  std::vector<PoolStep>        pools;
  std::optional<ForestSummary> whole;  // the pool of all studies
  std::vector<std::string>     notes;
};

/// The same as a forest plot: rows "+ Frilling" or "without Frilling", alike in size.
ForestPlot forest_of(const StepsPlot&);

Picture     picture_of(const StepsPlot&);
std::string svg(const StepsPlot&, const PictureStyle& = {});

}  // namespace nelm::sheet
