// What is wrong in a digitised curve before anything is made of it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/evidence/guyot.h"

namespace nelm::evidence {

namespace {

using In = CurveFlaw::In;

void look_at_points(const std::vector<CurvePoint>& points, std::vector<CurveFlaw>& flaws) {
  const auto flaw = [&](std::size_t row, const char* field, std::string found, std::string expected) {
    flaws.push_back({In::points, row, field, std::move(found), std::move(expected)});
  };
  if (points.empty()) flaw(0, "", "no point", "one at least");
  double latest = 0, before = 1, lowest = 1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [time, survival] = points[i];
    if (!std::isfinite(time) || time < 0)
      flaw(i, "time", fmt::format("{}", time), "a time of 0 or later");
    else if (time < latest)
      flaw(i, "time", fmt::format("{} behind {}", time, latest), "times that rise");
    if (std::isfinite(time)) latest = std::max(latest, time);
    if (std::isnan(survival) || survival < -click_tolerance || survival > 1 + click_tolerance) {
      flaw(i, "survival", fmt::format("{}", survival), "a share from 0 to 1");
      continue;
    }
    if (survival > lowest + click_tolerance && survival > before)
      flaw(i, "survival", fmt::format("{} behind {}", survival, lowest),
           fmt::format("a curve that falls or stays (a click may be {} too high)", click_tolerance));
    if (i == 0 && time == 0 && survival < 1 - click_tolerance)
      flaw(i, "survival", fmt::format("{} at time 0", survival),
           fmt::format("1, where every curve begins, first (a click may be {} too low)", click_tolerance));
    before = survival;
    lowest = std::min(lowest, survival);
  }
}

/// What the curve says just before a time.
double survival_just_before(const std::vector<CurvePoint>& points, double time) {
  double survival = 1;
  for (const CurvePoint& p : points)
    if (p.time < time) survival = std::min(survival, p.survival);
  return survival;
}

double lowest_survival(const std::vector<CurvePoint>& points) {
  return points.empty() ? 1 : std::ranges::min_element(points, {}, &CurvePoint::survival)->survival;
}

/// Only of times and shares that are sound themselves.
void look_for_crossings(const PublishedCurve& curve, std::vector<CurveFlaw>& flaws) {
  const auto flaw = [&](std::size_t row, std::string found, std::string expected) {
    flaws.push_back({In::at_risk, row, "patients", std::move(found), std::move(expected)});
  };
  for (std::size_t i = 1; i < curve.at_risk.size(); ++i) {
    const NumberAtRisk& from = curve.at_risk[i - 1];
    const NumberAtRisk& to   = curve.at_risk[i];
    const double        s0   = survival_just_before(curve.points, from.time) - click_tolerance;
    const double        s1   = survival_just_before(curve.points, to.time) + click_tolerance;
    if (s0 <= s1) continue;
    const double left = static_cast<double>(from.patients) * s1 / s0;
    if (static_cast<double>(to.patients) > left + 1)
      flaw(i, fmt::format("{}", to.patients),
           fmt::format("at most {:.0f}: of {} at {} the curve leaves no more", std::floor(left + 1), from.patients,
                       from.time));
  }
  const auto nobody = std::ranges::find(curve.at_risk, 0, &NumberAtRisk::patients);
  if (nobody == curve.at_risk.end() || nobody == curve.at_risk.begin()) return;
  if (lowest_survival(curve.points) < survival_just_before(curve.points, nobody->time) - click_tolerance)
    flaw(static_cast<std::size_t>(nobody - curve.at_risk.begin()), fmt::format("nobody at risk at {}", nobody->time),
         "somebody, for the curve falls later");
}

void look_at_numbers(const std::vector<NumberAtRisk>& numbers, std::vector<CurveFlaw>& flaws) {
  const auto flaw = [&](std::size_t row, const char* field, std::string found, std::string expected) {
    flaws.push_back({In::at_risk, row, field, std::move(found), std::move(expected)});
  };
  if (numbers.empty()) flaw(0, "", "no number at risk", "that at time 0 at least");
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto [time, patients] = numbers[i];
    if (i == 0 && time != 0) flaw(i, "time", fmt::format("{}", time), "0: the number at the beginning first");
    if (i > 0 && (!std::isfinite(time) || time <= numbers[i - 1].time))
      flaw(i, "time", fmt::format("{} behind {}", time, numbers[i - 1].time), "times that rise");
    if (patients < (i == 0 ? 1 : 0))
      flaw(i, "patients", fmt::format("{}", patients), i == 0 ? "one patient at least" : "a number of patients");
    else if (patients > most_patients)
      flaw(i, "patients", fmt::format("{}", patients), fmt::format("at most {}", most_patients));
    if (i > 0 && patients > numbers[i - 1].patients)
      flaw(i, "patients", fmt::format("{} behind {}", patients, numbers[i - 1].patients),
           "numbers that fall or stay: nobody comes back");
  }
}

/// How many events a curve can be made of, in each interval with the clicks as far off as they may be: at least, if all
/// who are lost are lost before the first event; at most, if behind the last, and one patient more for what is rounded.
struct EventsPossible {
  double least = 0, most = 0;
};

EventsPossible events_possible(const PublishedCurve& curve) {
  EventsPossible all;
  for (std::size_t i = 0; i < curve.at_risk.size(); ++i) {
    const bool   last  = i + 1 == curve.at_risk.size();
    const double s0    = survival_just_before(curve.points, curve.at_risk[i].time);
    const double s1    = last ? std::min(s0, lowest_survival(curve.points))
                              : survival_just_before(curve.points, curve.at_risk[i + 1].time);
    const double n     = static_cast<double>(curve.at_risk[i].patients);
    const double lower = std::max(0., s1 - click_tolerance), higher = std::min(1., s0 + click_tolerance);
    all.most += std::min(n, n * (1 - lower / higher) + 1);
    if (s1 + click_tolerance >= s0 - click_tolerance) continue;
    const double ratio = (s0 - click_tolerance) / (s1 + click_tolerance);
    all.least += last ? 1 : static_cast<double>(curve.at_risk[i + 1].patients) * (ratio - 1);
  }
  const bool falls = lowest_survival(curve.points) < 1 - click_tolerance;
  all.least        = std::max(std::ceil(all.least), falls ? 1. : 0.);
  all.most         = std::floor(all.most);
  return all;
}

/// Only of a curve that is sound.
void look_for_other_events(const PublishedCurve& curve, std::vector<CurveFlaw>& flaws) {
  if (!curve.events) return;
  const auto   possible = events_possible(curve);
  const double events   = static_cast<double>(*curve.events);
  const auto   flaw     = [&](std::string_view bound, double n) {
    flaws.push_back(
        {In::events, 0, "", fmt::format("{}", *curve.events),
         fmt::format("{} {:.0f}, by how far the curve falls (clicks may be {} off)", bound, n, click_tolerance)});
  };
  if (events < possible.least) flaw("at least", possible.least);
  if (events > possible.most) flaw("at most", possible.most);
}

void look_at_events(const PublishedCurve& curve, std::vector<CurveFlaw>& flaws) {
  if (!curve.events) return;
  const auto flaw = [&](std::string expected) {
    flaws.push_back({In::events, 0, "", fmt::format("{}", *curve.events), std::move(expected)});
  };
  if (*curve.events < 0)
    flaw("a number of events");
  else if (!curve.at_risk.empty() && *curve.events > curve.at_risk[0].patients)
    flaw(fmt::format("at most the {} patients at the beginning", curve.at_risk[0].patients));
}

}  // namespace

std::vector<CurveFlaw> flaws_of(const PublishedCurve& curve) {
  std::vector<CurveFlaw> flaws;
  look_at_points(curve.points, flaws);
  look_at_numbers(curve.at_risk, flaws);
  if (flaws.empty()) look_for_crossings(curve, flaws);
  const bool sound = flaws.empty();
  look_at_events(curve, flaws);
  if (sound && flaws.empty()) look_for_other_events(curve, flaws);
  return flaws;
}

}  // namespace nelm::evidence
