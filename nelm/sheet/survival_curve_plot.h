// Curves of the share without an event over time, of one to six groups: steps, ends of observation, intervals, medians, and
// how many were at risk; of two groups also the difference of their mean times up to a limit, as the area between them.
//
// S. J. Pocock, T. C. Clayton, D. G. Altman, Lancet 359 (2002) 1686-1689 (how such curves are to be drawn); T. P. Morris et
// al., BMJ Open 9 (2019) e030215 (numbers at risk and intervals with them).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/cohort/restricted_mean.h"
#include "nelm/cohort/survival_interval.h"
#include "nelm/sheet/plot_picture.h"
#include "nelm/sheet/time_axis.h"

namespace nelm::sheet {

struct SurvivalGroup {
  std::string   name;
  cohort::Curve curve;
  double        begins = 0;  // where it is drawn from: a curve of those without the event then
};

struct SurvivalCurvePlot {
  std::string                            title, description;
  std::string                            event;  // "death": the curves are the share without it
  TimeWords                              time;
  std::vector<SurvivalGroup>             groups;
  cohort::IntervalScale                  scale     = cohort::IntervalScale::log;
  double                                 level     = 0.95;
  bool                                   intervals = true;  // of at most three groups; of more none are drawn
  std::optional<cohort::RestrictedMeans> means     = {};    // of the two groups: shades their difference
  std::vector<std::string>               notes     = {};    // below the picture
};

/// As wide and high as what it holds needs; no two texts touch, whatever stands in them. Numbers at risk are those at the next
/// time somebody's observation ended, as R counts.
Picture     picture_of(const SurvivalCurvePlot&);
std::string svg(const SurvivalCurvePlot&, const PictureStyle& = {});

/// The plot in words, group by group.
std::string described(const SurvivalCurvePlot&);

}  // namespace nelm::sheet
