#include "nelm/patient/case.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

/// An entry of a date, said to the day.
Entry dated(Fact f, const char* on) { return {.fact = f, .value = number(static_cast<double>(day_number(day(on))))}; }

}  // namespace

TEST_CASE("an item says of a fact what its entry says, and nothing where it has none") {
  const Record lesion = item({said(Fact::longest_diameter_mm, 45)});
  CHECK(lesion[Fact::longest_diameter_mm] == number(45.));
  CHECK(lesion[Fact::volume_ml] == anything(Fact::volume_ml));
}

TEST_CASE("two readings of one lesion leave all between them possible") {
  const Record lesion = item({said(Fact::longest_diameter_mm, 28), said(Fact::longest_diameter_mm, 33)});
  CHECK(lesion[Fact::longest_diameter_mm] == number(between(28, 33)));
}

TEST_CASE("a reading that says nothing takes nothing away from the other") {
  const Record lesion = item({nothing_said(Fact::longest_diameter_mm), said(Fact::longest_diameter_mm, 28)});
  CHECK(lesion[Fact::longest_diameter_mm] == number(28.));
}

TEST_CASE("of an item's readings the one marked as an override speaks alone, wherever it stands") {
  const auto override = overriding(said(Fact::longest_diameter_mm, 31));
  CHECK(item({said(Fact::longest_diameter_mm, 28), override,
              said(Fact::longest_diameter_mm, 33)})[Fact::longest_diameter_mm] == number(31.));
  CHECK(item({override, overriding(said(Fact::longest_diameter_mm, 32))})[Fact::longest_diameter_mm] == number(32.));
}

TEST_CASE("on a day only what was known then is known") {
  const Case whole = case_of({known_on("2016-05-04", said(Fact::ki67_pct, 5)), said(Fact::age_years, 66)});
  CHECK(known_by(whole, day("2016-05-03")).reports(Fact::ki67_pct).empty());
  CHECK(known_by(whole, day("2016-05-04")).reports(Fact::ki67_pct).size() == 1);
  CHECK(known_by(whole, day("2016-05-03")).reports(Fact::age_years).size() == 1);
}

TEST_CASE("a report is known from its own day on, unless it says it was known otherwise") {
  const Entry scan = on("2016-05-04", said(Fact::liver_tumour_load_pct, 35));
  CHECK(known_by(case_of({scan}), day("2016-05-03")).facts.entries.empty());
  CHECK(known_by(case_of({scan}), day("2016-05-04")).facts.entries.size() == 1);
  CHECK(known_by(case_of({known_on("2016-06-01", scan)}), day("2016-05-31")).facts.entries.empty());
  CHECK(known_by(case_of({known_on("2016-05-01", scan)}), day("2016-05-02")).facts.entries.size() == 1);
}

TEST_CASE("an age said on another day is what it is on this one, with the words it was said in") {
  const Case whole =
      case_of({on("2009-01-01", said(Fact::age_years, 40)), said(Fact::diagnosis_months_ago, 5, "five months"),
               said(Fact::assessment_date, day("2018-07-01"))});
  const Case then = known_by(whole, day("2019-01-01"));
  CHECK(then.facts[Fact::age_years] == number(50.));
  CHECK(then.reports(Fact::age_years)[0]->words == "40 years on 2009-01-01");
  CHECK(then.reports(Fact::age_years)[0]->origin.on == day("2009-01-01"));
  CHECK(then.facts[Fact::diagnosis_months_ago] == number(11.));
  CHECK(then.reports(Fact::diagnosis_months_ago)[0]->words == "five months; 5 months on 2018-07-01");
  CHECK(known_by(then, day("2019-01-01")) == then);
}

TEST_CASE("an age of which no day is said is that of the day judged, and one not known stays so") {
  CHECK(known_by(case_of({said(Fact::age_years, 40)}), day("2019-01-01")).facts[Fact::age_years] == number(40.));
  const Case unknown = case_of({on("2009-01-01", nothing_said(Fact::age_years, "unknown"))});
  CHECK(known_by(unknown, day("2019-01-01")).facts.entries == unknown.facts.entries);
}

TEST_CASE("an entry of an item that came later is forgotten, and the item stays") {
  const Case whole = case_of(
      {}, {list(Fact::lesions,
                {item({said(Fact::longest_diameter_mm, 45), known_on("2017-01-01", said(Fact::viable, false))})})});
  const Case then = known_by(whole, day("2016-12-31"));
  REQUIRE(items(then, Fact::lesions).size() == 1);
  CHECK(items(then, Fact::lesions)[0].entries.size() == 1);
  CHECK(!then.list(Fact::lesions)->open);
}

TEST_CASE("a list that loses an item is open again") {
  Record later          = item({said(Fact::longest_diameter_mm, 12)});
  later.origin.known_on = day("2017-01-01");
  const Case whole      = case_of({}, {list(Fact::lesions, {item({said(Fact::longest_diameter_mm, 45)}), later})});

  const Case then = known_by(whole, day("2016-12-31"));
  CHECK(items(then, Fact::lesions).size() == 1);
  CHECK(then.list(Fact::lesions)->open);
  CHECK(!known_by(whole, day("2017-01-01")).list(Fact::lesions)->open);
}

TEST_CASE("a list of which nothing was known is not an empty list, and an empty list stays empty") {
  Record later          = item({said(Fact::elsewhere_site, Elsewhere::bone)});
  later.origin.known_on = day("2017-01-01");
  CHECK(known_by(case_of({}, {list(Fact::extrahepatic, {later})}), day("2016-12-31")).list(Fact::extrahepatic) ==
        nullptr);
  const Case none_found = known_by(case_of({}, {list(Fact::extrahepatic, {})}), day("2016-12-31"));
  REQUIRE(none_found.list(Fact::extrahepatic) != nullptr);
  CHECK(!none_found.list(Fact::extrahepatic)->open);
}

TEST_CASE("what happened after a day was not known on it, whatever the entry says of when it was known") {
  Case whole;
  whole.facts.entries = {dated(Fact::assessment_date, "2018-01-01"), dated(Fact::diagnosis_date, "2015-03-01"),
                         dated(Fact::recurrence_date, "2017-09-01")};
  whole.lists.push_back({.fact = Fact::treatments});
  whole.lists[0].items = {item({said(Fact::treatment_type, Option::ssa), dated(Fact::treatment_start, "2015-04-01"),
                                dated(Fact::treatment_end, "2017-10-01")}),
                          item({said(Fact::treatment_type, Option::prrt), dated(Fact::treatment_start, "2017-10-02")})};
  const Case then      = known_by(whole, day("2016-01-01"));
  CHECK(then.reports(Fact::diagnosis_date).size() == 1);
  CHECK(then.reports(Fact::recurrence_date).empty());
  CHECK(then.reports(Fact::assessment_date).size() == 1);
  REQUIRE(items(then, Fact::treatments).size() == 1);
  CHECK(items(then, Fact::treatments)[0].find(Fact::treatment_start) != nullptr);
  CHECK(items(then, Fact::treatments)[0].find(Fact::treatment_end) == nullptr);
  CHECK(then.list(Fact::treatments)->open);
}

TEST_CASE("a case names the day of its assessment, or none") {
  CHECK(day_of_assessment({}) == std::nullopt);
  CHECK(day_of_assessment(case_of({dated(Fact::assessment_date, "2016-05-04")})) == read_date("2016-05-04"));
  CHECK(day_of_assessment(case_of({said(Fact::assessment_date, days("2016-05"))})) == std::nullopt);
  CHECK(day_of_assessment(case_of({nothing_said(Fact::assessment_date)})) == std::nullopt);
}
