#include "nelm/cohort/quantile.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using nelm::cohort::quantile;

TEST_CASE("a quantile lies between its neighbours as R puts it, to the bit") {
  // R 4.2: quantile(c(1, 2, 4, 8), c(0, 1/3, 1/2, 0.9, 1))
  const std::vector<double> four{1, 2, 4, 8};
  CHECK(quantile(four, 0) == 1);
  CHECK(quantile(four, 1.0 / 3) == 2);
  CHECK(quantile(four, 0.5) == 3);
  CHECK(quantile(four, 0.9) == 6.8000000000000007);
  CHECK(quantile(four, 1) == 8);
  // R 4.2: quantile(c(0.1, 0.7, 1.3, 2.9, 3.1, 7.7, 11), c(0.25, 0.5, 0.75, 1/7, 3/7, 0.99))
  const std::vector<double> seven{0.1, 0.7, 1.3, 2.9, 3.1, 7.7, 11};
  CHECK(quantile(seven, 0.25) == 1);
  CHECK(quantile(seven, 0.5) == 2.8999999999999999);
  CHECK(quantile(seven, 0.75) == 5.4000000000000004);
  CHECK(quantile(seven, 1.0 / 7) == 0.61428571428571421);
  CHECK(quantile(seven, 3.0 / 7) == 2.214285714285714);
  CHECK(quantile(seven, 0.99) == 10.801999999999998);
  // R 4.2: quantile(sqrt(1:30), c(1/7, 0.3, 2/3))
  std::vector<double> roots;
  for (int i = 1; i <= 30; ++i) roots.push_back(std::sqrt(i));
  CHECK(quantile(roots, 1.0 / 7) == 2.2665568011117023);
  CHECK(quantile(roots, 0.3) == 3.1135943621178654);
  CHECK(quantile(roots, 2.0 / 3) == 4.5089492016516663);
}

TEST_CASE("of one number every quantile is that, and between equal ones, infinite or not, lies nothing else") {
  const double              endless = std::numeric_limits<double>::infinity();
  const std::vector<double> one{3}, equal{-endless, 1.1, 1.1, endless, endless};
  for (const double p : {0.0, 0.3, 1.0}) CHECK(quantile(one, p) == 3);
  CHECK(quantile(equal, 0.3) == 1.1);
  CHECK(quantile(equal, 0.9) == endless);
}
