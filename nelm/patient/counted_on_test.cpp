#include "nelm/patient/counted_on.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

Possible age_of_48_said_on_new_year_2020(std::string_view on) {
  return counted_on(Fact::age_years, number(48.), day("2020-01-01"), day(on));
}
Possible diagnosed_5_months_ago_in_june_2016(std::string_view on) {
  return counted_on(Fact::diagnosis_months_ago, number(5.), day("2016-06-15"), day(on));
}

}  // namespace

TEST_CASE("an age counts on: by so many birthdays on the very day, else by one more perhaps") {
  CHECK(age_of_48_said_on_new_year_2020("2020-01-01") == number(48.));
  CHECK(age_of_48_said_on_new_year_2020("2022-01-01") == number(50.));
  CHECK(age_of_48_said_on_new_year_2020("2020-01-02") == number(between(48, 49)));
  CHECK(age_of_48_said_on_new_year_2020("2022-07-01") == number(between(50, 51)));
}

TEST_CASE("an age counts back to a day before it was said") {
  CHECK(age_of_48_said_on_new_year_2020("2018-01-01") == number(46.));
  CHECK(age_of_48_said_on_new_year_2020("2019-12-31") == number(between(47, 48)));
}

TEST_CASE("an age that is a range counts on at both ends, open as they are") {
  const auto over_60 = number(more_than(60));
  CHECK(counted_on(Fact::age_years, over_60, day("2020-01-01"), day("2021-01-01")) ==
        number(Range{61, 120, true, false}));
}

TEST_CASE("months since the diagnosis count on by the calendar, and not back beyond it") {
  CHECK(diagnosed_5_months_ago_in_june_2016("2017-06-15") == number(17.));
  CHECK(diagnosed_5_months_ago_in_june_2016("2016-02-15") == number(1.));
  CHECK(diagnosed_5_months_ago_in_june_2016("2015-06-15") == anything(Fact::diagnosis_months_ago));
}

TEST_CASE("an age and the months since something count on; stability and an interval do not") {
  for (const Fact f : {Fact::age_years, Fact::diagnosis_months_ago, Fact::primary_resection_months_ago})
    CHECK(counts_on(f));
  for (const Fact f : {Fact::stability_months, Fact::recurrence_interval_months, Fact::ki67_pct})
    CHECK_FALSE(counts_on(f));
}

TEST_CASE("an entry speaks of its own day, else of the day of the assessment") {
  const Entry age = said(Fact::age_years, 48), dated = on("2009-01-01", age);
  const Case  assessed = case_of({said(Fact::assessment_date, day("2020-01-01"))});
  CHECK(day_said(assessed, dated) == day("2009-01-01"));
  CHECK(day_said(assessed, age) == day("2020-01-01"));
  CHECK_FALSE(day_said(case_of({}), age));
}
