#include "nelm/exchange/date_words.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::exchange;

namespace {

const Date assessment = *read_date("2017-05-31");

/// The only day the words may mean; "none" if they are no date or several days.
std::string day_of(std::string_view words) {
  const auto days = read_date_words(words, assessment);
  return days && days->first == days->last ? written(days->first) : "none";
}

}  // namespace

TEST_CASE("months and years before the assessment count back to the day") {
  CHECK(day_of("14 months before assessment") == "2016-03-31");
  CHECK(day_of("14 months ago") == "2016-03-31");
  CHECK(day_of("1 month ago") == "2017-04-30");
  CHECK(day_of("1 month before assessment") == "2017-04-30");
  CHECK(day_of("2 years before assessment") == "2015-05-31");
  CHECK(day_of("1 year before assessment") == "2016-05-31");
  CHECK(day_of("3 years ago") == "2014-05-31");
  CHECK(day_of("1 year ago") == "2016-05-31");
  CHECK(day_of("0 months ago") == "2017-05-31");
}

TEST_CASE("a written date is all its days, whatever the assessment") {
  CHECK(read_date_words("2016-02", assessment) == Days{*read_date("2016-02-01"), *read_date("2016-02-29")});
  CHECK(day_of("2016-02-03") == "2016-02-03");
}

TEST_CASE("what is neither is no date") {
  for (const auto* text : {"", "14", "14 months", "months ago", "-3 months ago", "3 weeks ago", "2.5 years ago",
                           "3 months ago ", "14 monthsago", "2016-02-30", "99999999999 months ago", "1201 months ago"})
    CHECK_MESSAGE(!read_date_words(text, assessment), text);
}

TEST_CASE("no date lies before the calendar of the cases begins") {
  CHECK(day_of("217 years ago") == "1800-05-31");
  CHECK(day_of("218 years ago") == "none");
}
