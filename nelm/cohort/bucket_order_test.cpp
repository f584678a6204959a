#include "nelm/cohort/bucket_order.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <utility>

using nelm::cohort::bucket_order;

namespace {

using Row = std::pair<std::size_t, double>;

std::vector<Row> ordered(std::vector<Row> rows, std::size_t parts) {
  bucket_order(
      rows, parts, [](const Row& r) { return r.first; }, [](const Row& r) { return r.second; },
      [](const Row& a, const Row& b) { return a < b; });
  return rows;
}

}  // namespace

TEST_CASE("rows come into order, however their numbers are spread") {
  CHECK(rc::check([] {
    const double     wide = *rc::gen::element(1.0, 1e-300, 1e300, 1e308, 0.0);
    const auto       n    = *rc::gen::inRange(0, 300);
    std::vector<Row> rows;
    for (int i = 0; i < n; ++i)
      rows.emplace_back(*rc::gen::inRange(std::size_t{0}, std::size_t{3}), wide * *rc::gen::inRange(-20, 20));
    auto expected = rows;
    std::ranges::sort(expected);
    RC_ASSERT(ordered(rows, 3) == expected);
  }));
}

TEST_CASE("one number far from all others is no trouble") {
  std::vector<Row> rows;
  for (int i = 0; i < 1000; ++i) rows.emplace_back(0, (i * 7919) % 1000);
  rows.emplace_back(0, 1e300);
  rows.emplace_back(0, -1e300);
  const auto sorted = ordered(rows, 1);
  CHECK(std::ranges::is_sorted(sorted));
  CHECK(sorted.size() == rows.size());
}
