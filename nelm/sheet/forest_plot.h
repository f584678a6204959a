// A forest plot: for each study its estimate as a square, as large as its weight, on the line of its interval; the summary
// as a diamond, and before it the interval in which a new study would be expected.
//
// Lewis S, Clarke M. BMJ 2001;322:1479-80 (the plot). Riley RD, Higgins JPT, Deeks JJ. BMJ 2011;342:d549 (the prediction
// interval).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/sheet/plot_axis.h"

namespace nelm::sheet {

/// What is to be noticed about a row: each has a shape of its own, which the key says in words.
enum class Mark : unsigned char {
  other_number,   // the row is the review's, and a number of it is not that of the original
  other_label,    // likewise a label or a denominator
  review_number,  // the row is the original's, and the review has another number or conclusion
  review_label,   // likewise a label or a denominator
  shared          // may share patients with another row
};
inline constexpr std::size_t mark_kinds = 5;

/// A column of text, at one side of the axis.
struct ForestColumn {
  std::string head;
  bool        left_of_axis = false;
  Anchor      anchor       = Anchor::end;
};

/// Estimates and bounds are as the axis is labelled: ratios on a log scale, not their logarithms. A bound that is not said
/// is drawn broken to the end of the axis; one that lies beyond it, or is infinite, ends there in an arrow.
struct ForestRow {
  std::string              label;
  double                   estimate = not_said, low = not_said, high = not_said;
  double                   weight_pct = not_said;  // not said: all dots are alike
  std::vector<std::string> cells;                  // one for each column; those beyond are not shown
  std::vector<Mark>        marks;
  bool                     pooled = true;  // else its square is white
};

struct ForestPrediction {
  std::string              label = "Prediction interval";
  double                   low = not_said, high = not_said;
  std::vector<std::string> cells;
};

struct ForestSummary {
  std::string                     label;
  double                          estimate = not_said, low = not_said, high = not_said;
  std::vector<std::string>        cells;
  std::optional<ForestPrediction> prediction;
  std::vector<std::string>        notes;  // heterogeneity and what else is said of it, below its diamond
};

struct ForestGroup {
  std::string                  name;  // empty: its rows stand alone
  std::vector<ForestRow>       rows;
  std::optional<ForestSummary> summary;
};

struct ForestPlot {
  std::string                  title, description;  // what the picture says of itself, before all it shows
  std::string                  axis;                // what is measured: "Odds ratio of survival at 5 years"
  Scale                        scale    = Scale::natural;
  double                       axis_low = not_said, axis_high = not_said;  // not said: as the numbers need
  double                       reference = not_said;                       // where there is no effect
  std::string                  lower_means, higher_means;                  // "favours no surgery", below the axis
  std::string                  rows_head   = "Study";
  std::string                  white_means = "shown, not in the pool";
  std::vector<ForestColumn>    columns;
  std::vector<ForestGroup>     groups;
  std::optional<ForestSummary> summary;  // of all groups; a broken line stands at its estimate
  std::vector<std::string>     notes;    // below the picture
};

/// As wide and high as what it holds needs; no two texts touch, whatever stands in them.
Picture picture_of(const ForestPlot&);

/// That picture as SVG, which also says in words all it shows.
std::string svg(const ForestPlot&, const PictureStyle& = {});

/// The plot in words, row by row, the prediction interval before its summary.
std::string described(const ForestPlot&);

}  // namespace nelm::sheet
