#include "nelm/patient/changes.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm::patient;
using by_hand::possible;

TEST_CASE("of every fact the table says what can become of it, and of what a rule can ask never that it is set aside") {
  for (const Row& r : facts()) {
    CAPTURE(r.name);
    CHECK(r.changes != Changes::unsaid);
    const bool can_be_asked = r.in == Fact::none && r.section != Section::the_case && !r.traits.opens_list &&
                              (r.kind == Kind::number || r.kind == Kind::choice || r.kind == Kind::yes_no);
    CHECK((r.changes == Changes::aside) == (!can_be_asked && r.id != Fact::patient_declines));
    CHECK(in_words(r.changes).empty() == (r.changes == Changes::aside));
  }
}

TEST_CASE("what follows from others names them") {
  for (const Row& r : facts())
    if (r.changes == Changes::follows) CHECK(r.rests_on.front() != Fact::none);
}

TEST_CASE("age rises and never falls") {
  const auto later = can_become(Fact::age_years, possible(55));
  CHECK(later.numbers == Range{55, 120, true, false});
  CHECK(can_become(Fact::stability_months, possible(3)).numbers.low == 3);
}

TEST_CASE("a site, a sex and a reading of a slide stay what they are") {
  CHECK(can_become(Fact::primary_site, possible(Site::ileum)).empty());
  CHECK(can_become(Fact::sex, possible(Sex::male)).empty());
  CHECK(can_become(Fact::ki67_pct, possible(12)).empty());
  CHECK(can_become(Fact::grade, possible(Grade::G2)).empty());
  CHECK(can_become(Fact::morphology, possible(Morphology::net)).empty());
}

TEST_CASE("a slide that was read is not read again, one that was not can be") {
  CHECK(can_be_found_out(Fact::ki67_pct, anything(Fact::ki67_pct)));
  CHECK_FALSE(can_be_found_out(Fact::ki67_pct, possible(between(5, 15))));
  CHECK(can_be_found_out(Fact::liver_tumour_load_pct, possible(between(45, 55))));
  CHECK_FALSE(can_be_found_out(Fact::liver_tumour_load_pct, possible(50)));
}

TEST_CASE("a primary that was removed stays removed; one never found is not removed") {
  using enum PrimaryStatus;
  CHECK(can_become(Fact::primary_status, possible(in_situ)).choices == any_of(resected_curative, resected_noncurative));
  CHECK(can_become(Fact::primary_status, possible(resected_noncurative)).empty());
  CHECK(can_become(Fact::primary_status, possible(never_found)).empty());
}

TEST_CASE("what was given stays given, and what was not can be given") {
  CHECK(can_become(Fact::ssa_given, possible(false)).choices == yes);
  CHECK(can_become(Fact::ssa_given, possible(true)).empty());
}

TEST_CASE("disease can be removed and is never proposed to appear") {
  CHECK(can_become(Fact::extrahepatic_present, possible(true)).choices == no);
  CHECK(can_become(Fact::extrahepatic_present, possible(false)).empty());
  CHECK(can_become(Fact::regional_nodes, possible(Nodes::unresectable)).choices ==
        any_of(Nodes::resectable, Nodes::resected));
  CHECK(can_become(Fact::regional_nodes, possible(Nodes::none)).empty());
}

TEST_CASE("by treatment things get better, and that they get worse is never proposed") {
  CHECK(can_become(Fact::liver_tumour_load_pct, possible(52)).numbers == Range{0, 52, false, true});
  CHECK(can_become(Fact::flr_pct, possible(20)).numbers == Range{20, 100, true, false});
  CHECK(can_become(Fact::ecog, possible(0)).empty());
  CHECK(can_become(Fact::liver_resectable, possible(Resectable::resectable_two_stage)).choices ==
        only(Resectable::resectable_one_stage));
  CHECK(can_become(Fact::liver_function, possible(LiverFunction::normal)).empty());
  CHECK(can_become(Fact::r0_achievable, possible(false)).choices == yes);
  CHECK(can_become(Fact::r0_achievable, possible(true)).empty());
  CHECK(can_become(Fact::hormonal_symptoms, possible(false)).empty());
}

TEST_CASE("the course of a disease turns either way, and only that is a number of no turn") {
  CHECK(can_become(Fact::disease_status, possible(Course::stable)).choices ==
        any_of(Course::response, Course::progression));
  for (const Row& r : facts())
    if (r.changes == Changes::turns) CHECK(r.kind != Kind::number);
}
