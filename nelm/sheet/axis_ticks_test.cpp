#include "nelm/sheet/axis_ticks.h"

#include <doctest/doctest.h>

#include <cmath>

using nelm::sheet::axis_ticks;
using nelm::sheet::log_axis_ticks;
using Numbers = std::vector<double>;

TEST_CASE("ticks are round numbers, as many as there is room for") {
  CHECK(axis_ticks(37, 63, 6) == Numbers{40, 45, 50, 55, 60});
  CHECK(axis_ticks(0, 100, 6) == Numbers{0, 20, 40, 60, 80, 100});
  CHECK(axis_ticks(0, 100, 4) == Numbers{0, 50, 100});
  CHECK(axis_ticks(0.2, 1.1, 10).size() == 10);
}

TEST_CASE("both ends of an axis are ticked where they are round") {
  CHECK(axis_ticks(5, 25, 5) == Numbers{5, 10, 15, 20, 25});
  CHECK(axis_ticks(-2, 2, 5) == Numbers{-2, -1, 0, 1, 2});
  CHECK_FALSE(std::signbit(axis_ticks(0, 100, 6).front()));
}

TEST_CASE("an axis of ratios is ticked by decades and their parts, and by fewer of them the longer it is") {
  CHECK(log_axis_ticks(0.1, 10, 7) == Numbers{0.1, 0.2, 0.5, 1, 2, 5, 10});
  CHECK(log_axis_ticks(0.1, 10, 5) == Numbers{0.1, 0.3, 1, 3, 10});
  CHECK(log_axis_ticks(0.1, 10, 3) == Numbers{0.1, 1, 10});
  CHECK(log_axis_ticks(1e-6, 1e6, 5) == Numbers{1e-6, 1e-3, 1, 1e3, 1e6});
}

TEST_CASE("an axis of ratios of less than a decade has round numbers all the same") {
  const auto ticks = log_axis_ticks(0.8, 1.3, 6);
  REQUIRE(ticks.size() == 6);
  CHECK(ticks[0] == doctest::Approx(0.8));
  CHECK(ticks[5] == doctest::Approx(1.3));
}
