#include "nelm/cohort/ranks.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;

TEST_CASE("equal values share a rank, and the next one follows it") {
  const std::vector<double> values{3, -1, 3, 7, 0.0, -0.0};
  const auto                found = ranks(values);
  CHECK(found.rank == std::vector<std::uint32_t>{2, 0, 2, 3, 1, 1});
  CHECK(found.distinct == 4);
  CHECK(ranks({}).distinct == 0);
}

TEST_CASE("ranks found by several threads are those found by one") {
  std::vector<double> values;
  for (int i = 0; i < 400000; ++i) values.push_back(std::floor(std::sin(i) * 1e5));
  const auto one = ranks(values);
  for (const int threads : {2, 3, 4}) CHECK(ranks(values, threads).rank == one.rank);
  bool in_order = true;
  for (std::size_t i = 1; i < values.size(); ++i)
    in_order &= (values[i - 1] < values[i]) == (one.rank[i - 1] < one.rank[i]);
  CHECK(in_order);
}
