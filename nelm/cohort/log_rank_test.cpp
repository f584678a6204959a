#include "nelm/cohort/log_rank.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace nelm::cohort;
using doctest::Approx;
using Labels = std::vector<std::int32_t>;

namespace {

/// Six patients, three in each group. At 1 one of six has the event (group 0), at 2 one of five (group 1), at 3 one of three
/// (group 0).
const FollowUp six{.entry = {}, .time = {1, 2, 2, 3, 4, 5}, .event = {1, 1, 0, 1, 0, 0}};
const Labels   two = {0, 1, 0, 0, 1, 1};

}  // namespace

TEST_CASE("the log-rank test by hand: two events against 1/2 + 2/5 + 1/3") {
  const auto   test     = log_rank(six, two);
  const double expected = 1.0 / 2 + 2.0 / 5 + 1.0 / 3;
  const double variance = 1.0 / 4 + 6.0 / 25 + 2.0 / 9;
  CHECK(test.rows[0] == 3);
  CHECK(test.observed(0, 0) == 2);
  CHECK(test.expected(0, 0) == Approx(expected));
  CHECK(test.expected(1, 0) == Approx(3 - expected));
  CHECK(test.variance(0, 0) == Approx(variance));
  CHECK(test.variance(0, 1) == Approx(-variance));
  CHECK(test.chi_squared == Approx((2 - expected) * (2 - expected) / variance));
  CHECK(test.degrees == 1);
  CHECK(test.p == Approx(std::erfc(std::sqrt(test.chi_squared / 2))));
}

TEST_CASE("what an event counts: those at risk, their root, or the survival just before") {
  CHECK(log_rank(six, two, {EventWeight::By::at_risk}).difference()[0] == Approx(6 * 0.5 - 5 * 0.4 + 3 * 2.0 / 3));
  CHECK(log_rank(six, two, {EventWeight::By::root_of_at_risk}).difference()[0] ==
        Approx(std::sqrt(6) * 0.5 - std::sqrt(5) * 0.4 + std::sqrt(3) * 2 / 3));
  const double before_2 = 5.0 / 6, before_3 = 5.0 / 6 * 4 / 5;
  CHECK(log_rank(six, two, {EventWeight::By::survival, 1, 0}).difference()[0] ==
        Approx(0.5 - before_2 * 0.4 + before_3 * 2 / 3));
  CHECK(log_rank(six, two, {EventWeight::By::survival, 0, 1}).difference()[0] ==
        Approx(-(1 - before_2) * 0.4 + (1 - before_3) * 2 / 3));
}

TEST_CASE("strata are summed, each with its own patients at risk") {
  auto f          = six;
  f.stratum       = {0, 0, 0,
                     1, 1, 1};  // in stratum 0 one event of three (2 of group 0) and one of two (1); in 1 one of three (1)
  const auto test = log_rank(f, two);
  CHECK(test.expected(0, 0) == Approx(2.0 / 3 + 1.0 / 2));
  CHECK(test.expected(0, 1) == Approx(1.0 / 3));
  CHECK(test.variance(0, 0) == Approx(2.0 / 9 + 1.0 / 4 + 2.0 / 9));
}

TEST_CASE("who enters late is compared only while there") {
  auto f          = six;
  f.entry         = {0, 0, 0, 2, 0, 2.5};
  const auto test = log_rank(f, two);  // at 1: two of group 0 and two of group 1; at 2: one and two; at 3: one and two
  CHECK(test.expected(0, 0) == Approx(1.0 / 2 + 1.0 / 3 + 1.0 / 3));
}

TEST_CASE("a group that was never at risk for an event is no degree of freedom") {
  const auto test = log_rank({.entry = {}, .time = {1, 2, 3, 4, 0.5}, .event = {1, 1, 1, 0, 0}}, Labels{0, 1, 0, 1, 2});
  CHECK(test.degrees == 1);
  CHECK(test.expected(2, 0) == 0);
  CHECK(test.p < 1);
}

TEST_CASE("a group that entered after the last event expects none, though its weights do not add up exactly") {
  const FollowUp f{
      .entry = {0, 0, 2, 2, 2}, .time = {1, 3, 3, 4, 5}, .event = {1, 0, 0, 0, 0}, .weight = {1.5, 1, 0.1, 0.2, 0.3}};
  const auto test = log_rank(f, Labels{0, 0, 1, 1, 1});
  CHECK(test.expected(1, 0) == 0);
  CHECK(test.degrees == 0);
}

TEST_CASE("where all have the event at one time, survival is none, though weights do not add up exactly") {
  FollowUp f;
  Labels   group;
  for (std::int32_t g = 0; g < 9; ++g) {  // nine groups of one each, gone at 1, and two who come later
    f.entry.push_back(0);
    f.time.push_back(1);
    f.event.push_back(1);
    f.weight.push_back(0.1 * (g + 1));
    group.push_back(g);
  }
  f.entry.insert(f.entry.end(), {2, 2});
  f.time.insert(f.time.end(), {3, 4});
  f.event.insert(f.event.end(), {1, 0});
  f.weight.insert(f.weight.end(), {1.5, 1.5});
  group.insert(group.end(), {0, 1});
  const auto test = log_rank(f, group, {EventWeight::By::survival, 0.5, 0});
  CHECK(test.observed(0, 0) == f.weight[0]);  // the event at 3 counts nothing
}

TEST_CASE("a group with a stratum of its own meets nobody: the others are compared, on the degrees they have") {
  const auto meet = log_rank(six, two);
  FollowUp   f    = six;
  f.time.insert(f.time.end(), {1, 3, 6});
  f.event.insert(f.event.end(), {1, 1, 0});
  f.stratum       = {0, 0, 0, 0, 0, 0, 1, 1, 1};
  const auto test = log_rank(f, Labels{0, 1, 0, 0, 1, 1, 2, 2, 2});
  CHECK(test.expected(2, 1) == 2);
  CHECK(test.degrees == 1);
  CHECK(test.chi_squared == Approx(meet.chi_squared));
  CHECK(test.p == Approx(meet.p));
}

TEST_CASE("one group, or no event, is nothing to compare") {
  CHECK(log_rank(six, Labels(6, 0)).degrees == 0);
  CHECK(log_rank(six, Labels(6, 0)).p == 1);
  auto f  = six;
  f.event = std::vector<std::uint8_t>(6, 0);
  CHECK(log_rank(f, two).degrees == 0);
  CHECK(trend(log_rank(f, two)).p == 1);
}

TEST_CASE("the trend over two groups is the log-rank test, and scores may be any") {
  const auto test = log_rank(six, two);
  CHECK(trend(test).chi_squared == Approx(test.chi_squared));
  CHECK(trend(test).score == Approx(-test.difference()[0]));  // group 0 has more events: the rate falls
  const double scores[] = {-3, 10};
  CHECK(trend(test, scores).chi_squared == Approx(test.chi_squared));
}
