#include "nelm/patient/reported.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

TEST_CASE("what nobody reported is anything") {
  const auto r = reported(case_of({}), Fact::liver_tumour_load_pct);
  CHECK(!r.given);
  CHECK(r.value == number(between(0, 100)));
}

TEST_CASE("two readings of the load leave the hull of both, and differ") {
  const Case c = case_of({said(Fact::liver_tumour_load_pct, 45), said(Fact::liver_tumour_load_pct, less_than(30))});
  const auto r = reported(c, Fact::liver_tumour_load_pct);
  CHECK(r.value == number(at_most(45)));
  CHECK(r.differ);
  CHECK(r.used.size() == 2);
  CHECK(r.older.empty());
}

TEST_CASE("two readings that agree do not differ") {
  const auto r = reported(case_of({said(Fact::ki67_pct, 5), said(Fact::ki67_pct, 5)}), Fact::ki67_pct);
  CHECK(!r.differ);
  CHECK(r.value == number(5.));
}

TEST_CASE("a report that says nothing takes nothing away from another, before or after it") {
  for (const Case& c : {case_of({said(Fact::ki67_pct, 5), nothing_said(Fact::ki67_pct)}),
                        case_of({nothing_said(Fact::ki67_pct), said(Fact::ki67_pct, 5)})}) {
    const auto r = reported(c, Fact::ki67_pct);
    CHECK(r.value == number(5.));
    CHECK(!r.differ);
  }
  CHECK(!reported(case_of({nothing_said(Fact::ki67_pct)}), Fact::ki67_pct).given);
}

TEST_CASE("of the course the newest report counts, and the older is kept") {
  const Case c = case_of({on("2017-03-01", said(Fact::disease_status, Course::progression)),
                          on("2016-03-01", said(Fact::disease_status, Course::stable))});
  const auto r = reported(c, Fact::disease_status);
  CHECK(r.value == choice(only(Course::progression)));
  CHECK(!r.differ);
  REQUIRE(r.older.size() == 1);
  CHECK(r.older[0]->value == choice(only(Course::stable)));
}

TEST_CASE("two reports of the newest day that differ leave both") {
  const Case c = case_of({on("2017-03-01", said(Fact::ecog, 1)), on("2017-03-01", said(Fact::ecog, 2)),
                          on("2016-03-01", said(Fact::ecog, 0))});
  const auto r = reported(c, Fact::ecog);
  CHECK(r.value == number(between(1, 2)));
  CHECK(r.differ);
  CHECK(r.older.size() == 1);
}

TEST_CASE("an undated report may be the newest: it and the newest dated one stay possible, older ones do not") {
  const Case c =
      case_of({on("2015-03-01", said(Fact::ecog, 0)), said(Fact::ecog, 3), on("2017-03-01", said(Fact::ecog, 2))});
  const auto r = reported(c, Fact::ecog);
  CHECK(r.value == number(between(2, 3)));
  CHECK(r.used.size() == 2);
  REQUIRE(r.older.size() == 1);
  CHECK(r.older[0]->value == number(0.));
}

TEST_CASE("of a load, which is no course, the date decides nothing") {
  const Case c = case_of({on("2015-03-01", said(Fact::liver_tumour_load_pct, 20)),
                          on("2017-03-01", said(Fact::liver_tumour_load_pct, 40))});
  CHECK(reported(c, Fact::liver_tumour_load_pct).value == number(between(20, 40)));
}

TEST_CASE("an override replaces all reports, older and newer, and keeps them; of two overrides the last") {
  const Case c = case_of({said(Fact::ki67_pct, 25), overriding(said(Fact::ki67_pct, 8)), said(Fact::ki67_pct, 3),
                          overriding(said(Fact::ki67_pct, 9))});
  const auto r = reported(c, Fact::ki67_pct);
  CHECK(r.value == number(9.));
  CHECK(r.replaced);
  CHECK(!r.differ);
  CHECK(r.used.size() == 1);
  CHECK(r.older.size() == 3);
}

TEST_CASE("under three lesions are at most two, over two at least three") {
  const auto count = [](Range r) {
    return reported(case_of({said(Fact::lesion_count_reported, r)}), Fact::lesion_count_reported).value.numbers;
  };
  CHECK(count({0, 3, false, true}) == between(0, 2));
  CHECK(count(more_than(2)) == at_least(3));
  CHECK(count({1, 4, true, true}) == between(2, 3));
  CHECK(count(between(2, 5)) == between(2, 5));
}

TEST_CASE("a Ki-67 under 3 % keeps its open end: it is no whole number") {
  const Range under_three{0, 3, false, true};
  CHECK(reported(case_of({said(Fact::ki67_pct, under_three)}), Fact::ki67_pct).value == number(under_three));
}

TEST_CASE("words listed in several reports are there together; an empty list is a list") {
  constexpr Fact f = Fact::extrahepatic_workup;
  CHECK(!listed_words(case_of({}), f));
  CHECK(!listed_words(case_of({nothing_said(f)}), f));
  CHECK(listed_words(case_of({said(f, choice(0))}), f) == Choices{0});
  CHECK(listed_words(case_of({said(f, Workup::ct), nothing_said(f), said(f, Workup::bone)}), f) ==
        any_of(Workup::ct, Workup::bone));
}

TEST_CASE("a list of every word there is, or one told in words besides, is a list") {
  constexpr Fact f = Fact::extrahepatic_workup;
  CHECK(listed_words(case_of({said(f, anything(f))}), f) == anything(f).choices);
  CHECK(listed_words(case_of({said(f, Workup::ct, "CT of June")}), f) == only(Workup::ct));
}

TEST_CASE("an override of a list of words replaces the others") {
  constexpr Fact f = Fact::primary_complication;
  CHECK(listed_words(case_of({said(f, Complication::pain), overriding(said(f, Complication::none)),
                              said(f, Complication::bleeding)}),
                     f) == only(Complication::none));
}

TEST_CASE(
    "the reports used are those the value comes from: not an older one, not one set aside, not one that says nothing") {
  const auto words = [](const Case& c, Fact f) {
    std::vector<std::string> all;
    for (const Entry* e : reports_used(c, f)) all.push_back(e->words);
    return all;
  };
  using Words = std::vector<std::string>;
  CHECK(words(case_of({on("2020-01-01", said(Fact::lesion_count_reported, at_least(2), "multiple")),
                       on("2022-01-01", said(Fact::lesion_count_reported, 2, "two left"))}),
              Fact::lesion_count_reported) == Words{"two left"});
  CHECK(words(case_of({said(Fact::ki67_pct, 8, "on the slide"), overriding(said(Fact::ki67_pct, 9, "counted again"))}),
              Fact::ki67_pct) == Words{"counted again"});
  CHECK(words(case_of({said(Fact::ki67_pct, anything(Fact::ki67_pct), "raised"), said(Fact::ki67_pct, 8, "counted")}),
              Fact::ki67_pct) == Words{"counted"});
  CHECK(
      words(case_of({said(Fact::liver_tumour_load_pct, 20, "on CT"), said(Fact::liver_tumour_load_pct, 40, "on MRI")}),
            Fact::liver_tumour_load_pct) == Words{"on CT", "on MRI"});
}

TEST_CASE("where no report gives a value the words of all are used, and of words listed together none is set aside") {
  CHECK(reports_used(case_of({nothing_said(Fact::ki67_pct), nothing_said(Fact::ki67_pct)}), Fact::ki67_pct).size() ==
        2);
  constexpr Fact f = Fact::extrahepatic_workup;
  CHECK(reports_used(case_of({said(f, anything(f)), said(f, Workup::ct), nothing_said(f)}), f).size() == 2);
  CHECK(reports_used(case_of({said(f, anything(f)), overriding(said(f, Workup::ct))}), f).size() == 1);
}
