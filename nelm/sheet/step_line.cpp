#include "nelm/sheet/step_line.h"

#include <algorithm>
#include <cmath>

namespace nelm::sheet {

double StepLine::y_at(double x) const {
  const auto after = std::ranges::upper_bound(levels, x, {}, &StepLevel::x);
  return after == levels.begin() ? levels.front().y : std::prev(after)->y;
}

std::vector<Spot> StepLine::corners() const {
  std::vector<Spot> all;
  for (const StepLevel& l : levels) {
    if (!all.empty()) all.push_back({l.x, all.back().y});
    all.push_back({l.x, l.y});
  }
  if (!all.empty() && end > all.back().x) all.push_back({end, all.back().y});
  return all;
}

std::vector<Box> StepLine::interval() const {
  std::vector<Box> all;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const StepLevel& l = levels[i];
    if (std::isnan(l.low) || std::isnan(l.high)) continue;
    all.push_back(
        {l.x, std::min(l.low, l.high), i + 1 < levels.size() ? levels[i + 1].x : end, std::max(l.low, l.high)});
  }
  return all;
}

StepLine step_line(const StepLevel& before, const cohort::Curve& curve,
                   const std::function<StepLevel(const cohort::CurveStep&)>& level) {
  constexpr double seen = 0.15;
  if (curve.steps.empty()) return {};
  StepLine line{.levels = {before}, .end = level(curve.steps.back()).x};
  for (const auto& step : curve.steps) {
    if (step.events <= 0) continue;
    const StepLevel& last = line.levels.back();
    const StepLevel  next = level(step);
    if (std::isnan(next.y)) continue;
    const bool same = next.x - last.x < seen && std::abs(next.y - last.y) < seen;
    if (!same) line.levels.push_back(next);
  }
  return line;
}

std::vector<Box> between(const StepLine& a, const StepLine& b, double end) {
  if (a.empty() || b.empty()) return {};
  std::vector<double> xs{end};
  for (const StepLine* line : {&a, &b})
    for (const auto& l : line->levels)
      if (l.x < end) xs.push_back(l.x);
  std::ranges::sort(xs);
  std::vector<Box> all;
  for (std::size_t i = 1; i < xs.size(); ++i) {
    const auto [top, bottom] = std::minmax({a.y_at(xs[i - 1]), b.y_at(xs[i - 1])});
    all.push_back({xs[i - 1], top, xs[i], bottom});
  }
  return all;
}

}  // namespace nelm::sheet
