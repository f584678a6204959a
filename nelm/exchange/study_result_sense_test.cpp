#include <doctest/doctest.h>

#include "nelm/exchange/small_literature_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

/// What is told of the second result, a median of 30 months (20 to 45), when it says something else.
std::string told(std::string_view instead_of, std::string_view text) {
  return SmallLiterature().study(instead_of, text).told();
}

}  // namespace

TEST_CASE("a confidence interval holds its value, and has one") {
  CHECK(told("low       = 20", "low       = 30")
            .find("result[2].low: found 30 to 45 around 30; expected low below the value") != std::string::npos);
  CHECK(told("high      = 45", "high      = 29").find("result[2].low: found 20 to 29 around 30") != std::string::npos);
  CHECK(told("value     = 30\n", "").find("result[2].bounds: found an interval without a value") != std::string::npos);
  CHECK(told("low       = 20\n", "").find("result[2].low: found nothing; expected the key low") != std::string::npos);
}

TEST_CASE("a range is never a confidence interval") {
  CHECK(told("time_zero = \"treatment\"", "time_zero = \"treatment\"\nnote = \"Range over the centres.\"")
            .find("result[2].bounds: found \"ci\" beside a note that says range; expected range: it is no confidence "
                  "interval") != std::string::npos);
  CHECK(told("time_zero = \"treatment\"", "time_zero = \"treatment\"\nper = \"studies\"")
            .find("result[2].bounds: found \"ci\" over studies; expected range") != std::string::npos);
  CHECK(told("bounds    = \"ci\"", "bounds    = \"range\"").empty());
  CHECK(told("bounds    = \"ci\"", "bounds    = \"not stated\"").empty());
  CHECK(told("bounds    = \"ci\"", "bounds    = \"none\"").find("result[2].bounds: found \"none\" with low or high") !=
        std::string::npos);
}

TEST_CASE("a range is in order, with its value inside or at an end, or without one") {
  const std::string_view ci = "bounds    = \"ci\"\nlow       = 20\nhigh      = 45";
  CHECK(told(ci, "bounds    = \"range\"\nlow       = 30\nhigh      = 30").empty());
  CHECK(told(ci, "bounds    = \"range\"\nlow       = 45\nhigh      = 20").find("result[2].low: found 45 to 20") !=
        std::string::npos);
  CHECK(told(ci, "bounds    = \"range\"\nlow       = 31\nhigh      = 45")
            .find("result[2].value: found 30 outside 31 to 45") != std::string::npos);
  CHECK(SmallLiterature()
            .study(ci, "bounds = \"range\"\nlow = 20\nhigh = 45")
            .study("value     = 30\n", "")
            .told()
            .empty());
}

TEST_CASE("an interval has a unit that has one") {
  CHECK(SmallLiterature()
            .study("measure   = \"median\"", "measure   = \"count\"")
            .study("unit      = \"months\"", "unit      = \"count\"")
            .told()
            .find("result[2].bounds: found an interval of a count") != std::string::npos);
}

TEST_CASE("a value is one its unit allows, and the unit that of its measure") {
  CHECK(told("value     = 34", "value     = 134") ==
        "studies/able-2001.toml:30:13: result[1].value: found 134; expected from 0 to 100 percent");
  CHECK(told("low       = 20", "low       = -2") ==
        "studies/able-2001.toml:51:13: result[2].low: found -2; expected months, from 0");
  CHECK(told("unit      = \"months\"", "unit      = \"percent\"") ==
        "studies/able-2001.toml:49:13: result[2].unit: found \"percent\" of a median; expected months");
  CHECK(told("months    = 60", "months    = 0") ==
        "studies/able-2001.toml:29:13: result[1].months: found 0; expected a horizon above 0 months");
  CHECK(told("value     = 34\n", "").find("result[1].value: found neither a value nor a range") != std::string::npos);
  CHECK(told("value     = 34", "value     = \"34\"").find("result[1].value: found \"34\"; expected a number") !=
        std::string::npos);
}

TEST_CASE("a percentage says of what it is one, or that nobody says") {
  CHECK(told("per       = \"patients\"", "per       = \"not stated\"").empty());
  CHECK(
      told("per       = \"patients\"", "per       = \"nothing\"") ==
      "studies/able-2001.toml:32:13: result[1].per: found \"nothing\"; expected of what it is a share; \"not stated\" "
      "where nobody says");
}

TEST_CASE("counts stand both, make no more than all, and give the percentage beside them") {
  const auto counted = [](std::string_view counts) {
    return SmallLiterature().study("actuarial = \"yes\"", fmt::format("actuarial = \"no\"\n{}", counts)).told();
  };
  CHECK(counted("events = 17\nof = 50").empty());
  CHECK(counted("events = 13\nof = 39").empty());  // 33.3 %, printed as 34: within a point
  CHECK(counted("events = 15\nof = 50").find("result[1].value: found 34 where 15 of 50 are 30.0") != std::string::npos);
  CHECK(counted("events = 51\nof = 50").find("result[1].events: found 51 of 50") != std::string::npos);
  CHECK(counted("events = 17").find("result[1].events: found one of events and of") != std::string::npos);
  // An estimate from times to death need not be what the counts give.
  CHECK(told("actuarial = \"yes\"", "actuarial = \"yes\"\nevents = 15\nof = 50").empty());
}

TEST_CASE("a paper's result is of no more patients than its study has; what the review claims may be") {
  CHECK(told("n         = 39", "n         = 41") ==
        "studies/able-2001.toml:45:13: result[2].n: found 41 of a study of 40; expected at most the patients of the "
        "study");
  CHECK(told("arm       = \"lt\"\nn         = \"not stated\"", "arm       = \"lt\"\nn         = 150").empty());
}

TEST_CASE("a result of words has words, and no number") {
  const auto words = [](std::string_view more) {
    return SmallLiterature()
        .study(
            "measure   = \"median\"\nvalue     = 30\nunit      = \"months\"\nbounds    = \"ci\"\nlow       = 20\nhigh  "
            "    = 45",
            fmt::format("measure   = \"words\"\nbounds    = \"none\"\n{}", more))
        .told();
  };
  CHECK(words("says = \"alike\"").empty());
  CHECK(words("").find("result[2].says: found nothing") != std::string::npos);
  CHECK(words("says = \"alike\"\nvalue = 3").find("result[2].value: found a number in a result of words") !=
        std::string::npos);
}
