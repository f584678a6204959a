#include "nelm/cohort/exact_sum.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <algorithm>
#include <vector>

using nelm::cohort::CommonUnit;

namespace {

double sum_of(const std::vector<double>& numbers) {
  const auto      unit = CommonUnit::of(numbers);
  CommonUnit::Sum sum;
  for (const double x : numbers) sum += unit.value().sum_of(x);
  return unit->number(sum);
}

}  // namespace

TEST_CASE("tenths add up to what their doubles add up to") {
  CHECK(sum_of({0.1, 0.2, 0.3}) == static_cast<double>(0.1L + 0.2L + 0.3L));
  CHECK(sum_of(std::vector<double>(10, 0.1)) == 1.0);
  CHECK(sum_of({}) == 0);
  CHECK(sum_of({0, 0}) == 0);
  CHECK(sum_of({3, 4, 5}) == 12);
}

TEST_CASE("the order of the numbers changes no bit, and long doubles say the same") {
  CHECK(rc::check([] {
    std::vector<double> numbers;
    const auto          n = *rc::gen::inRange(1, 200);
    for (int i = 0; i < n; ++i) numbers.push_back(*rc::gen::inRange(1, 1'000'000) * 0.001);
    const double forward = sum_of(numbers);
    long double  plain   = 0;
    for (const double x : numbers) plain += x;
    std::ranges::reverse(numbers);
    RC_ASSERT(sum_of(numbers) == forward);
    RC_ASSERT(std::fabs(forward - static_cast<double>(plain)) <= 0x1p-52 * forward);
  }));
}

TEST_CASE("numbers too far apart, below 0 or not finite have no common unit") {
  CHECK(!CommonUnit::of(std::vector{1e30, 0.1}));
  CHECK(!CommonUnit::of(std::vector{-1.0, 2.0}));
  CHECK(!CommonUnit::of(std::vector<double>{1.0, std::nan("")}));
  CHECK(!CommonUnit::of(std::vector{1.0, double{INFINITY}}));
  CHECK(CommonUnit::of(std::vector{1e300 / 1e200, 1e99 / 3}));
}
