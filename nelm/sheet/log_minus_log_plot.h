// log(-log S) over the logarithm of time, of two to six groups: where hazards are proportional the lines run side by side.
//
// D. Collett, Modelling Survival Data in Medical Research (2015), 4.4.1.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/survival_curve_plot.h"

namespace nelm::sheet {

struct LogMinusLogPlot {
  std::string                title, description;
  std::string                event;
  TimeWords                  time;
  std::vector<SurvivalGroup> groups;
  std::vector<std::string>   notes = {};
};

/// Each curve from its first event after time 0 up to where its share is 0, which lies beyond every axis. Other things as of
/// SurvivalCurvePlot.
Picture     picture_of(const LogMinusLogPlot&);
std::string svg(const LogMinusLogPlot&, const PictureStyle& = {});
std::string described(const LogMinusLogPlot&);

}  // namespace nelm::sheet
