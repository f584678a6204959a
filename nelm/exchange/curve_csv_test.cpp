#include "nelm/exchange/curve_csv.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view sound_points = "time,survival\n0,1\n6,0.75\n12,0.5\n", sound_numbers = "time,at_risk\n0,4\n";

std::string told(std::string_view points, std::string_view at_risk, const std::optional<std::string>& events = {}) {
  const auto  curve = read_curve({"points.csv", points}, {"risk.csv", at_risk}, events);
  std::string lines;
  for (const Problem& p : curve ? Problems{} : curve.error()) lines += sentence(p) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a curve is two tables, whatever the order of their columns, and a number of events or none") {
  const auto curve = read_curve({"p", "survival,time\n1,0\n0.75,6\n"}, {"r", "at_risk,time\n4,0\n3,6\n"}, "2");
  REQUIRE(curve);
  CHECK(curve->points.at(1).time == 6);
  CHECK(curve->points.at(1).survival == 0.75);
  CHECK(curve->at_risk.at(1).time == 6);
  CHECK(curve->at_risk.at(1).patients == 3);
  CHECK(curve->events == 2);
  CHECK_FALSE(read_curve({"p", sound_points}, {"r", sound_numbers}, {})->events);
}

TEST_CASE("cells that are no numbers are told in both tables at once") {
  CHECK(told("time,survival\n0,1\nsix,75%\n", "time,at_risk\n0,4.5\n", "many") ==
        "points.csv:3:1: time: found \"six\"; expected a time, such as 12.5\n"
        "points.csv:3:5: survival: found \"75%\"; expected a share from 0 to 1, such as 0.984\n"
        "risk.csv:2:3: at_risk: found \"4.5\"; expected a number of patients, such as 126\n"
        "--events: found \"many\"; expected a number of events, such as 101\n");
}

TEST_CASE("a table that cannot be read is told beside the other's problems") {
  CHECK(told("time,survival\n0,1,2\n", "time,number\n0,4\n") ==
        "points.csv:2:1: found 3 cells; expected 2, as the header has\n"
        "risk.csv:1:1: at_risk: found nothing; expected a column at_risk\n"
        "risk.csv:1:6: number: found an unknown column; expected one of time, at_risk\n");
}

TEST_CASE("a row of too many cells hides neither cells that are no numbers nor flaws") {
  CHECK(told("time,survival\n0,1\n6,0.5,1\n7,x\n", sound_numbers) ==
        "points.csv:4:3: survival: found \"x\"; expected a share from 0 to 1, such as 0.984\n"
        "points.csv:3:1: found 3 cells; expected 2, as the header has\n");
  const auto all = told("time,survival\n0,1\n6,0.5,1\n7,0.4\n6,0.4\n", sound_numbers);
  CHECK(all.find("points.csv:3:1: found 3 cells") != std::string::npos);
  CHECK(all.find("points.csv:5:1: time: found 6 behind 7") != std::string::npos);
}

TEST_CASE("the flaws of a curve stand at their cells") {
  CHECK(told("time,survival\n0,1\n6,0.5\n5,0.7\n", "time,at_risk\n1,4\n0,5\n", "9") ==
        "points.csv:4:1: time: found 5 behind 6; expected times that rise\n"
        "points.csv:4:3: survival: found 0.7 behind 0.5; expected a curve that falls or stays (a click may be 0.01 too "
        "high)\n"
        "risk.csv:2:1: time: found 1; expected 0: the number at the beginning first\n"
        "risk.csv:3:1: time: found 0 behind 1; expected times that rise\n"
        "risk.csv:3:3: at_risk: found 5 behind 4; expected numbers that fall or stay: nobody comes back\n"
        "--events: found 9; expected at most the 4 patients at the beginning\n");
  CHECK(told(sound_points, "time,at_risk\n0,100\n6,100\n12,99\n") ==
        "risk.csv:4:4: at_risk: found 99; expected at most 77: of 100 at 6 the curve leaves no more\n");
}

TEST_CASE("tables without rows are told by their headers") {
  CHECK(told("time,survival\n", "time,at_risk\n") ==
        "points.csv:1:1: found no point; expected one at least\n"
        "risk.csv:1:1: found no number at risk; expected that at time 0 at least\n");
}

TEST_CASE("the patients made are written so that the times read back the same") {
  const auto made = evidence::reconstruct({.points = {{0, 1}, {0.1 + 0.2, 0.5}}, .at_risk = {{0, 2}}, .events = {}});
  REQUIRE(made);
  CHECK(patients_csv(*made) == "time,event\n0.30000000000000004,1\n0.30000000000000004,0\n");
}
