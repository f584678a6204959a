// A Baujat plot: how much each study adds to the heterogeneity, and how far the pool would move without it.
//
// Baujat B, Mahe C, et al. Stat Med 2002;21:2641-52.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

struct BaujatPoint {
  std::string label;
  double      heterogeneity = 0, influence = 0;  // both at least 0; one that is not a finite number is not drawn
};

struct BaujatPlot {
  std::string              title, description;
  std::string              across  = "Contribution to heterogeneity";
  std::string              upright = "Influence on the pooled result";
  std::vector<BaujatPoint> points;
  std::vector<std::string> notes;
};

/// Names go to the points first that lie farthest out.
Picture     picture_of(const BaujatPlot&);
std::string svg(const BaujatPlot&, const PictureStyle& = {});

/// The plot in words, point by point.
std::string described(const BaujatPlot&);

}  // namespace nelm::sheet
