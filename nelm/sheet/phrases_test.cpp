#include "nelm/sheet/phrases.h"

#include <doctest/doctest.h>

#include "nelm/date.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::sheet;
using patient::any_of;
using patient::anything;
using patient::between;
using patient::choice;
using patient::exactly;
using patient::number;
using patient::only;

namespace {

patient::Possible days_said(std::string_view written) {
  const auto all = *read_days(written);
  return number(between(day_number(all.first), day_number(all.last)));
}

}  // namespace

TEST_CASE("a number is said with its unit, a range with both ends, an open end as under or over") {
  CHECK(said(Fact::liver_tumour_load_pct, number(30)) == "load 30 %");
  CHECK(said(Fact::liver_tumour_load_pct, number(between(45, 55))) == "load 45 to 55 %");
  CHECK(said(Fact::ki67_pct, number(patient::Range{0, 3, false, true})) == "Ki-67 under 3 %");
  CHECK(said(Fact::ki67_pct, number(patient::Range{20, 100, true, false})) == "Ki-67 over 20 %");
  CHECK(said(Fact::ki67_pct, number(2.5)) == "Ki-67 2.5 %");
  CHECK(said(Fact::max_lesion_mm, number(45)) == "largest 45 mm");
  CHECK(said(Fact::mitoses_per_2mm2, number(1)) == "mitoses 1 per 2 mm2");
  CHECK(said(Fact::prior_liver_resections, number(2)) == "liver resections so far: 2");
}

TEST_CASE("what was found elsewhere, its status and how it was looked for have words for every value") {
  for (const Fact f : {Fact::elsewhere_site, Fact::elsewhere_status, Fact::extrahepatic_workup})
    for (std::size_t i = 0; i < patient::row(f).words.size(); ++i) {
      const auto one = choice(patient::Choices{1} << i);
      INFO(value_said(f, one));
      CHECK(value_said(f, one).find('_') == std::string::npos);
    }
  CHECK(value_said(Fact::elsewhere_site, choice(only(patient::Elsewhere::other))) == "another site");
  CHECK(value_said(Fact::elsewhere_status, choice(only(patient::ElsewhereStatus::resected))) == "resected");
  CHECK(value_said(Fact::extrahepatic_workup, choice(only(patient::Workup::bone))) == "bone imaging");
}

TEST_CASE("years are said without their unit, months with it") {
  CHECK(said(Fact::age_years, number(55)) == "age 55");
  CHECK(value_said(Fact::age_years, number(55)) == "55");
  CHECK(said(Fact::stability_months, number(8)) == "stable 8 months");
  CHECK(said(Fact::primary_resection_months_ago, number(14)) == "primary removed 14 months ago");
  CHECK(said(Fact::primary_resection_months_ago, number(1)) == "primary removed 1 month ago");
}

TEST_CASE("a choice is said in its own words, a yes/no in words and never as yes or no where it has its own") {
  CHECK(said(Fact::primary_status, choice(only(patient::PrimaryStatus::in_situ))) == "primary in place");
  CHECK(said(Fact::regional_nodes, choice(only(patient::Nodes::resected))) == "regional nodes removed");
  CHECK(said(Fact::bilobar, patient::answer(true)) == "both lobes");
  CHECK(said(Fact::ascites, choice(only(patient::Ascites::moderate_severe))) == "moderate or severe ascites");
  CHECK(said(Fact::oligoprogression, patient::answer(false)) == "progression of one or two lesions: no");
}

TEST_CASE("several words still possible share what they begin with") {
  using patient::Grade;
  CHECK(said(Fact::grade, choice(any_of(Grade::G1, Grade::G2))) == "grade G1 or G2");
  CHECK(said(Fact::grade, choice(any_of(Grade::G1, Grade::G2, Grade::G3))) == "grade not reported");
  CHECK(said(Fact::grade, choice(any_of(Grade::G3, Grade::none))) == "grade G3 or no grade as a carcinoma");
  CHECK(said(Fact::morphology, choice(any_of(patient::Morphology::nec_small_cell, patient::Morphology::minen))) ==
        "small-cell NEC or MiNEN");
  CHECK(said(Fact::liver_resectable,
             choice(any_of(patient::Resectable::resectable_one_stage, patient::Resectable::resectable_two_stage))) ==
        "resectable in one stage or two stages");
  CHECK(said(Fact::primary_status,
             choice(any_of(patient::PrimaryStatus::resected_curative, patient::PrimaryStatus::resected_noncurative))) ==
        "primary removed, curative or not curative");
}

TEST_CASE("of what nobody reported that is said, by its name, whatever kind of fact it is") {
  CHECK(said(Fact::age_years, anything(Fact::age_years)) == "age not reported");
  CHECK(said(Fact::liver_tumour_load_pct, anything(Fact::liver_tumour_load_pct)) == "tumour load not reported");
  CHECK(said(Fact::liver_tumour_load_pct, number(between(0, 100))) == "tumour load not reported");
  CHECK(said(Fact::bilobar, anything(Fact::bilobar)) == "lobes not reported");
  CHECK(said(Fact::ascites, anything(Fact::ascites)) == "ascites not reported");
  for (const auto& r : patient::facts())
    if (r.kind == patient::Kind::number || r.kind == patient::Kind::yes_no || r.kind == patient::Kind::choice ||
        r.kind == patient::Kind::date) {
      INFO(r.name);
      CHECK(value_said(r.id, anything(r.id)) == "not reported");
      CHECK(said(r.id, anything(r.id)) == std::string(short_name(r.id)) + " not reported");
    }
}

TEST_CASE("none and nought are said as found, and never as not reported") {
  CHECK(said(Fact::carcinoid_heart_disease, choice(only(patient::Severity::none))) == "no carcinoid heart disease");
  CHECK(said(Fact::functional_syndrome, choice(only(patient::Syndrome::none))) == "no functional syndrome");
  CHECK(said(Fact::liver_tumour_load_pct, number(0)) == "load 0 %");
  CHECK(said(Fact::ki67_pct, number(exactly(0))) == "Ki-67 0 %");
}

TEST_CASE("a day is said as a day, the days of a month or a year as that") {
  CHECK(value_said(Fact::treatment_start, days_said("2016-05-04")) == "2016-05-04");
  CHECK(value_said(Fact::treatment_start, days_said("2016-02")) == "2016-02");
  CHECK(value_said(Fact::treatment_start, days_said("2016")) == "2016");
  const auto from = days_said("2016-02").numbers.low;
  CHECK(value_said(Fact::treatment_start, number(between(from, from + 27))) == "2016-02-01 to 2016-02-28");  // has 29
  CHECK(value_said(Fact::treatment_start, number(between(from + 1, from + 28))) == "2016-02-02 to 2016-02-29");
}

TEST_CASE("no two facts that may stand side by side on one sheet are said alike") {
  const auto one = [](Fact f) { return said(f, patient::answer(true)); };
  CHECK(one(Fact::hormonal_symptoms) != one(Fact::symptomatic));
  CHECK(one(Fact::primary_symptomatic) != one(Fact::symptomatic));
  CHECK(one(Fact::extrahepatic_present) != one(Fact::extra_abdominal_present));
  CHECK(said(Fact::primary_resectable, patient::answer(false)) !=
        said(Fact::liver_resectable, choice(only(patient::Resectable::unresectable))));
}

TEST_CASE("a capital is put before a small letter and nothing else") {
  CHECK(with_a_capital("age 55") == "Age 55");
  CHECK(with_a_capital("NET") == "NET");
  CHECK(with_a_capital("2 metastases") == "2 metastases");
  CHECK(with_a_capital("").empty());
}
