#include "nelm/sheet/plot_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/sheet/axis_ticks.h"
#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

constexpr double tick = 4, apart = 3.5;  // how long a tick is, how far two numbers stand apart at least

constexpr double largest_shown = 1e100, smallest_shown = 1e-100;  // beyond, no axis can tell two values apart

bool shown_on(double value, Scale scale) {
  return std::abs(value) <= largest_shown && (scale == Scale::natural || value >= smallest_shown);
}

/// Whether the numbers between can be counted.
bool long_enough(double low, double high) {
  constexpr double least = 1e-9;  // of the larger
  return high - low > least * std::max(std::abs(low), std::abs(high));
}

/// 0.5 beside 1 is 0.5 beside 1.0. Numbers so large or small that they are written with a power of ten stay as they are.
void with_as_many_decimals(std::vector<Tick>& ticks) {
  std::size_t decimals = 0;
  for (const Tick& t : ticks) {
    if (t.words.find('e') != std::string::npos) return;
    if (const auto dot = t.words.find('.'); dot != std::string::npos)
      decimals = std::max(decimals, t.words.size() - dot - 1);
  }
  for (Tick& t : ticks) t.words = fmt::format("{:.{}f}", t.value, decimals);
}

double spaced(double value, Scale scale) { return scale == Scale::log ? std::log(value) : value; }

}  // namespace

PlotAxis::PlotAxis(Scale scale, double low, double high, double from, double to)
    : scale_(scale), low_(low), high_(high), from_(from), to_(to) {
  const bool log = scale == Scale::log;
  if (!shown_on(low_, scale)) low_ = log ? shown_on(high_, scale) ? high_ / 10 : 1 : 0;
  if (!shown_on(high_, scale) || !long_enough(low_, high_))
    high_ = log ? low_ * 2 : low_ + std::max(1., std::abs(low_));
}

double PlotAxis::share(double value) const {
  if (std::isnan(value)) return 0;
  if (scale_ == Scale::log && value <= 0) return -std::numeric_limits<double>::infinity();
  const double low = spaced(low_, scale_);
  return (spaced(value, scale_) - low) / (spaced(high_, scale_) - low);
}

std::vector<Tick> PlotAxis::ticks(int most) const {
  std::vector<Tick> all;
  for (const double t : scale_ == Scale::log ? log_axis_ticks(low_, high_, most) : axis_ticks(low_, high_, most))
    all.push_back({t, fmt::format("{:.6g}", t)});
  if (scale_ == Scale::natural) with_as_many_decimals(all);
  for (Tick& t : all)
    if (t.words.starts_with('-')) t.words.replace(0, 1, "\u2212");
  return all;
}

std::vector<Tick> PlotAxis::ticks_across(double left, double right) const {
  const auto half = [](const Tick& t) { return at_most_wide(t.words, letters) / 2; };
  const auto fits = [&](const Tick& t) { return at(t.value) - half(t) >= left && at(t.value) + half(t) <= right; };
  for (int most = 7; most >= 2; --most) {
    const auto all   = ticks(most);
    double     free  = left;
    bool       clear = true;
    for (const Tick& t : all) {
      clear = clear && fits(t) && at(t.value) - half(t) >= free;
      free  = at(t.value) + half(t) + apart;
    }
    if (clear) return all;
  }
  for (const Tick& t : ticks(2))
    if (fits(t)) return {t};
  return {};
}

std::vector<Tick> PlotAxis::ticks_upright() const {
  for (int most = 7; most > 2; --most) {
    const auto all   = ticks(most);
    bool       clear = true;
    for (std::size_t i = 1; i < all.size(); ++i)
      clear = clear && std::abs(at(all[i].value) - at(all[i - 1].value)) >= line_height;
    if (clear) return all;
  }
  return ticks(2);
}

AxisRange covering(const std::vector<double>& values, Scale scale) {
  constexpr double room = 0.04;  // at either end, of its length
  double           low = 1, high = 0;
  for (const double v : values) {
    if (!shown_on(v, scale)) continue;
    const double at = spaced(v, scale);
    if (low > high) low = high = at;
    low  = std::min(low, at);
    high = std::max(high, at);
  }
  if (low > high) return scale == Scale::log ? AxisRange{0.1, 10} : AxisRange{0, 1};
  const double more = long_enough(low, high) ? (high - low) * room
                      : scale == Scale::log  ? 1
                                             : std::max(std::abs(low) / 2, 1e-9);
  low -= more;
  high += more;
  return scale == Scale::log ? AxisRange{std::exp(low), std::exp(high)} : AxisRange{low, high};
}

double draw_ticks_across(Picture& p, const PlotAxis& axis, double y, const std::vector<Tick>& ticks) {
  p.line({axis.from(), y}, {axis.to(), y}, 1);
  for (const auto& [t, words_there] : ticks) {
    p.line({axis.at(t), y}, {axis.at(t), y + tick}, 1);
    p.write({axis.at(t), y + tick + letters + 2, words_there, Anchor::middle});
  }
  return y + tick + line_height + 2;
}

double draw_across(Picture& p, const PlotAxis& axis, double y, const std::string& words) {
  y                   = draw_ticks_across(p, axis, y, axis.ticks_across(picture_margin, p.width - picture_margin));
  const double middle = (axis.from() + axis.to()) / 2;
  const double room   = 2 * std::min(middle - picture_margin, p.width - picture_margin - middle);
  return words.empty() ? y : p.write_lines(middle, y, wrapped_to(words, room, letters), Anchor::middle);
}

void draw_upright(Picture& p, const PlotAxis& axis, double x) {
  p.line({x, axis.from()}, {x, axis.to()}, 1);
  for (const auto& [t, words_there] : axis.ticks_upright()) {
    p.line({x - tick, axis.at(t)}, {x, axis.at(t)}, 1);
    p.write({x - tick - 2, axis.at(t) + letters * 0.36, words_there, Anchor::end});
  }
}

}  // namespace nelm::sheet
