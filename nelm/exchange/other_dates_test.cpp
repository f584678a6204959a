#include "nelm/exchange/other_dates.h"

#include <doctest/doctest.h>

using namespace nelm::exchange;

TEST_CASE("a date written as countries write it is asked about with each day it may mean") {
  CHECK(which_day("03/04/2016") == "; was 2016-04-03 meant, or 2016-03-04?");
  CHECK(which_day("3.4.2016") == "; was 2016-04-03 meant, or 2016-03-04?");
  CHECK(which_day("25/12/2016") == "; was 2016-12-25 meant?");
  CHECK(which_day("12-25-2016") == "; was 2016-12-25 meant?");
  CHECK(which_day("3/3/2016") == "; was 2016-03-03 meant?");
  CHECK(which_day("2016/05/04") == "; was 2016-05-04 meant?");
}

TEST_CASE("what is a date already, or none, is not asked about") {
  for (const auto* text : {"2016-05-04", "31/31/2016", "3/4", "3/4/16", "1.2.3", "a/b/2016", "", "//2016", "1/2/3/2016",
                           "1.5", "2016-13-40", "-1-2-2016"})
    CHECK(days_meant(text).empty());
}
