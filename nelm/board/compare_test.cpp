#include "nelm/board/compare.h"

#include <doctest/doctest.h>

#include <array>

using namespace nelm;
using namespace nelm::board;
using patient::between;
using patient::exactly;
using patient::less_than;
using patient::more_than;
using patient::Range;

TEST_CASE("a Ki-67 of exactly 10 % is not below 10 %, but at most 10 %") {
  CHECK(below(exactly(10), 10) == Verdict::unmet);
  CHECK(at_most(exactly(10), 10) == Verdict::met);
  CHECK(at_least(exactly(10), 10) == Verdict::met);
  CHECK(above(exactly(10), 10) == Verdict::unmet);
}

TEST_CASE("a report of 5-15 % cannot answer a limit of 10 %") { CHECK(below(between(5, 15), 10) == Verdict::unknown); }

TEST_CASE("an end that excludes its own number counts as reported") {
  CHECK(below(less_than(10), 10) == Verdict::met);
  CHECK(below(patient::at_most(10), 10) == Verdict::unknown);
  CHECK(at_most(more_than(10), 10) == Verdict::unmet);
  CHECK(at_most(patient::at_least(10), 10) == Verdict::unknown);
  CHECK(above(more_than(10), 10) == Verdict::met);
  CHECK(at_least(less_than(10), 10) == Verdict::unmet);
}

TEST_CASE("an unreported fact leaves the verdict unknown, whatever the limit") {
  for (const auto limit : {0., 10., 100.}) {
    CHECK(below(Range{}, limit) == Verdict::unknown);
    CHECK(at_most(Range{}, limit) == Verdict::unknown);
  }
}

TEST_CASE("a comparison of a range is the agreement of its values") {
  using Comparison = Verdict (*)(Range, double);
  for (const Comparison compare : std::array<Comparison, 4>{below, at_most, above, at_least})
    for (double low = 8; low <= 12; ++low)
      for (double high = low; high <= 12; ++high)
        for (const bool low_open : {false, true})
          for (const bool high_open : {false, true}) {
            const Range range{low, high, low_open, high_open};
            if (range.empty()) continue;
            bool all = true, none = true;
            for (double value = low; value <= high; value += 0.5) {
              if (!range.holds(value)) continue;
              (compare(exactly(value), 10) == Verdict::met ? none : all) = false;
            }
            CHECK(compare(range, 10) == verdict(all, none));
          }
}

TEST_CASE("a word is among a set if every word still possible is") {
  CHECK(among(0b001, 0b011) == Verdict::met);
  CHECK(among(0b101, 0b011) == Verdict::unknown);
  CHECK(among(0b100, 0b011) == Verdict::unmet);
}
