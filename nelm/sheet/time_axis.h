// Time on an axis, in the unit it was measured in.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/plot_axis.h"

namespace nelm::sheet {

struct TimeWords {
  std::string unit;   // "days", "months"; empty: not said
  std::string since;  // time zero: "registration"; empty: not said
};

/// "Months since registration"; "Time" if nothing is said.
std::string words_of_axis(const TimeWords&);

/// "37.5 months": with one decimal at most from 10 on, none from 1000 on.
std::string time_in_words(double time, const TimeWords&);
std::string time_in_words(double time);

/// Round times on an even axis from 0, at least so far apart: of months as many as make years, where there is room for no more.
std::vector<Tick> time_ticks(const PlotAxis&, const TimeWords&, double apart);

}  // namespace nelm::sheet
