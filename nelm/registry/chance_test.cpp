#include "nelm/registry/chance.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::registry;

TEST_CASE("the same seed gives the same chance, another one another") {
  Chance a(7), b(7), c(8);
  CHECK(a.uniform() == b.uniform());
  CHECK(a.normal() == b.normal());
  CHECK(a.uniform() != c.uniform());
}

TEST_CASE("the stream is the one the standard lays down: its 10000th number from the usual seed") {
  std::mt19937_64 bits;
  Chance          chance(std::mt19937_64::default_seed);
  bits.discard(9999);
  for (int i = 0; i < 9999; ++i) chance.uniform();
  CHECK(bits() == 9981545732273789042ULL);
  CHECK(chance.uniform() == doctest::Approx(9981545732273789042.0 / 18446744073709551616.0).epsilon(1e-15));
}

TEST_CASE("a uniform number never is an end, and normal and exponential ones have their mean and variance") {
  constexpr int    many = 200000;
  constexpr double near = 0.01;  // four standard errors of the roughest, the variance of an exponential, are 0.025
  Chance           chance(1);
  double           sum = 0, squares = 0, waits = 0;
  for (int i = 0; i < many; ++i) {
    const double u = chance.uniform();
    REQUIRE(u > 0);
    REQUIRE(u < 1);
    const double z = chance.normal();
    sum += z, squares += z * z, waits += chance.exponential();
  }
  CHECK(std::abs(sum / many) < near);
  CHECK(std::abs(squares / many - 1) < near + near);
  CHECK(std::abs(waits / many - 1) < near);
}
