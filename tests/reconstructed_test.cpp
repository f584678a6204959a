// Reconstruction from curves whose patients are known: the lung and colon data of R's survival package, each arm's
// curve at its steps, to three digits, with the numbers at risk and the events (tests/reference/guyot; see NOTICE).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "nelm/exchange/curve_csv.h"
#include "tests/running_nelm.h"

using namespace nelm;
using evidence::FollowUp;

namespace {

// As the reference states them: of survival, of the log hazard ratio between the arms, of the events of an arm.
constexpr double       survival_tolerance = 0.01, log_hr_tolerance = 0.05;
constexpr std::int64_t events_tolerance = 3;

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
  const auto below  = fmt::format("{}/tests/reference/guyot/{}", NELM_SOURCE_DIR, arm.name);
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
        const double w    = std::exp(beta * x);
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

TEST_CASE("a reconstructed arm draws the published curve, keeps its numbers at risk and its events") {
  for (const auto* arms : {lung, colon})
    for (const Arm& arm : std::span(arms, 2)) {
      INFO(arm.name);
      const auto curve = curve_of(arm, true);
      const auto again = made(arm);
      REQUIRE(again.patients.size() == static_cast<std::size_t>(arm.patients));
      double farthest = 0;
      for (const auto& p : curve.points)
        farthest = std::max(farthest, std::abs(survival_at(again.patients, p.time) - p.survival));
      CHECK(farthest <= survival_tolerance);
      CHECK(again.error.largest == doctest::Approx(farthest));
      CHECK(again.error.root_mean_square < again.error.largest);
      CHECK(again.error.events == arm.events);
      CHECK(again.error.events_too_many == 0);
      REQUIRE(again.error.at_risk.size() == curve.at_risk.size());
      for (const auto& number : again.error.at_risk) {
        const auto left =
            std::ranges::count_if(again.patients, [&](const FollowUp& p) { return p.time >= number.time; });
        CHECK(number.made == number.published);
        CHECK(number.made == left);
      }
      CHECK(median_of(again.patients) == arm.median);
    }
}

TEST_CASE("without the published events they come out within the reference's tolerance") {
  for (const auto* arms : {lung, colon})
    for (const Arm& arm : std::span(arms, 2))
      CHECK(std::abs(made(arm, false).error.events - arm.events) <= events_tolerance);
}

TEST_CASE("the hazard ratio between reconstructed arms is that of the patients") {
  CHECK(std::abs(log_hr(lung) - -0.530797646709554) <= log_hr_tolerance);
  CHECK(std::abs(log_hr(colon) - -0.192728470529906) <= log_hr_tolerance);
}

TEST_CASE("the example of the help says how far it is off, and writes every patient") {
  const tests::Scratch scratch;
  const auto           ran = tests::run(scratch,
                                        "nelm evidence reconstruct examples/curves/lung-test-data-points.csv --at-risk "
                                                  "examples/curves/lung-test-data-at-risk.csv --events 101 "
                                                  "--out patients.csv");
  CHECK(ran.status == 0);
  CHECK(ran.complained.empty());
  CHECK(ran.said.substr(0, ran.said.find("\nnelm ")) ==
        "126 patients: 101 with the event (101 published), 25 censored\n"
        "Distance of the curve made from that published, in survival: 0.008 at most, 0.002 root mean square\n"
        "Clicks drawn level: none\n"
        "At risk             time   published   made\n"
        "                       0         126    126\n"
        "                     100         107    107\n"
        "                     200          74     74\n"
        "                     300          46     46\n"
        "                     400          31     31\n"
        "                     500          20     20\n"
        "                     600          13     13\n"
        "                     700           8      8\n"
        "                     800           6      6\n"
        "                     900           2      2\n"
        "                    1000           2      2\n");
  const auto written = tests::read(scratch.at / "patients.csv");
  CHECK(written.starts_with("time,event\n11,1\n11,1\n12,1\n"));
  CHECK(std::ranges::count(written, '\n') == 127);
  CHECK(tests::run(scratch,
                   "nelm evidence reconstruct examples/curves/lung-test-data-points.csv --at-risk "
                   "examples/curves/lung-test-data-at-risk.csv --events 101 --out -")
            .said == written);
}

TEST_CASE("a wrong curve is refused at its cells, and nothing is written") {
  const tests::Scratch scratch;
  tests::run(scratch, "printf 'time,survival\\n0,1\\n6,0.5\\n9,0.7\\n' > points.csv");
  tests::run(scratch, "printf 'time,at_risk\\n0,10\\n6,11\\n' > risk.csv");
  const auto ran =
      tests::run(scratch, "nelm evidence reconstruct points.csv --at-risk risk.csv --events 20 --out o.csv");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  CHECK(ran.complained ==
        "points.csv:4:3: survival: found 0.7 behind 0.5; expected a curve that falls or stays (a click may be 0.01 too "
        "high)\n"
        "risk.csv:3:3: at_risk: found 11 behind 10; expected numbers that fall or stay: nobody comes back\n"
        "--events: found 20; expected at most the 10 patients at the beginning\n");
  CHECK_FALSE(tests::fs::exists(scratch.at / "o.csv"));
  CHECK(tests::run(scratch, "nelm evidence reconstruct points.csv").status == 2);
}
