// The hazard ratios of a Cox model as a forest: each level of a category below the one it is compared with.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_profile.h"
#include "nelm/sheet/forest_plot.h"

namespace nelm::sheet {

/// How many rows are at a level, or in all of a column of numbers, and how many of them with the event.
struct RowsCounted {
  std::string name;  // as of the model: "sex=f"
  std::size_t events = 0, rows = 0;
};

struct HazardRatioPlot {
  std::string                       title, description;
  std::string                       event;  // "death": a ratio above 1 is more of it
  cohort::CoxFit                    fit;
  std::vector<std::string>          compared_with;  // the reference of each category: "sex=m"
  std::vector<RowsCounted>          counted = {};   // of levels, references too; what is not named is not counted
  double                            level   = 0.95;
  std::vector<std::string>          notes   = {};
  std::optional<cohort::CoxProfile> profile = {};  // intervals and P are by it
};

/// "age" and interactions stand alone, "sex=f" below "sex" after its reference.
ForestPlot  forest_of(const HazardRatioPlot&);
Picture     picture_of(const HazardRatioPlot&);
std::string svg(const HazardRatioPlot&, const PictureStyle& = {});

/// The plot in words.
std::string described(const HazardRatioPlot&);

}  // namespace nelm::sheet
