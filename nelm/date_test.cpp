#include "nelm/date.h"

#include <doctest/doctest.h>

using namespace nelm;

namespace {
Date the_day(std::string_view text) { return *read_date(text); }
}  // namespace

TEST_CASE("15 January to 15 July is 6 months, whatever the days between") {
  CHECK(months_between(the_day("2017-01-15"), the_day("2017-07-15")) == 6);
  CHECK(months_between(the_day("2016-01-15"), the_day("2016-07-15")) == 6);
  CHECK(months_between(the_day("2017-08-15"), the_day("2018-02-15")) == 6);
}

TEST_CASE("a day past six months is over six months, a day before is under") {
  CHECK(months_between(the_day("2017-01-15"), the_day("2017-07-16")) == doctest::Approx(6 + 1. / 31));
  CHECK(months_between(the_day("2017-01-15"), the_day("2017-07-14")) < 6);
}

TEST_CASE("a day the month lacks is its last") {
  CHECK(written(months_after(the_day("2017-01-31"), 1)) == "2017-02-28");
  CHECK(written(months_after(the_day("2016-01-31"), 1)) == "2016-02-29");
  CHECK(months_between(the_day("2017-08-31"), the_day("2018-02-28")) == 6);
}

TEST_CASE("a later day is never fewer months away") {
  const int start = day_number(the_day("2015-12-01"));
  for (int from = start; from < start + 95; ++from)
    for (int to = from; to < from + 130; ++to) {
      CHECK_MESSAGE(months_between(date_of(from), date_of(to)) < months_between(date_of(from), date_of(to + 1)), to);
    }
}

TEST_CASE("an age counts birthdays") {
  CHECK(years_between(the_day("1962-11-24"), the_day("2017-11-23")) == 54);
  CHECK(years_between(the_day("1962-11-24"), the_day("2017-11-24")) == 55);
  CHECK(years_between(the_day("1964-02-29"), the_day("2017-02-28")) == 53);
}

TEST_CASE("a date may be known to the day, the month or the year") {
  CHECK(read_days("2016") == Days{the_day("2016-01-01"), the_day("2016-12-31")});
  CHECK(read_days("2016-02") == Days{the_day("2016-02-01"), the_day("2016-02-29")});
  CHECK(read_days("2016-02-03") == Days{the_day("2016-02-03"), the_day("2016-02-03")});
  for (const auto* wrong :
       {"", "16", "2016-13", "2016-02-30", "2016-2-3", "2016-02-03T", "03.02.2016", "2016/02/03", "20160203"})
    CHECK_MESSAGE(!read_days(wrong), wrong);
}

TEST_CASE("a day and its number are the same thing") {
  for (const int n : {-50'000, -1, 0, 1, 17'490, 20'000}) CHECK(day_number(date_of(n)) == n);
}
