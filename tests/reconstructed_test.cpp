// Reconstruction from curves whose patients are known: the lung and colon data of R's survival package, each arm's curve
// at its steps, to three digits, with the numbers at risk and the events (tests/reference/guyot; see NOTICE).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "nelm/exchange/curve_csv.h"
#include "tests/running_nelm.h"

using namespace nelm;
using evidence::FollowUp;

namespace {

// As the reference states them: of survival, of the log hazard ratio between the arms, of the events of an arm.
constexpr double       survival_tolerance = 0.01, log_hr_tolerance = 0.05;
constexpr std::int64_t events_tolerance   = 3;

/// An arm of tests/reference/guyot, with what R says of its patients.
struct Arm {
  const char*  name;
  double       code;  // the covariate R's coxph saw
  std::int64_t patients, events;
  double       median;  // 0: not reached
};
constexpr Arm lung[]  = {{"lung-1", 1, 126, 101, 283}, {"lung-2", 2, 86, 49, 433}};
constexpr Arm colon[] = {{"colon-1", 1, 305, 164, 2077}, {"colon-3", 3, 289, 117, 0}};

evidence::PublishedCurve curve_of(const Arm& arm, bool with_events) {
  const auto below = fmt::format("{}/tests/reference/guyot/{}", NELM_SOURCE_DIR, arm.name);
  const auto points = tests::read(below + "-points.csv"), at_risk = tests::read(below + "-at-risk.csv");
  auto       curve = exchange::read_curve({"points", points}, {"at risk", at_risk},
                                          with_events ? std::optional(std::to_string(arm.events)) : std::nullopt);
  REQUIRE(curve);
  return *curve;
}

evidence::Reconstruction made(const Arm& arm, bool with_events = true) {
  auto made = evidence::reconstruct(curve_of(arm, with_events));
  REQUIRE(made);
  return *made;
}

/// Kaplan-Meier survival just after a time, counted anew from the patients.
double survival_at(const std::vector<FollowUp>& patients, double time) {
  double survival = 1, at_risk = static_cast<double>(patients.size());
  for (const FollowUp& p : patients) {
    if (p.time > time) break;
    if (p.event) survival *= 1 - 1 / at_risk;
    --at_risk;
  }
  return survival;
}

double median_of(const std::vector<FollowUp>& patients) {
  for (const FollowUp& p : patients)
    if (p.event && survival_at(patients, p.time) <= 0.5) return p.time;
  return 0;
}

/// The log hazard ratio of one covariate by Cox's partial likelihood, ties after Efron, by Newton's steps.
double cox(const std::vector<std::pair<FollowUp, double>>& patients) {
  double beta = 0;
  for (int step = 0; step < 20; ++step) {
    double score = 0, information = 0;
    for (const auto& [first, unused] : patients) {
      if (!first.event) continue;
      double all[3]{}, dying[3]{}, sum = 0, deaths = 0, earlier = 0;
      for (const auto& [p, x] : patients) {
        const double w = std::exp(beta * x);
        const bool   dies = p.event && p.time == first.time;
        if (&p < &first) earlier += dies ? 1 : 0;
        for (int power = 0; power < 3; ++power) {
          if (p.time >= first.time) all[power] += w * std::pow(x, power);
          if (dies) dying[power] += w * std::pow(x, power);
        }
        if (dies) sum += x, ++deaths;
      }
      const double share = earlier / deaths;  // of those dying at once, one after the other
      const double mean  = (all[1] - share * dying[1]) / (all[0] - share * dying[0]);
      score += sum / deaths - mean;
      information += (all[2] - share * dying[2]) / (all[0] - share * dying[0]) - mean * mean;
    }
    beta += score / information;
  }
  return beta;
}

double log_hr(const Arm (&arms)[2]) {
  std::vector<std::pair<FollowUp, double>> all;
  for (const Arm& arm : arms)
    for (const FollowUp& p : made(arm).patients) all.emplace_back(p, arm.code);
  return cox(all);
}

}  // namespace

TEST_CASE("show") {
  for (const auto* arms : {lung, colon})
    for (int i = 0; i < 2; ++i)
      for (bool ev : {true, false}) {
        const auto m = made(arms[i], ev);
        fmt::print("{} {} n {} events {} vs {} largest {} rms {} median {}\n", arms[i].name, ev, m.patients.size(), m.error.events, arms[i].events, m.error.largest, m.error.root_mean_square, median_of(m.patients));
        for (auto& a : m.error.at_risk) if (a.published != a.made) fmt::print("  {}: {} {}\n", a.time, a.published, a.made);
      }
  fmt::print("{} {}\n", log_hr(lung), log_hr(colon));
}
