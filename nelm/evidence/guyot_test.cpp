#include "nelm/evidence/guyot.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace nelm;
using namespace nelm::evidence;
using doctest::Approx;

namespace {

constexpr double rounding = 1e-12;  // of survival: products of fractions

/// What a paper would print of these patients: every step of the curve, and the numbers at risk at these times.
PublishedCurve published(std::vector<FollowUp> patients, const std::vector<double>& table = {0}) {
  std::ranges::sort(patients, {}, [](const FollowUp& f) { return std::pair(f.time, !f.event); });
  PublishedCurve curve{.points = {{0, 1}}, .at_risk = {}, .events = {}};
  double         survival = 1, at_risk = static_cast<double>(patients.size());
  for (const FollowUp& p : patients) {
    if (p.event) {
      survival *= (at_risk - 1) / at_risk;
      curve.points.push_back({p.time, survival});
    }
    --at_risk;
  }
  for (const double time : table)
    curve.at_risk.push_back({time, std::ranges::count_if(patients, [&](const FollowUp& f) { return f.time >= time; })});
  return curve;
}

Reconstruction made(const PublishedCurve& curve) {
  auto made = reconstruct(curve);
  for (const Problem& p : made ? Problems{} : made.error()) FAIL(sentence(p));
  return std::move(*made);
}

/// Patients seen for 1 to 60 months, the event in all but at most `censored` of a hundred; the longest seen without.
std::vector<FollowUp> random_patients(std::mt19937& chance, unsigned censored) {
  std::vector<FollowUp> patients(5 + chance() % 200);
  const auto            share = censored == 0 ? 0 : chance() % censored;
  for (FollowUp& p : patients) p = {static_cast<double>(1 + chance() % 60), chance() % 100 >= share};
  if (censored > 0) patients.push_back({60, false});
  std::ranges::sort(patients, {}, [](const FollowUp& f) { return std::pair(f.time, !f.event); });
  return patients;
}

const PublishedCurve sound{.points = {{0, 1}, {6, 0.75}, {12, 0.5}}, .at_risk = {{0, 4}, {10, 3}}, .events = 2};

/// Every problem, a line each.
std::string told(const PublishedCurve& curve) {
  const auto  made = reconstruct(curve);
  std::string lines;
  for (const Problem& p : made ? Problems{} : made.error()) lines += sentence(p) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("patients all seen to the event come back as they were") {
  std::mt19937 chance(1);
  for (int i = 0; i < 300; ++i) {
    const auto patients = random_patients(chance, 0);
    const auto again    = made(published(patients, i % 2 == 0 ? std::vector{0.0} : std::vector{0.0, 12.0, 24.0, 36.0}));
    CHECK(again.patients == patients);
    CHECK(again.error.largest < rounding);
    CHECK(again.error.root_mean_square <= again.error.largest);
  }
}

TEST_CASE("the events published are kept, and the numbers at risk, where at most two of five are censored") {
  std::mt19937 chance(2);
  for (int i = 0; i < 300; ++i) {
    const auto patients = random_patients(chance, 40);
    auto       curve    = published(patients, i % 2 == 0 ? std::vector{0.0} : std::vector{0.0, 12.0, 24.0, 36.0});
    curve.events        = std::ranges::count(patients, true, &FollowUp::event);
    const auto again    = made(curve);
    CHECK(again.error.events == *curve.events);
    CHECK(again.error.events_too_many == 0);
    for (const auto& number : again.error.at_risk) CHECK(number.made == number.published);
  }
}

TEST_CASE("whatever is censored, nobody is lost, and the error says how many events there are too many") {
  std::mt19937 chance(3);
  for (int i = 0; i < 300; ++i) {
    const auto patients = random_patients(chance, 100);
    auto       curve    = published(patients, i % 2 == 0 ? std::vector{0.0} : std::vector{0.0, 12.0, 24.0, 36.0});
    curve.events        = std::ranges::count(patients, true, &FollowUp::event);
    const auto again    = made(curve);
    CHECK(again.patients.size() == patients.size());
    CHECK(std::ranges::is_sorted(again.patients, {}, &FollowUp::time));
    CHECK(std::ranges::count(again.patients, true, &FollowUp::event) == again.error.events);
    CHECK(*again.error.events_too_many == again.error.events - *curve.events);
  }
}

// Of ten, the curve leaves 9 at 6, and 3 are there: six are censored, at 6/7, 12/7, ...; two of them before the death
// at 2, which is then one of 8. Without published events the two months that follow lose two more, at 6 2/3 and 7 1/3.
const PublishedCurve of_ten{.points = {{0, 1}, {2, 0.9}, {8, 0.6}}, .at_risk = {{0, 10}, {6, 3}}, .events = {}};

TEST_CASE(
    "an interval loses, evenly spread, as many as make the next number at risk come out; the last at their rate") {
  std::vector<FollowUp> expected;
  for (const int n : {1, 2}) expected.push_back({6.0 * n / 7, false});
  expected.push_back({2, true});
  for (const int n : {3, 4, 5, 6}) expected.push_back({6.0 * n / 7, false});
  for (const double time : {6 + 2.0 / 3, 6 + 4.0 / 3, 8.0}) expected.push_back({time, false});
  const auto again = made(of_ten);
  REQUIRE(again.patients.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(again.patients[i].time == Approx(expected[i].time));
    CHECK(again.patients[i].event == expected[i].event);
  }
  REQUIRE(again.error.at_risk.size() == 2);
  CHECK(again.error.at_risk[1].published == 3);
  CHECK(again.error.at_risk[1].made == 3);
  CHECK_FALSE(again.error.events_too_many);
  CHECK(again.error.largest == Approx(7.0 / 8 - 0.6));  // at 8; at 2 it is 0.9 - 7/8
  CHECK(again.error.root_mean_square == Approx(std::sqrt((0.275 * 0.275 + 0.025 * 0.025) / 3)));
}

TEST_CASE("with the events published the last interval loses as many as make them come out") {
  auto curve       = of_ten;
  curve.events     = 2;
  const auto again = made(curve);  // one is lost, at 7; of the two left one dies at 8
  CHECK(again.error.events == 2);
  CHECK(again.error.events_too_many == 0);
  CHECK(std::ranges::count(again.patients, FollowUp{7, false}) == 1);
  CHECK(again.patients[8] == FollowUp{8, true});
  CHECK(again.patients[9] == FollowUp{8, false});
  CHECK(again.error.largest == Approx(0.6 - 7.0 / 16));
}

TEST_CASE("with nothing but the number at the beginning nobody is censored before the end") {
  const auto again = made({.points = {{0, 1}, {3, 0.75}, {9, 0.5}}, .at_risk = {{0, 4}}, .events = {}});
  CHECK(again.patients == std::vector<FollowUp>{{3, true}, {9, true}, {9, false}, {9, false}});
}

TEST_CASE("those left at the last time of the table are censored then, though the curve ends before") {
  const auto again = made({.points = {{0, 1}, {3, 0.75}}, .at_risk = {{0, 4}, {20, 3}}, .events = 1});
  CHECK(again.patients == std::vector<FollowUp>{{3, true}, {20, false}, {20, false}, {20, false}});
}

TEST_CASE("a death at a time of the table is of one still at risk then") {
  const auto again = made({.points = {{0, 1}, {10, 0.75}}, .at_risk = {{0, 4}, {10, 4}}, .events = {}});
  CHECK(again.error.at_risk[1].made == 4);
  CHECK(again.patients[0] == FollowUp{10, true});
}

TEST_CASE("both ends of a step may be clicked, and a click within the tolerance too high is drawn level") {
  const auto again =
      made({.points = {{0, 1.004}, {3, 1}, {3, 0.75}, {5, 0.757}, {9, 0.5}}, .at_risk = {{0, 4}}, .events = {}});
  CHECK(again.patients == std::vector<FollowUp>{{3, true}, {9, true}, {9, false}, {9, false}});
  CHECK(again.error.levelled == 2);
  CHECK(again.error.highest_rise == Approx(0.007));
  CHECK(again.error.largest == Approx(0.007));
  CHECK(again.error.root_mean_square == Approx(std::sqrt((0.004 * 0.004 + 0.007 * 0.007) / 4)));
}

TEST_CASE("a curve that rises, leaves 0 to 1 or goes back in time is refused where it does, all at once") {
  auto curve   = sound;
  curve.events = 5;
  curve.points = {{0, 1}, {6, 0.75}, {5, 0.7}, {7, 0.72}, {-1, 0.6}, {9, 1.2}, {10, -0.2}};
  CHECK(told(curve) ==
        "the curve: points[3].time: found 5 behind 6; expected times that rise\n"
        "the curve: points[4].survival: found 0.72 behind 0.7; expected a curve that falls or stays (a click may be "
        "0.01 too high)\n"
        "the curve: points[5].time: found -1; expected a time of 0 or later\n"
        "the curve: points[6].survival: found 1.2; expected a share from 0 to 1\n"
        "the curve: points[7].survival: found -0.2; expected a share from 0 to 1\n"
        "the curve: events: found 5; expected at most the 4 patients at the beginning\n");
}

TEST_CASE("what is not a number is no time and no share") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  auto             curve = sound;
  curve.points           = {{0, 1}, {nan, 0.9}, {inf, nan}};
  CHECK(told(curve) ==
        "the curve: points[2].time: found nan; expected a time of 0 or later\n"
        "the curve: points[3].time: found inf; expected a time of 0 or later\n"
        "the curve: points[3].survival: found nan; expected a share from 0 to 1\n");
  curve         = sound;
  curve.at_risk = {{0, 4}, {nan, 3}};
  CHECK(told(curve) == "the curve: at_risk[2].time: found nan behind 0; expected times that rise\n");
}

TEST_CASE("numbers at risk begin at 0, in times that rise, and never rise themselves") {
  auto curve    = sound;
  curve.at_risk = {{1, 4}, {1, 3}, {2, 5}, {3, -1}};
  CHECK(told(curve) ==
        "the curve: at_risk[1].time: found 1; expected 0: the number at the beginning first\n"
        "the curve: at_risk[2].time: found 1 behind 1; expected times that rise\n"
        "the curve: at_risk[3].patients: found 5 behind 3; expected numbers that fall or stay: nobody comes back\n"
        "the curve: at_risk[4].patients: found -1; expected a number of patients\n");
  curve.at_risk = {{0, 0}};
  curve.events  = -1;
  CHECK(told(curve) ==
        "the curve: at_risk[1].patients: found 0; expected one patient at least\n"
        "the curve: events: found -1; expected a number of events\n");
  curve.at_risk = {{0, 1'000'001}};
  curve.events  = {};
  CHECK(told(curve) == "the curve: at_risk[1].patients: found 1000001; expected at most 1000000\n");
}

TEST_CASE("more at risk than the curve leaves is a crossing, and so is a fall when nobody is at risk") {
  auto curve = PublishedCurve{.points = {{0, 1}, {6, 0.5}, {12, 0.25}}, .at_risk = {{0, 100}, {10, 52}}, .events = {}};
  CHECK(told(curve).empty());  // 100 x 0.51 / 0.99 = 51.5, and one patient
  curve.at_risk[1].patients = 53;
  CHECK(told(curve) ==
        "the curve: at_risk[2].patients: found 53; expected at most 52: of 100 at 0 the curve leaves no more\n");
  curve.at_risk[1].patients = 0;
  CHECK(told(curve) ==
        "the curve: at_risk[2].patients: found nobody at risk at 10; expected somebody, for the curve falls later\n");
}

TEST_CASE("events that a curve cannot be made of are told: fewer, more, or none of one that falls") {
  auto curve = PublishedCurve{.points = {{0, 1}, {6, 0.5}, {12, 0.25}}, .at_risk = {{0, 100}, {10, 40}}, .events = 0};
  // Least: 40 x (0.99 / 0.51 - 1) = 37.6 to 10, and one behind it; most: 100 x (1 - 0.49) + 1 and 40 x (1 - 0.24 / 0.51)
  // + 1.
  CHECK(told(curve) ==
        "the curve: events: found 0; expected at least 39, by how far the curve falls (clicks may be 0.01 off)\n");
  curve.events = 38;
  CHECK_FALSE(told(curve).empty());
  for (const int fits : {39, 60, 74}) {
    curve.events = fits;
    CHECK(told(curve).empty());
  }
  curve.events = 75;
  CHECK(told(curve) ==
        "the curve: events: found 75; expected at most 74, by how far the curve falls (clicks may be 0.01 off)\n");
  const PublishedCurve level{.points = {{0, 1}, {6, 0.995}}, .at_risk = {{0, 100}}, .events = 0};
  CHECK(told(level).empty());
}

TEST_CASE("a curve begins at 1; a step at time 0 is clicked at both its ends") {
  auto curve = PublishedCurve{.points = {{0, 0.8}, {6, 0.5}}, .at_risk = {{0, 10}}, .events = {}};
  CHECK(
      told(curve) ==
      "the curve: points[1].survival: found 0.8 at time 0; expected 1, where every curve begins, first (a click may be "
      "0.01 too low)\n");
  curve.points = {{0, 1}, {0, 0.8}, {6, 0.5}};
  CHECK(told(curve).empty());
  curve.points = {{1, 0.8}, {6, 0.5}};
  CHECK(told(curve).empty());
}

TEST_CASE("nothing given is told as nothing") {
  CHECK(told({}) ==
        "the curve: points: found no point; expected one at least\n"
        "the curve: at_risk: found no number at risk; expected that at time 0 at least\n");
}
