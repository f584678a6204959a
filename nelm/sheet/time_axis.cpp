#include "nelm/sheet/time_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/sheet/axis_ticks.h"
#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

constexpr int         most_times = 8;
constexpr std::array  month_steps{1., 2., 3., 6., 12., 24., 36., 60., 120., 240., 600., 1200.};
constexpr const char* no_unit = "Time";

std::vector<double> round_times(double high, bool months, int most) {
  const auto* step = std::ranges::find_if(month_steps, [&](double s) { return high / s < most; });
  if (!months || step == month_steps.end()) return axis_ticks(0, high, most);
  std::vector<double> times;
  for (double n = 0; n * *step <= high * (1 + 1e-9); ++n) times.push_back(n * *step);
  return times;
}

}  // namespace

std::string words_of_axis(const TimeWords& w) {
  auto words = w.unit.empty() ? std::string(no_unit) : w.unit;
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return w.since.empty() ? words : fmt::format("{} since {}", words, w.since);
}

std::string time_in_words(double time) {
  const double size = std::abs(time);
  if (size >= 1e15) return fmt::format("{:.4g}", time);
  if (size < 10) return fmt::format("{:.3g}", time);
  auto text = fmt::format("{:.{}f}", time, size < 1000 ? 1 : 0);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string time_in_words(double time, const TimeWords& w) {
  return w.unit.empty() ? time_in_words(time) : fmt::format("{} {}", time_in_words(time), w.unit);
}

std::vector<Tick> time_ticks(const PlotAxis& axis, const TimeWords& w, double apart) {
  std::vector<Tick> all;
  for (int most = most_times; most >= 2; --most) {
    all.clear();
    for (const double t : round_times(axis.high(), w.unit == "months", most))
      all.push_back({t, fmt::format("{:.6g}", t)});
    bool clear = true;
    for (std::size_t i = 1; i < all.size(); ++i) {
      const double words = (at_most_wide(all[i].words, letters) + at_most_wide(all[i - 1].words, letters)) / 2 + 4;
      clear              = clear && axis.at(all[i].value) - axis.at(all[i - 1].value) >= std::max(apart, words);
    }
    if (clear) return all;
  }
  all.resize(std::min<std::size_t>(all.size(), 1));
  return all;
}

}  // namespace nelm::sheet
