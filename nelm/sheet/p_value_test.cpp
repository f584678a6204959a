#include "nelm/sheet/p_value.h"

#include <doctest/doctest.h>

#include <limits>

using namespace nelm::sheet;

TEST_CASE("a P has three places, and below a thousandth it is said to be less") {
  CHECK(p_cell(0.0214) == "0.021");
  CHECK(p_cell(0.00099) == "< 0.001");
  CHECK(p_cell(std::numeric_limits<double>::quiet_NaN()) == "-");
  CHECK(p_shown(1) == "P = 1.000");
  CHECK(p_shown(std::numeric_limits<double>::quiet_NaN()) == "no P");
  CHECK(p_shown(1e-9) == "P < 0.001");
}

TEST_CASE("a published P stands as it was published, without an exponent") {
  CHECK(p_shown("0.02") == "P = 0.02");
  CHECK(p_shown("<0.001") == "P < 0.001");
  CHECK(p_shown("< 0.001") == "P < 0.001");
  CHECK(p_shown("<1e-7") == "P < 0.0000001");
  CHECK(p_shown("2.5e-4") == "P = 0.00025");
  CHECK(p_shown("not significant") == "P = not significant");
}
