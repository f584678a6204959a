// The shapes of a forest plot, each drawn at a height of its axis.
#pragma once

#include "nelm/sheet/forest_plot.h"

namespace nelm::sheet {

inline constexpr double arrow_long = 5, arrow_high = 6;

/// The line of an interval, to the ends of the axis at most.
void draw_interval(Picture&, const PlotAxis&, double y, double estimate, double low, double high);

/// Its estimate, if the axis holds that: a square of that side, or a dot where `side` is 0.
void draw_estimate(Picture&, const PlotAxis&, double y, double estimate, double side, bool pooled);

/// A diamond from bound to bound, cut off at the ends of the axis; black, or grey of a part of the rows.
void draw_diamond(Picture&, const PlotAxis&, double y, double estimate, double low, double high, bool of_all);

/// An open bar.
void draw_prediction(Picture&, const PlotAxis&, double y, double low, double high);

/// Triangles, black and white, upright where the row differs from the original and upside down where the review differs
/// from the row; two rings that share a part, in the middle of a box.
void             draw_mark(Picture&, Mark, const Box&);
std::string_view in_words(Mark);

/// An arrow head with its tip at `tip`: to the left or to the right, black, or white for what is not said.
void draw_arrow(Picture&, Spot tip, bool to_the_left, bool said);

}  // namespace nelm::sheet
