#include "nelm/patient/course.h"

#include <doctest/doctest.h>

#include "nelm/patient/follows_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

Possible on_day(std::string_view written, Possible (*derivation)(const Known&), const Case& c) {
  return follows(derivation, c, written);
}

Case born(std::string_view when) { return case_of({said(Fact::birth_date, days(when))}); }
Case steady_since(std::string_view when, Possible status = choice(any_of(Course::stable, Course::response))) {
  return case_of({said(Fact::status_since, days(when)), said(Fact::disease_status, status)});
}

}  // namespace

TEST_CASE("an age counts birthdays up to the day of the assessment") {
  CHECK(on_day("2017-11-23", age_years, born("1962-11-24")) == number(54.));
  CHECK(on_day("2017-11-24", age_years, born("1962-11-24")) == number(55.));
  CHECK(on_day("2017-02-28", age_years, born("1964-02-29")) == number(53.));
  CHECK(on_day("2017-11-24", age_years, case_of({})) == Possible{});
}

TEST_CASE("a year or a month of birth leaves both ages possible until its last birthday") {
  CHECK(on_day("2017-06-01", age_years, born("1962")) == number(between(54, 55)));
  CHECK(on_day("2017-12-31", age_years, born("1962")) == number(55.));
  CHECK(on_day("2017-05-15", age_years, born("1962-05")) == number(between(54, 55)));
}

TEST_CASE("stability counts calendar months from the first scan that shows the present course") {
  CHECK(on_day("2017-07-15", stability_months, steady_since("2017-01-15")) == number(6.));
  CHECK(on_day("2017-02-28", stability_months, steady_since("2017-01-31")) == number(1.));
  CHECK(on_day("2016-02-29", stability_months, steady_since("2016-01-31")) == number(1.));
  CHECK(on_day("2017-07-14", stability_months, steady_since("2017-01-15")).numbers.high < 6);
  CHECK(on_day("2017-07-16", stability_months, steady_since("2017-01-15")).numbers.low > 6);
}

TEST_CASE("a scan dated to the month leaves a month's width") {
  CHECK(on_day("2017-07-31", stability_months, steady_since("2017-01")) ==
        number(between(6, 6 + 30. / 31)));  // since 31 January exactly 6; since the 1st, 6 and 30 of July's 31 days
}

TEST_CASE("under progression the months of stability are none, and nobody knows them while it may be progression") {
  CHECK(on_day("2017-07-15", stability_months, steady_since("2017-01-15", choice(only(Course::progression)))) ==
        number(0.));
  CHECK(on_day("2017-07-15", stability_months, steady_since("2017-01-15", anything(Fact::disease_status))) ==
        Possible{});
  CHECK(on_day("2017-07-15", stability_months, case_of({said(Fact::disease_status, Course::stable)})) == Possible{});
}

TEST_CASE("months since the diagnosis and since the primary was removed count to the same day") {
  const Case c =
      case_of({said(Fact::diagnosis_date, day("2016-03-31")), said(Fact::primary_resection_date, day("2016-04-30"))});
  CHECK(on_day("2017-04-30", diagnosis_months_ago, c) == number(13.));
  CHECK(on_day("2017-04-30", primary_resection_months_ago, c) == number(12.));
  CHECK(on_day("2017-04-30", diagnosis_months_ago, case_of({})) == Possible{});
}

TEST_CASE("a recurrence comes so many months after the resection with intent to cure") {
  const Case c = case_of(
      {said(Fact::curative_liver_resection_date, day("2014-05-10")), said(Fact::recurrence_date, day("2017-05-10"))});
  CHECK(on_day("2018-01-01", recurrence_interval_months, c) == number(36.));
  CHECK(on_day("2018-01-01", recurrence_interval_months, case_of({said(Fact::recurrence_date, day("2017-05-10"))})) ==
        Possible{});
}

TEST_CASE("of a recurrence dated before the resection no interval follows") {
  const Case c = case_of(
      {said(Fact::curative_liver_resection_date, day("2017-05-11")), said(Fact::recurrence_date, day("2017-05-10"))});
  CHECK(on_day("2018-01-01", recurrence_interval_months, c) == Possible{});
}

TEST_CASE("a primary with a date of its resection is out") {
  constexpr Choices removed = any_of(PrimaryStatus::resected_curative, PrimaryStatus::resected_noncurative);
  CHECK(on_day("2018-01-01", primary_status_by_its_day,
               case_of({said(Fact::primary_resection_date, day("2017-05-11"))})) == choice(removed));
  CHECK(on_day("2018-01-01", primary_status_by_its_day, case_of({})) == anything(Fact::primary_status));
}

TEST_CASE("dates known to the year leave every interval they may mean, and none below nothing") {
  const Case c =
      case_of({said(Fact::curative_liver_resection_date, days("2016")), said(Fact::recurrence_date, days("2016"))});
  const Range interval = on_day("2018-01-01", recurrence_interval_months, c).numbers;
  CHECK(interval.low == 0);
  CHECK(interval.high == doctest::Approx(11 + 30. / 31));  // 1 January to 31 December
}

TEST_CASE("a recurrence has a date or an interval; none before any resection or while free of disease") {
  const auto recurred = [](const std::vector<Entry>& e) {
    return meet(on_day("2018-01-01", recurrence_reported, case_of(e)),
                on_day("2018-01-01", recurrence_ruled_out, case_of(e)));
  };
  CHECK(recurred({said(Fact::recurrence_date, day("2017-05-10"))}) == answer(true));
  CHECK(recurred({said(Fact::recurrence_interval_months, 20)}) == answer(true));
  CHECK(recurred({said(Fact::prior_liver_resections, 0)}) == answer(false));
  CHECK(recurred({said(Fact::post_curative_resection, true)}) == answer(false));
  CHECK(recurred({said(Fact::prior_liver_resections, 1)}) == choice(yes_or_no));
  CHECK(recurred({said(Fact::post_curative_resection, false)}) == choice(yes_or_no));
  CHECK(recurred({}) == choice(yes_or_no));
  const Entry recurrence = said(Fact::recurrence_date, day("2017-05-10"));
  CHECK(recurred({recurrence, said(Fact::prior_liver_resections, 0)}).empty());  // a contradiction, seen as one
}
