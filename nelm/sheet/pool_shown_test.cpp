#include "nelm/sheet/pool_shown.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::sheet;
using nelm::evidence::Interval;
using nelm::evidence::Reading;

namespace {

PoolShown read_as(Reading::As as) {
  PoolShown p;
  p.reading.as = as;
  return p;
}

std::string ratio(double r, double low, double high) {
  return effect_shown(read_as(Reading::As::ratio), std::log(r), {std::log(low), std::log(high)});
}

}  // namespace

TEST_CASE("a number and its interval have one number of places, by how wide the interval is") {
  CHECK(number_shown(0.0999, {-0.291, 0.4912}) == "0.10 (-0.29 to 0.49)");
  CHECK(number_shown(0.26, {-0.5532, 1.073}) == "0.26 (-0.55 to 1.07)");
  CHECK(number_shown(-0.047, {-0.1026, 0.0081}) == "-0.047 (-0.103 to 0.008)");
  CHECK(number_shown(0.0027, {-0.8512, 0.8631}) == "0.00 (-0.85 to 0.86)");
  CHECK(number_shown(-0.0023, {-0.0046, -0.00004}) == "-0.0023 (-0.0046 to 0.0000)");
  CHECK(number_shown(2, {2, 2}) == "2.00 (2.00 to 2.00)");
}

TEST_CASE("a ratio has two places, and two digits where those would be nothing") {
  CHECK(ratio(0.0999, 0.0042, 6.651) == "0.10 (0.0042 to 6.65)");
  CHECK(ratio(0.0951, 0.02, 0.4) == "0.095 (0.020 to 0.40)");
}

TEST_CASE("a share has its unit behind it, and one place") {
  auto p          = read_as(Reading::As::per_cent);
  p.reading.scale = nelm::evidence::ProportionScale::raw;
  CHECK(effect_shown(p, 0.725, {0.45, 0.8951}, " %") == "72.5 % (45.0 to 89.5)");
}
