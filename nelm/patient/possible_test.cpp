#include "nelm/patient/possible.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace nelm::patient;

namespace {

/// Every range with ends among 0 to 3, each open or closed.
std::vector<Range> all_ranges() {
  std::vector<Range> all;
  for (double low = 0; low <= 3; ++low)
    for (double high = low; high <= 3; ++high)
      for (const bool low_open : {false, true})
        for (const bool high_open : {false, true}) all.push_back({low, high, low_open, high_open});
  return all;
}

constexpr double probes[] = {-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4};

}  // namespace

TEST_CASE("\"<3 %\" is everything below three: 3 is not in it, 2.999 is") {
  CHECK(!less_than(3).holds(3));
  CHECK(less_than(3).holds(2.999));
  CHECK(at_most(3).holds(3));
  CHECK(!more_than(2).holds(2));
  CHECK(at_least(2).holds(2));
}

TEST_CASE("a range is empty if no number is in it") {
  CHECK(Range{2, 1}.empty());
  CHECK(Range{2, 2, true, false}.empty());
  CHECK(Range{2, 2, false, true}.empty());
  CHECK(!exactly(2).empty());
  CHECK(!Range{2, 3, true, true}.empty());
}

TEST_CASE("what two ranges leave in common are the numbers in both") {
  for (const Range& a : all_ranges())
    for (const Range& b : all_ranges())
      for (const double x : probes) CHECK(meet(a, b).holds(x) == (a.holds(x) && b.holds(x)));
}

TEST_CASE("the hull of two ranges is the smallest that holds both") {
  for (const Range& a : all_ranges())
    for (const Range& b : all_ranges()) {
      const Range both = hull(a, b);
      for (const double x : probes)
        if (a.holds(x) || b.holds(x)) CHECK(both.holds(x));
      if (a.empty() || b.empty()) continue;
      CHECK(both.low == std::min(a.low, b.low));
      CHECK(both.high == std::max(a.high, b.high));
      CHECK(both.holds(both.low) == (a.holds(both.low) || b.holds(both.low)));
      CHECK(both.holds(both.high) == (a.holds(both.high) || b.holds(both.high)));
    }
}

TEST_CASE("nothing is added to a range by one that is empty") {
  constexpr Range empty{2, 1};
  CHECK(hull(exactly(3), empty) == exactly(3));
  CHECK(hull(empty, exactly(3)) == exactly(3));
}

TEST_CASE("two sets of words meet in the words of both and join to the words of either") {
  CHECK(meet(choice(0b011), choice(0b110)) == choice(0b010));
  CHECK(join(choice(0b011), choice(0b110)) == choice(0b111));
  CHECK(meet(choice(0b001), choice(0b110)).empty());
  CHECK(answer(true) == choice(yes));
  CHECK(all_of_first(3) == 0b111);
  CHECK(all_of_first(32) == ~Choices{0});
}

TEST_CASE("one value is left of a number, or of a set of words") {
  CHECK(number(5.).single_number());
  CHECK(!number(between(5, 6)).single_number());
  CHECK(choice(0b100).single_choice());
  CHECK(!choice(0b110).single_choice());
  CHECK(!choice(0).single_choice());
}
