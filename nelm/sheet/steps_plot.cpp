#include "nelm/sheet/steps_plot.h"

namespace nelm::sheet {

ForestPlot forest_of(const StepsPlot& s) {
  const bool  added = s.steps == Steps::added;
  ForestGroup group;
  for (const auto& p : s.pools)
    group.rows.push_back({.label    = (added ? (group.rows.empty() ? "" : "+ ") : "without ") + p.study,
                          .estimate = p.estimate,
                          .low      = p.low,
                          .high     = p.high,
                          .cells    = p.cells,
                          .marks    = {}});
  return {.title        = s.title,
          .description  = s.description,
          .axis         = s.axis,
          .scale        = s.scale,
          .axis_low     = s.axis_low,
          .axis_high    = s.axis_high,
          .reference    = s.reference,
          .lower_means  = {},
          .higher_means = {},
          .rows_head    = "Pool",
          .columns      = s.columns,
          .groups       = {std::move(group)},
          .summary      = s.whole,
          .notes        = s.notes};
}

Picture picture_of(const StepsPlot& s) { return picture_of(forest_of(s)); }

std::string svg(const StepsPlot& s, const PictureStyle& style) { return svg(picture_of(s), style); }

}  // namespace nelm::sheet
