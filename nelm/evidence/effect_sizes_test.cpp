#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "nelm/evidence/hazard_ratio.h"
#include "nelm/evidence/mantel_haenszel.h"
#include "nelm/evidence/proportion.h"
#include "nelm/evidence/random_studies_test.h"
#include "nelm/evidence/two_means.h"

using namespace nelm::evidence;
using doctest::Approx;

namespace {

template <class T>
std::vector<std::string> refused(const nelm::Result<T>& result) {
  std::vector<std::string> told;
  if (!result)
    for (const auto& problem : result.error()) told.push_back(said(problem));
  return told;
}

using Told = std::vector<std::string>;

constexpr ProportionScale scales[] = {ProportionScale::raw, ProportionScale::logit, ProportionScale::arcsine,
                                      ProportionScale::freeman_tukey};

}  // namespace

TEST_CASE("a proportion turned onto a scale and back is the proportion") {
  for (const ProportionScale scale : scales)
    for (const double n : {9., 150.})
      for (double x = 1; x < n; ++x)
        CHECK(back_to_proportion(proportion({x, n}, scale).value().effect.estimate, scale, n) == Approx(x / n));
}

TEST_CASE("no events, or nothing but events, get half an event on the raw and logit scales, and it is said") {
  for (const ProportionScale scale : scales) {
    const bool needs_it = scale == ProportionScale::raw || scale == ProportionScale::logit;
    CHECK(proportion({0, 12}, scale).value().half_added == needs_it);
    CHECK(proportion({12, 12}, scale).value().half_added == needs_it);
    CHECK_FALSE(proportion({5, 12}, scale).value().half_added);
    CHECK(proportion({0, 12}, scale).value().effect.variance > 0);
  }
  CHECK(proportion({0, 12}, ProportionScale::logit).value().effect.estimate == Approx(std::log(0.5 / 12.5)));
}

TEST_CASE("what lies beyond the ends of a scale is none or all") {
  for (const ProportionScale scale : {ProportionScale::arcsine, ProportionScale::freeman_tukey}) {
    CHECK(back_to_proportion(-0.2, scale, 20) == 0);
    CHECK(back_to_proportion(std::numbers::pi / 2 + 0.1, scale, 20) == 1);
  }
  CHECK(harmonic_mean(std::vector<double>{10, 40}) == Approx(16));
}

TEST_CASE("arms turned round turn the sign of every contrast and leave its variance") {
  for (const Contrast what : {Contrast::odds_ratio, Contrast::risk_ratio, Contrast::risk_difference, Contrast::peto})
    for (const TwoArms arms : {TwoArms{3, 20, 9, 25}, TwoArms{0, 20, 9, 25}, TwoArms{20, 20, 0, 25}}) {
      const auto here  = contrast(arms, what).value(),
                 there = contrast({arms.events_2, arms.total_2, arms.events_1, arms.total_1}, what).value();
      CHECK(there.effect.estimate == Approx(-here.effect.estimate));
      CHECK(there.effect.variance == Approx(here.effect.variance));
      CHECK(here.half_added == (arms.events_1 != 3));
    }
}

TEST_CASE("counts that cannot be are refused, each by its name") {
  CHECK(refused(contrast({-1, 0, 9, 5}, Contrast::odds_ratio)) ==
        Told{"total_1: found 0; expected a number of patients above 0",
             "events_1: found -1; expected a number of events from 0 to the arm's total",
             "events_2: found 9; expected a number of events from 0 to the arm's total"});
  CHECK(refused(proportion({std::nan(""), 10}, ProportionScale::logit)) ==
        Told{"events: found nan; expected a number of events from 0 to the total"});
  CHECK(refused(contrast({1, 0, 1}, {-2, 1, 9}, MeanContrast::ratio)) ==
        Told{"sd_1: found 0; expected a standard deviation above 0",
             "total_1: found 1; expected a number of patients, at least 2",
             "mean_2: found -2; expected a mean of the same sign as the first (1), and neither 0"});
  CHECK(refused(log_rate(-1, 0)) == Told{"events: found -1; expected a number of events, 0 or more",
                                         "time: found 0; expected a time at risk above 0"});
}

TEST_CASE("Hedges' correction of two tiny arms is exact, of huge ones no correction") {
  // m = 2: sqrt(pi) Gamma(1) / (sqrt(1) Gamma(1/2)^2 ...) = 1 / sqrt(pi) by hand.
  const auto tiny = contrast({1, 1, 2}, {0, 1, 2}, MeanContrast::standardised).value();
  CHECK(tiny.effect.estimate == Approx(1 / std::sqrt(std::numbers::pi)));
  const auto huge = contrast({1, 1, 5e8}, {0, 1, 5e8}, MeanContrast::standardised).value();
  CHECK(huge.effect.estimate == Approx(1).epsilon(1e-8));
}

TEST_CASE("Bacchetti's hazard ratio against embolisation: 0.34 (0.21-0.55)") {
  const auto hr = log_hazard_ratio({0.34, {0.21, 0.55}}).value();
  CHECK(hr.effect.estimate == Approx(std::log(0.34)));
  CHECK(std::sqrt(hr.effect.variance) == Approx(std::log(0.55 / 0.21) / (2 * 1.959963984540054)));
  CHECK_FALSE(hr.from_p);
}

TEST_CASE("Mayo's hazard ratio of 2.6 with an exact P of 0.001 has a standard error of about 0.290, marked as from P") {
  const auto hr = log_hazard_ratio(2.6, {0.001}).value();
  CHECK(std::sqrt(hr.effect.variance) == Approx(0.290).epsilon(2e-3));
  CHECK(hr.from_p);
  CHECK(log_hazard_ratio(1 / 2.6, {0.001}).value().effect.variance == Approx(hr.effect.variance));
}

TEST_CASE("from a bound no standard error follows") {
  CHECK(refused(log_hazard_ratio(2.6, {0.001, PValue::Kind::below})) ==
        Told{"p: found \"<0.001\"; expected an exact P value, such as 0.034: no standard error follows from a bound"});
  CHECK(refused(log_hazard_ratio(1, {0.05, PValue::Kind::above})) ==
        Told{"ratio: found 1; expected a hazard ratio above 0, and not 1",
             "p: found \">0.05\"; expected an exact P value, such as 0.034: no standard error follows from a bound"});
  CHECK(refused(log_hazard_ratio(2, {0})) == Told{"p: found 0; expected a two-sided P value above 0 and below 1"});
}

TEST_CASE("an estimate off the middle of its interval is told from one that rounding put there") {
  const auto off = [](double hr, double low, double high) {
    return from_the_middle(hr, {low, high}).more_than_rounding();
  };
  // As printed by Mazzaferro 2016, Bettini 2009 (hazard ratio), Kacmaz 2019 and Bacchetti 2014.
  CHECK_FALSE(off(7.4, 2.4, 23));
  CHECK_FALSE(off(4.4, 1.2, 16.1));
  CHECK_FALSE(off(0.05, 0.01, 0.21));
  CHECK_FALSE(off(0.4, 0.14, 1.11));
  // A median with an interval made as the numbers stand, of Bettini 2009; and a bound a hundred times too large.
  CHECK(off(54.3, 25, 83.6));
  CHECK(off(0.5, 0.49, 50));
  constexpr double by_hand = 1e-12;
  CHECK(from_the_middle(2, {1, 16}).off == doctest::Approx(std::log(2)).epsilon(by_hand));
  CHECK(
      from_the_middle(0.4, {0.25, 0.64}).by_rounding ==
      doctest::Approx(-std::log(0.35 / 0.4) - (std::log(0.245 / 0.25) + std::log(0.635 / 0.64)) / 2).epsilon(by_hand));
}

TEST_CASE("an interval that does not hold its hazard ratio is refused") {
  CHECK(refused(log_hazard_ratio({0.5, {0.6, 0.9}})) ==
        Told{"interval.low: found 0.6; expected a lower bound above 0 and not above the hazard ratio"});
  CHECK(refused(log_hazard_ratio({0.5, {0, 0.4}, 1})) ==
        Told{"interval.low: found 0; expected a lower bound above 0 and not above the hazard ratio",
             "interval.high: found 0.4; expected an upper bound not below the hazard ratio and above the lower bound",
             "level: found 1; expected a level of confidence between 0 and 1, such as 0.95"});
}

TEST_CASE("tables that tell nothing together have no summary, and a bad one is named") {
  const std::vector<TwoArms> silent = {{0, 10, 0, 12}, {0, 8, 0, 9}};
  for (const Contrast what : {Contrast::odds_ratio, Contrast::risk_ratio, Contrast::risk_difference, Contrast::peto})
    CHECK(refused(pool_tables(silent, what)) == Told{"tables: found no summary from 2 tables; expected events, and "
                                                     "patients without, enough for a summary of all "
                                                     "tables together"});
  CHECK(refused(pool_tables(std::vector<TwoArms>{{1, 10, 2, 10}, {1, 10, 12, 10}}, Contrast::odds_ratio)) ==
        Told{"tables[1].events_2: found 12; expected a number of events from 0 to the arm's total"});
  CHECK(refused(pool_tables({}, Contrast::peto)) == Told{"tables: found none; expected at least one table"});
}

TEST_CASE("a table of no events is left out of Q and moves no odds ratio") {
  const std::vector<TwoArms> three = {{3, 20, 9, 25}, {5, 30, 8, 28}, {0, 12, 0, 11}};
  const auto                 with  = pool_tables(three, Contrast::odds_ratio).value(),
             without               = pool_tables(std::span(three).first(2), Contrast::odds_ratio).value();
  CHECK(with.estimate == Approx(without.estimate));
  CHECK(with.q.degrees == 1);
  CHECK(with.left_out == 1);
  CHECK(with.half_added == 0);
}
