// A funnel plot: each study by its estimate and standard error, the largest at the top, on regions of statistical
// significance, so that a gap where results would be significant can be told from one where they would not.
//
// Peters JL, Sutton AJ, et al. J Clin Epidemiol 2008;61:991-6 (contours). Sterne JAC, Egger M. J Clin Epidemiol
// 2001;54:1046-55 (standard error upright).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/sheet/plot_axis.h"

namespace nelm::sheet {

struct FunnelPoint {
  std::string label;
  double      estimate = 0, se = 0;  // on the scale on which they are normal: the logarithm of a ratio, a logit
  bool        filled = false;        // put in by trim and fill: drawn white
};

/// Egger's regression: the estimate where the standard error is 0, and how it changes with that.
struct FunnelRegression {
  double at_no_error = 0, slope = 0;
};

struct FunnelPlot {
  std::string title, description;
  std::string axis;                        // what is measured: "Log odds of survival at 5 years"
  Scale       scale = Scale::natural;      // log: the axis is labelled with ratios, of which these are logarithms
  std::vector<FunnelPoint>        points;  // one without a finite estimate or a positive error is not drawn
  double                          summary         = not_said;  // the middle of the pseudo 95 % limits
  double                          reference       = not_said;  // no effect; not said: no regions
  std::string                     reference_means = "no effect";
  std::vector<std::string>        notes;
  std::optional<FunnelRegression> regression;
};

/// Light greys for P over 0.1, to 0.05, to 0.01 and under it (two-sided, normal), told in the key. Names go to the points first that lie farthest out of
/// the limits.
Picture     picture_of(const FunnelPlot&);
std::string svg(const FunnelPlot&, const PictureStyle& = {});

/// The plot in words, point by point.
std::string described(const FunnelPlot&);

}  // namespace nelm::sheet
