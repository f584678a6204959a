#include "nelm/sheet/time_axis.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nelm::sheet;

namespace {

std::string times_on(double high, const TimeWords& w, double apart = 0) {
  std::string all;
  for (const auto& t : time_ticks({Scale::natural, 0, high, 0, 330}, w, apart)) all += t.words + " ";
  return all;
}

}  // namespace

TEST_CASE("months are counted in years where there are many, other times in round numbers") {
  CHECK(times_on(109, {"months", ""}) == "0 24 48 72 96 ");
  CHECK(times_on(60, {"months", ""}) == "0 12 24 36 48 60 ");
  CHECK(times_on(1022, {"days", ""}) == "0 200 400 600 800 1000 ");
  CHECK(times_on(10, {"years", ""}) == "0 2 4 6 8 10 ");
}

TEST_CASE("what stands below the ticks has its room") {
  CHECK(times_on(60, {"months", ""}, 100) == "0 24 48 ");
  CHECK(times_on(60, {"months", ""}, 1000) == "0 ");
}

TEST_CASE("a time is said as it is read") {
  CHECK(time_in_words(283) == "283");
  CHECK(time_in_words(68.2382) == "68.2");
  CHECK(time_in_words(1234.56) == "1235");
  CHECK(time_in_words(0.12345) == "0.123");
  CHECK(time_in_words(3, {"years", ""}) == "3 years");
  CHECK(words_of_axis({"months", "resection"}) == "Months since resection");
  CHECK(words_of_axis({}) == "Time");
}
