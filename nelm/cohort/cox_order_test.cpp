#include "nelm/cohort/cox_order.h"

#include <doctest/doctest.h>

using namespace nelm::cohort;

TEST_CASE("rows stand by stratum, then time, events before those who only leave") {
  FollowUp f;
  f.time    = {5, 3, 3, 1, 3};
  f.event   = {1, 0, 1, 1, 1};
  f.stratum = {0, 1, 1, 1, 0};
  Eigen::MatrixXd x(5, 1);
  x << 1, 2, 3, 4, 5;
  CHECK(canonical_order(f, x, {}, 1) == std::vector<std::uint32_t>{4, 0, 3, 2, 1});
}

TEST_CASE("times that are all the same, or further apart than a number can tell, are ordered too") {
  FollowUp f;
  f.time.assign(100, 7);
  f.event.assign(100, 1);
  const Eigen::MatrixXd x = Eigen::VectorXd::LinSpaced(100, 0, 1);
  CHECK(canonical_order(f, x, {}, 2).size() == 100);
  f.time[50]       = 1.7e308;
  f.time[60]       = -1.7e308;
  const auto order = canonical_order(f, x, {}, 2);
  CHECK(order.front() == 60);
  CHECK(order.back() == 50);
}
