// An axis: where a value stands on it, its round numbers, and how it is drawn.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

inline constexpr double not_said = std::numeric_limits<double>::quiet_NaN();

/// How values are spaced: evenly, or ratios, evenly by their logarithm.
enum class Scale : unsigned char { natural, log };

/// A round number on an axis, as it is written there: on an even axis all with as many decimals.
struct Tick {
  double      value = 0;
  std::string words;
};

/// `low` and `high` stand at `from` and `to` of the drawing. An axis of no length, or of none that can be drawn, becomes
/// one round it.
class PlotAxis {
 public:
  PlotAxis(Scale, double low, double high, double from, double to);

  /// Where a value stands; what lies beyond an end, or is no number on this scale, at that end (NaN at the low one).
  double at(double value) const { return from_ + (to_ - from_) * std::min(1., std::max(0., share(value))); }
  /// 0 at the low end, 1 at the high one, beyond for what lies beyond; -infinity for 0 on a log scale.
  double share(double value) const;
  bool   holds(double value) const { return value >= low_ && value <= high_; }

  double low() const { return low_; }
  double high() const { return high_; }
  double from() const { return from_; }
  double to() const { return to_; }

  /// Round numbers on it: as many as stand clear of each other, written across between `left` and `right`. None if there
  /// is no room for one.
  std::vector<Tick> ticks_across(double left, double right) const;
  /// The same, written below each other.
  std::vector<Tick> ticks_upright() const;

 private:
  std::vector<Tick> ticks(int most) const;

  Scale  scale_;
  double low_, high_, from_, to_;
};

/// The least axis that shows all of these that are numbers on this scale, with a little room at both ends.
struct AxisRange {
  double low = 0, high = 1;
};
AxisRange covering(const std::vector<double>& values, Scale);

/// Its line at `y`, with these ticks. Returns where their words end.
double draw_ticks_across(Picture&, const PlotAxis&, double y, const std::vector<Tick>&);

/// Draws it from left to right at `y` with as many ticks as stand clear of each other, its words below the middle. Returns where that ends.
double draw_across(Picture&, const PlotAxis&, double y, const std::string& words);

/// Draws it upright at `x`, numbers at its left.
void draw_upright(Picture&, const PlotAxis&, double x);

}  // namespace nelm::sheet
