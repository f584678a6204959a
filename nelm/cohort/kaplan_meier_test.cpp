#include "nelm/cohort/kaplan_meier.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;
using doctest::Approx;

namespace {

/// Six patients: events at 1, 2, 2 and 5, observation ended at 2 and 4.
const FollowUp six{.entry = {}, .time = {1, 2, 2, 2, 4, 5}, .event = {1, 1, 1, 0, 0, 1}};

}  // namespace

TEST_CASE("Kaplan-Meier by hand: five of six, then three of five, then none of one") {
  const auto curve = kaplan_meier(six).at(0);
  REQUIRE(curve.steps.size() == 4);
  const auto &first = curve.steps[0], &second = curve.steps[1], &third = curve.steps[2], &last = curve.steps[3];
  CHECK(first.at_risk == 6);
  CHECK(first.survival == Approx(5.0 / 6));
  CHECK(first.log_error == Approx(std::sqrt(1.0 / 30)));
  CHECK(second.at_risk == 5);  // the one last seen at 2 is at risk for the events at 2
  CHECK(second.events == 2);
  CHECK(second.censored == 1);
  CHECK(second.survival == Approx(0.5));
  CHECK(second.log_error == Approx(std::sqrt(1.0 / 30 + 2.0 / 15)));
  CHECK(second.survival_error() == Approx(0.5 * std::sqrt(1.0 / 6)));
  CHECK(third.time == 4);
  CHECK(third.events == 0);
  CHECK(third.survival == second.survival);
  CHECK(last.survival == 0);
  CHECK(std::isinf(last.log_error));
  CHECK(std::isnan(last.survival_error()));
  CHECK(curve.reached_zero());
}

TEST_CASE("Nelson-Aalen by hand: 1/6, then 2/5, then 1") {
  const auto curve = kaplan_meier(six, {}, {SurvivalBy::hazard, HazardBy::nelson_aalen}).at(0);
  CHECK(curve.steps[1].hazard == Approx(1.0 / 6 + 2.0 / 5));
  CHECK(curve.steps[1].hazard_error == Approx(std::sqrt(1.0 / 36 + 2.0 / 25)));
  CHECK(curve.steps[1].survival == Approx(std::exp(-1.0 / 6 - 2.0 / 5)));
  CHECK(curve.steps[1].log_error == curve.steps[1].hazard_error);
  CHECK(curve.steps[3].hazard == Approx(1.0 / 6 + 2.0 / 5 + 1));
  CHECK(!curve.reached_zero());
}

TEST_CASE("Fleming and Harrington take two events at one time apart: 1/5, then 1/4") {
  const auto curve = kaplan_meier(six, {}, {SurvivalBy::product, HazardBy::fleming_harrington}).at(0);
  CHECK(curve.steps[1].hazard == Approx(1.0 / 6 + 1.0 / 5 + 1.0 / 4));
  CHECK(curve.steps[1].hazard_error == Approx(std::sqrt(1.0 / 36 + 1.0 / 25 + 1.0 / 16)));
  CHECK(curve.steps[1].survival == Approx(0.5));
}

TEST_CASE("who enters late is at risk only after entry") {
  FollowUp   f{.entry = {0, 0, 1, 2, 2.5}, .time = {1, 3, 3, 4, 5}, .event = {1, 1, 0, 1, 0}};
  const auto curve = kaplan_meier(f).at(0);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[0].at_risk == 2);  // the one who enters at 1 is not yet
  CHECK(curve.steps[0].entered == 2);
  CHECK(curve.steps[1].at_risk == 4);
  CHECK(curve.steps[1].entered == 3);
  CHECK(curve.steps[1].survival == Approx(0.5 * 0.75));
  CHECK(curve.steps[2].at_risk == 2);
  CHECK(curve.steps[2].survival == Approx(0.5 * 0.75 * 0.5));
  CHECK(curve.steps[3].entered == 0);
}

TEST_CASE("a curve that reaches zero stays there, whoever enters later") {
  FollowUp   f{.entry = {0, 0, 2}, .time = {1, 1, 3}, .event = {1, 1, 0}, .weight = {0.1, 0.2, 0.7}};
  const auto curve = kaplan_meier(f).at(0);
  REQUIRE(curve.steps.size() == 2);
  CHECK(curve.steps[0].survival == 0);
  CHECK(curve.steps[1].survival == 0);
  CHECK(curve.steps[1].at_risk == 0.7);
}

TEST_CASE("nobody at risk is nobody, though weights that do not add up exactly came and went") {
  const FollowUp f{.entry = {0, 2, 2, 2}, .time = {1, 3, 4, 5}, .event = {1, 1, 0, 0}, .weight = {0.7, 0.1, 0.2, 0.3}};
  REQUIRE(0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1);
  const auto curve = kaplan_meier(f).at(0);
  CHECK(curve.steps[0].at_risk == 0.7);
  CHECK(curve.steps[0].survival == 0);
}

TEST_CASE("each group has its curve, and a label nobody has an empty one") {
  const std::vector<std::int32_t> group  = {0, 0, 2, 2, 2, 0};
  const auto                      curves = kaplan_meier(six, group);
  REQUIRE(curves.size() == 3);
  CHECK(curves[0].steps.size() == 3);
  CHECK(curves[0].steps[0].survival == Approx(2.0 / 3));
  CHECK(curves[1].steps.empty());
  CHECK(!curves[1].reached_zero());
  CHECK(curves[2].steps.size() == 2);
  CHECK(curves[2].steps[0].at_risk == 3);
}

TEST_CASE("no rows make an empty curve") { CHECK(kaplan_meier(FollowUp{}).at(0).steps.empty()); }

TEST_CASE(
    "how long they were followed: the end of observation is the event, deaths at that time still at risk for it") {
  const auto curve = reverse_kaplan_meier(six).at(0);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[1].events == 1);
  CHECK(curve.steps[1].at_risk == 5);
  CHECK(curve.steps[1].survival == Approx(4.0 / 5));
  CHECK(curve.steps[2].survival == Approx(4.0 / 5 * 1 / 2));
  CHECK(curve.steps[3].events == 0);
}
