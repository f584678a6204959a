#include "nelm/sheet/axis_ticks.h"

#include <doctest/doctest.h>

#include <cmath>

using nelm::sheet::axis_ticks;
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
