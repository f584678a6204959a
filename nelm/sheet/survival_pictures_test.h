// Groups as awkward as follow-up has them, for the tests of its pictures.
#pragma once

#include <string>
#include <vector>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/sheet/survival_curve_plot.h"
#include "nelm/sheet/svg_read_test.h"

namespace nelm::sheet {

struct OnePatient {
  double time;
  bool   event;
  double entry  = 0;
  double weight = 1;
};

inline cohort::Curve curve_of(const std::vector<OnePatient>& patients) {
  cohort::FollowUp f;
  for (const auto& p : patients) {
    f.entry.push_back(p.entry);
    f.time.push_back(p.time);
    f.event.push_back(p.event ? 1 : 0);
    f.weight.push_back(p.weight);
  }
  const auto made = cohort::kaplan_meier(f);
  return made.empty() ? cohort::Curve{} : made[0];
}

/// So many patients, the same for the same `kind`.
inline std::vector<OnePatient> patients_of(int n, int kind) {
  std::vector<OnePatient> all;
  for (int i = 0; i < n; ++i)
    all.push_back({1 + static_cast<double>((i * (37 + kind)) % (50 + 40 * kind)), (i + kind) % 3 != 0});
  return all;
}

/// What curves may be like: ordinary, all alike, ending early, at 0 at once, one patient, none, all censored, with late entry and
/// weights, very many.
inline std::vector<std::vector<cohort::Curve>> awkward_curves() {
  std::vector<cohort::Curve> ordinary, alike, early, at_zero, late;
  for (int g = 0; g < 6; ++g) {
    ordinary.push_back(curve_of(patients_of(60, g)));
    alike.push_back(curve_of(patients_of(60, 2)));
    early.push_back(curve_of(patients_of(3 + 9 * g, g)));
    at_zero.push_back(curve_of({{1, true}, {1.0 + g, true}}));
    auto later = patients_of(40, g);
    for (auto& p : later) p.entry = p.time > 20 ? p.time - 15.5 : 0, p.weight = 1000.25 * (1 + g);
    late.push_back(curve_of(later));
  }
  const std::vector<cohort::Curve> few{curve_of({{5, true}}),
                                       curve_of({{7, false}}),
                                       curve_of({}),
                                       curve_of({{0, true}}),
                                       curve_of({{1e7, false}, {2e6, true}}),
                                       curve_of({{3, false}, {4, false}})};
  return {ordinary, alike, early, at_zero, late, few, {curve_of(patients_of(200000, 5)), curve_of({}), ordinary[0]}};
}

/// The first so many of them, by names as hostile as can be, or short ones.
inline std::vector<SurvivalGroup> some_groups(const std::vector<cohort::Curve>& curves, std::size_t count,
                                              bool hostile) {
  std::vector<SurvivalGroup> all;
  for (std::size_t g = 0; g < std::min(count, curves.size()); ++g)
    all.push_back({hostile ? hostile_names[g % hostile_names.size()] : "Arm " + std::to_string(g + 1), curves[g]});
  return all;
}

}  // namespace nelm::sheet
