#include "nelm/board/judged.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::patient::by_hand;
using patient::answer;
using patient::any_of;
using patient::between;
using patient::Case;
using patient::choice;
using patient::Entry;
using patient::index;
using patient::number;
using patient::only;
using patient::yes_or_no;

namespace {

Condition condition(std::vector<Term> terms) { return {"", std::move(terms)}; }
Term      number_below(Fact f, double limit) {
  return {.is = Operator::below, .fact = f, .slot = static_cast<Slot>(f), .limit = limit};
}
template <class... Words>
Term one_of(Fact f, Words... words) {
  return {.is = Operator::among, .fact = f, .slot = static_cast<Slot>(f), .words = any_of(words...)};
}

/// Two gradings by Ki-67 alone, G1 below 3 (and a carcinoma has no grade by the second), and classes by morphology.
Knowledge two_schemes() {
  using patient::Grade;
  const auto is = [](Term t) { return condition({t}); };
  Condition  from_3;
  from_3.terms = {
      {.is = Operator::at_least, .fact = Fact::ki67_pct, .slot = static_cast<Slot>(Fact::ki67_pct), .limit = 3}};
  Knowledge k;
  k.slots = patient::fact_count + 1;
  Scheme classes{
      .id = "classes", .title = "classes", .gives = Fact::nen_class, .slot = static_cast<Slot>(Fact::nen_class)};
  using patient::Morphology;
  classes.classes = {{only(patient::NenClass::NET), is(one_of(Fact::morphology, Morphology::net)), ""},
                     {only(patient::NenClass::NEC),
                      is(one_of(Fact::morphology, Morphology::nec_small_cell, Morphology::nec_large_cell)), ""},
                     {only(patient::NenClass::MiNEN), is(one_of(Fact::morphology, Morphology::minen)), ""}};
  Scheme old{.id = "old", .title = "the old grading", .gives = Fact::grade, .slot = static_cast<Slot>(Fact::grade)};
  old.classes   = {{only(Grade::G1), is(number_below(Fact::ki67_pct, 3)), ""}, {only(Grade::G2), from_3, ""}};
  Scheme recent = old;
  recent.id     = "recent";
  recent.title  = "the recent grading";
  recent.slot   = patient::fact_count;
  recent.classes.push_back({only(Grade::none), is(one_of(Fact::nen_class, patient::NenClass::NEC)), ""});
  k.schemes = {classes, old, recent};
  return k;
}

Judged judge(const Case& c, const Knowledge& k = {}) { return judge_facts(c, k, day("2017-06-01")); }
Judged judged(std::vector<Entry> e, std::vector<patient::List> lists = {}) {
  return judge(case_of(std::move(e), std::move(lists)));
}

std::vector<std::string> told(const Judged& j, Flag::Why why) {
  std::vector<std::string> all;
  for (const Flag& f : j.flags)
    if (f.why == why) all.push_back(f.says);
  return all;
}
using board::by_hand::set_of;
using Told = std::vector<std::string>;
using Why  = Flag::Why;

FactSet asks(const Judged& j, Fact f) { return j.asks[index(f)]; }

}  // namespace

TEST_CASE("a report and what follows leave what they have in common") {
  const auto j = judged({said(Fact::age_years, between(50, 60)), said(Fact::birth_date, days("1962"))});
  CHECK(j[Fact::age_years] == number(between(54, 55)));
  CHECK(j.flags.empty());
}

TEST_CASE("an age entered against the date of birth leaves both, flagged") {
  const auto j = judged({said(Fact::age_years, 48), said(Fact::birth_date, day("1962-01-01"))});
  CHECK(j[Fact::age_years] == number(between(48, 55)));
  CHECK(told(j, Why::contradiction) ==
        Told{"age: 48 stands against 55 (what follows from other entries); both stay possible"});
}

TEST_CASE("a consequence narrows: no lesion, no load; well differentiated, a tumour") {
  CHECK(judged({said(Fact::liver_metastases, false)})[Fact::liver_tumour_load_pct] == number(0.));
  CHECK(judged({said(Fact::differentiation, patient::Differentiation::well)})[Fact::morphology] ==
        choice(only(patient::Morphology::net)));
  CHECK(judged({said(Fact::liver_resectable, patient::Resectable::unresectable)})[Fact::r0_achievable] ==
        answer(false));
}

TEST_CASE("of two facts that stand against each other neither wins: both are open again, flagged once") {
  const auto j =
      judged({said(Fact::liver_resectable, patient::Resectable::unresectable), said(Fact::r0_achievable, true)});
  CHECK(j[Fact::r0_achievable] == choice(yes_or_no));
  CHECK(j[Fact::liver_resectable] == anything(Fact::liver_resectable));
  CHECK(told(j, Why::contradiction) ==
        Told{"complete resection achievable: yes stands against no (an unresectable liver cannot be cleared by "
             "resection); both stay possible"});
}

TEST_CASE("nothing rests on the side that lost") {
  const auto j = judged({said(Fact::r0_achievable, true), said(Fact::curative_treatment_feasible, false),
                         said(Fact::resection_plus_ablation_clears_all, choice(yes_or_no))});
  CHECK(j[Fact::curative_treatment_feasible] == choice(yes_or_no));
  CHECK(j[Fact::r0_achievable] == choice(yes_or_no));
  CHECK(j[Fact::resection_plus_ablation_clears_all] == choice(yes_or_no));  // would be no if the "no" had won
  CHECK(j[Fact::liver_resectable] == anything(Fact::liver_resectable));     // would be resectable if the "yes" had
}

TEST_CASE("a primary said to be in place, with a date of its resection, leaves both") {
  const auto j = judged({said(Fact::primary_status, patient::PrimaryStatus::in_situ),
                         said(Fact::primary_resection_date, day("2016-01-02"))});
  using enum patient::PrimaryStatus;
  CHECK(j[Fact::primary_status].choices == any_of(in_situ, resected_curative, resected_noncurative));
  CHECK(told(j, Why::contradiction) ==
        Told{"the primary: in situ stands against resected curative or resected noncurative (a resection of it has a "
             "date); both stay possible"});
}

TEST_CASE("progression against months of stability leaves both") {
  const auto j = judged({said(Fact::disease_status, patient::Course::progression), said(Fact::stability_months, 7)});
  CHECK(j[Fact::stability_months] == number(between(0, 7)));
  CHECK(j[Fact::disease_status] == anything(Fact::disease_status));
  CHECK(told(j, Why::contradiction).size() == 1);
}

TEST_CASE("a closed empty list of lesions against a load leaves both, and the number open") {
  const auto j = judged({said(Fact::lesion_list_complete, true), said(Fact::liver_tumour_load_pct, 35)},
                        {list(Fact::lesions, {})});
  CHECK(j[Fact::liver_tumour_load_pct] == number(between(0, 35)));
  CHECK(j[Fact::lesion_count] == anything(Fact::lesion_count));
}

TEST_CASE("lesions all listed, and called innumerable: both are possible, flagged as a number would be") {
  const auto two      = list(Fact::lesions, {item({}), item({})});
  const auto complete = said(Fact::lesion_list_complete, true);
  const auto j = judged({complete, said(Fact::lesion_count_reported, patient::at_least(2), "innumerable")}, {two});
  CHECK(j[Fact::innumerable] == choice(yes_or_no));
  CHECK(j[Fact::lesion_count] == number(patient::at_least(2)));
  CHECK(told(j, Why::contradiction) ==
        Told{"innumerable or disseminated lesions: yes stands against no (all are listed, or "
             "counted); both stay possible"});
  const auto five = judged({complete, said(Fact::lesion_count_reported, 5)}, {two});
  CHECK(five[Fact::lesion_count] == number(between(2, 5)));
  CHECK(told(five, Why::contradiction).size() == 1);
}

TEST_CASE("lesions larger than their liver are a contradiction, and no load over 100 % comes of it") {
  const auto j = judged({said(Fact::lesion_list_complete, true), said(Fact::liver_volume_ml, 100)},
                        {list(Fact::lesions, {item({said(Fact::volume_ml, 150)})})});
  CHECK(j[Fact::liver_tumour_load_pct].numbers.high == 100);
  CHECK(told(j, Why::contradiction).size() == 1);
}

TEST_CASE("two reports that differ are flagged, of the case and of a lesion") {
  const auto j =
      judged({said(Fact::liver_tumour_load_pct, 45), said(Fact::liver_tumour_load_pct, 52)},
             {list(Fact::lesions,
                   {item({}), item({said(Fact::longest_diameter_mm, 28), said(Fact::longest_diameter_mm, 33)})})});
  CHECK(j[Fact::liver_tumour_load_pct] == number(between(45, 52)));
  CHECK(told(j, Why::reports_differ) ==
        Told{"tumour load of the liver: 2 reports differ; all they say stays possible",
             "lesion 2: longest diameter: 2 reports differ; all they say stays possible"});
}

TEST_CASE("an override is used, and says what it set aside: reports and what follows") {
  const auto specimens = list(Fact::specimens, {item({said(Fact::specimen_ki67, 25)})});
  const auto j         = judged({said(Fact::ki67_pct, 12), overriding(said(Fact::ki67_pct, 8))}, {specimens});
  CHECK(j[Fact::ki67_pct] == number(8.));
  CHECK(told(j, Why::overridden) == Told{"Ki-67: 8 is used, marked as an override; set aside: 12 (reported), 25 "
                                         "(follows from other entries)"});
  CHECK(told(j, Why::contradiction).empty());
  CHECK(told(judged({overriding(said(Fact::ki67_pct, 8))}), Why::overridden) ==
        Told{"Ki-67: 8 is used, marked as an override; set aside: nothing"});
}

TEST_CASE("a morphology against the differentiation: what was entered of each is used, and that is said") {
  using enum patient::Differentiation;
  const auto j =
      judged({said(Fact::differentiation, well), said(Fact::morphology, patient::Morphology::nec_small_cell)});
  CHECK(j[Fact::differentiation].choices == only(well));
  CHECK(j[Fact::morphology].choices == only(patient::Morphology::nec_small_cell));
  CHECK(told(j, Why::contradiction) ==
        Told{"morphology: nec small cell stands against net (well differentiated is a tumour; the morphology decides); "
             "nec small cell is used",
             "differentiation: well stands against poor (the morphology of a carcinoma is poorly differentiated); well "
             "is used"});
}

TEST_CASE("an override stands against a fact that binds it: that one is open again") {
  const auto j = judged(
      {said(Fact::liver_resectable, patient::Resectable::unresectable), overriding(said(Fact::r0_achievable, true))});
  CHECK(j[Fact::r0_achievable] == answer(true));
  CHECK(j[Fact::liver_resectable] == anything(Fact::liver_resectable));
}

TEST_CASE("the grade is what the pathologist and the markers leave in common") {
  using enum patient::Grade;
  const auto k     = two_schemes();
  const auto grade = [&](std::vector<Entry> e) { return judge(case_of(std::move(e)), k)[Fact::grade].choices; };
  CHECK(grade({said(Fact::ki67_pct, 2)}) == only(G1));
  CHECK(grade({said(Fact::ki67_pct, between(2, 5))}) == any_of(G1, G2));
  CHECK(grade({said(Fact::ki67_pct, between(2, 5)), said(Fact::grade_reported, patient::ReportedGrade::G2)}) ==
        only(G2));
  CHECK(grade({said(Fact::grade_reported, patient::ReportedGrade::G1)}) == only(G1));
}

TEST_CASE("a grade never narrows the markers") {
  const auto j = judge(case_of({said(Fact::grade_reported, patient::ReportedGrade::G1)}), two_schemes());
  CHECK(j[Fact::ki67_pct] == anything(Fact::ki67_pct));
  CHECK(j[Fact::mitoses_per_2mm2] == anything(Fact::mitoses_per_2mm2));
}

TEST_CASE("a grade reported against the markers leaves both and no third, flagged once for both schemes") {
  using enum patient::Grade;
  const auto j = judge(case_of({said(Fact::ki67_pct, 2), said(Fact::grade_reported, patient::ReportedGrade::G2),
                                said(Fact::morphology, patient::Morphology::net)}),
                       two_schemes());
  CHECK(j[Fact::grade].choices == any_of(G1, G2));
  CHECK(j.values.all()[patient::fact_count].choices == any_of(G1, G2));
  CHECK(told(j, Why::contradiction) == Told{"grade: G1 stands against G2 (the grade reported); both stay possible"});
}

TEST_CASE("that a tumour is no carcinoma counts against a grade without a number, however late it follows") {
  using enum patient::Grade;
  const auto j = judge(case_of({said(Fact::ki67_pct, 2), said(Fact::grade_reported, patient::ReportedGrade::G2),
                                said(Fact::differentiation, patient::Differentiation::well)}),
                       two_schemes());
  CHECK(j[Fact::grade].choices == any_of(G1, G2));
  CHECK(j.values.all()[patient::fact_count].choices == any_of(G1, G2));
  CHECK(told(j, Why::contradiction) == Told{"grade: G1 stands against G2 (the grade reported); both stay possible"});
}

TEST_CASE("where two schemes contradict the grade reported otherwise, both are told") {
  auto k = two_schemes();
  for (Class& c : k.schemes[2].classes)
    if (c.when.terms[0].fact == Fact::ki67_pct) c.when.terms[0].limit = 5;
  const auto j = judge(case_of({said(Fact::ki67_pct, 4), said(Fact::grade_reported, patient::ReportedGrade::G3),
                                said(Fact::morphology, patient::Morphology::net)}),
                       k);
  CHECK(told(j, Why::contradiction) ==
        Told{"grade: G2 stands against G3 (the grade reported); both stay possible",
             "grade by the recent grading: G1 stands against G3 (the grade reported); both stay possible"});
}

TEST_CASE(
    "a grade 3 reported beside markers of a lower one is so only of a carcinoma: that is asked, until it is known") {
  const auto           k = two_schemes();
  std::vector<Entry>   e{said(Fact::ki67_pct, 2), said(Fact::grade_reported, patient::ReportedGrade::G3)};
  const auto           open = judge(case_of(e), k);
  constexpr const auto asks =
      "grade reported: G3 beside this Ki-67 and these mitoses is so only of a carcinoma: is it "
      "one, or is one of them of another tumour?";
  CHECK(open.values.all()[patient::fact_count].choices == only(patient::Grade::none));
  CHECK(told(open, Why::question) == Told{asks});
  e.push_back(said(Fact::morphology, patient::Morphology::nec_small_cell));
  CHECK(told(judge(case_of(e), k), Why::question).empty());
}

TEST_CASE("a carcinoma in one specimen leaves tumour and carcinoma until a clinician settles it") {
  using patient::Differentiation;
  using patient::Morphology;
  using patient::NenClass;
  const auto specimens = list(Fact::specimens, {item({said(Fact::specimen_of, patient::SpecimenOf::primary),
                                                      said(Fact::specimen_differentiation, Differentiation::well)}),
                                                item({said(Fact::specimen_of, patient::SpecimenOf::metastasis),
                                                      said(Fact::specimen_morphology, Morphology::nec_large_cell)})});
  const auto k         = two_schemes();
  CHECK(judge(case_of({}, {specimens}), k)[Fact::nen_class].choices == any_of(NenClass::NET, NenClass::NEC));
  CHECK(judge(case_of({said(Fact::morphology, Morphology::net)}, {specimens}), k)[Fact::nen_class].choices ==
        only(NenClass::NET));
  CHECK(judge(case_of({said(Fact::nen_class, NenClass::NEC)}, {specimens}), k)[Fact::nen_class].choices ==
        only(NenClass::NEC));
}

TEST_CASE("morphology decides the class, whatever the differentiation says, and the two are flagged") {
  const auto j = judge(case_of({said(Fact::morphology, patient::Morphology::net),
                                said(Fact::differentiation, patient::Differentiation::poor)}),
                       two_schemes());
  CHECK(j[Fact::nen_class].choices == only(patient::NenClass::NET));
  CHECK(j[Fact::differentiation].choices == only(patient::Differentiation::poor));
  CHECK(!told(j, Why::contradiction).empty());
}

TEST_CASE("a carcinoma reported as grade 1 stays a carcinoma, flagged") {
  const auto j = judge(case_of({said(Fact::morphology, patient::Morphology::nec_large_cell),
                                said(Fact::grade_reported, patient::ReportedGrade::G1)}),
                       two_schemes());
  CHECK(j[Fact::nen_class].choices == only(patient::NenClass::NEC));
  CHECK(j[Fact::grade_reported].choices == only(patient::ReportedGrade::G1));
  CHECK(!told(j, Why::contradiction).empty());
}

TEST_CASE("specimens on both sides of a limit of the knowledge are shown with both") {
  const auto specimens =
      list(Fact::specimens,
           {item({said(Fact::specimen_of, patient::SpecimenOf::primary), said(Fact::specimen_ki67, 2)}),
            item({said(Fact::specimen_of, patient::SpecimenOf::metastasis), said(Fact::specimen_ki67, 5)})});
  CHECK(told(judge(case_of({}, {specimens}), two_schemes()), Why::specimens_part) ==
        Told{"Ki-67: the specimens lie on both sides of 3 % (primary 2, metastasis 5); the highest counts, which is "
             "nelm's convention"});
  CHECK(told(judge(case_of({}, {specimens})), Why::specimens_part).empty());  // no limit in this knowledge
  CHECK(told(judge(case_of({said(Fact::ki67_primary_pct, 2), said(Fact::ki67_metastasis_pct, 2.9)}), two_schemes()),
             Why::specimens_part)
            .empty());
}

TEST_CASE("specimens of different grade or differentiation are shown with both") {
  const auto j = judged(
      {}, {list(Fact::specimens, {item({said(Fact::specimen_grade, patient::ReportedGrade::G1),
                                        said(Fact::specimen_differentiation, patient::Differentiation::well)}),
                                  item({said(Fact::specimen_grade, patient::ReportedGrade::G2),
                                        said(Fact::specimen_differentiation, patient::Differentiation::poor)})})});
  CHECK(told(j, Why::specimens_part) ==
        Told{"grade reported: the specimens differ (specimen 1 G1, specimen 2 G2); the highest counts, which is nelm's "
             "convention",
             "differentiation: the specimens differ (specimen 1 well, specimen 2 poor); all stay possible until a "
             "clinician settles it"});
}

TEST_CASE("a primary never found has no known site, whatever was reported of it") {
  const auto j = judged({said(Fact::primary_status, patient::PrimaryStatus::never_found),
                         said(Fact::primary_site, patient::Site::ileum)});
  CHECK(j[Fact::primary_site] == anything(Fact::primary_site));
  CHECK(told(j, Why::contradiction) ==
        Told{"a primary never found is said to have a site: the site counts as not known"});
}

TEST_CASE("a derived fact asks for the reported facts it rests on, and a settled one for nothing") {
  CHECK(asks(judged({}), Fact::portal_drainage) == set_of({Fact::primary_site}));
  CHECK(asks(judged({}), Fact::symptomatic) == set_of({Fact::hormonal_symptoms, Fact::bulk_symptoms}));
  CHECK(asks(judged({said(Fact::bulk_symptoms, false)}), Fact::symptomatic) == set_of({Fact::hormonal_symptoms}));
  CHECK(asks(judged({said(Fact::bulk_symptoms, true)}), Fact::symptomatic).none());
  CHECK(asks(judged({}), Fact::ki67_pct) == set_of({Fact::ki67_pct}));
  CHECK(asks(judged({said(Fact::ki67_pct, 5)}), Fact::ki67_pct).none());
  CHECK(asks(judged({}), Fact::extrahepatic_present) == set_of({Fact::extrahepatic, Fact::regional_nodes}));
  CHECK(asks(judged({}), Fact::workup_mri) == set_of({Fact::extrahepatic_workup}));
  CHECK(asks(judged({}), Fact::prrt_given) == set_of({Fact::treatments}));
}

TEST_CASE("a derived fact still open once all it rests on is known asks for itself") {
  CHECK(asks(judged({said(Fact::primary_site, patient::Site::rectum_upper)}), Fact::portal_drainage) ==
        set_of({Fact::portal_drainage}));
  CHECK(asks(judged({said(Fact::ecog, 2)}), Fact::performance_too_low) == set_of({Fact::performance_too_low}));
  CHECK(asks(judged({said(Fact::primary_status, patient::PrimaryStatus::never_found)}), Fact::portal_drainage) ==
        set_of({Fact::portal_drainage}));
}

TEST_CASE("a closed list of disease outside the liver that leaves it open asks for the answer, not for the nodes") {
  const auto deposit =
      list(Fact::extrahepatic, {item({said(Fact::elsewhere_site, patient::Elsewhere::mesentery),
                                      said(Fact::elsewhere_status, patient::ElsewhereStatus::present_resectable)})});
  const auto j = judged({said(Fact::primary_status, patient::PrimaryStatus::in_situ)}, {deposit});
  CHECK(j[Fact::extrahepatic_present] == choice(yes_or_no));
  CHECK(asks(j, Fact::extrahepatic_present) == set_of({Fact::extrahepatic_present}));
}

TEST_CASE("the pattern of a complete list asks for the dominant bulk alone, else for the number of lesions too") {
  const auto two = list(Fact::lesions, {item({}), item({})});
  CHECK(asks(judged({said(Fact::lesion_list_complete, true)}, {two}), Fact::metastasis_pattern) ==
        set_of({Fact::dominant_bulk_marked}));
  CHECK(asks(judged({}, {two}), Fact::metastasis_pattern) ==
        set_of({Fact::lesion_count_reported, Fact::dominant_bulk_marked}));
}

TEST_CASE("an answer tried out narrows what was said, or replaces what it cannot meet") {
  const Case   c = case_of({said(Fact::ki67_pct, between(5, 15))});
  const Answer in{Fact::ki67_pct, number(8.)}, out{Fact::ki67_pct, number(40.)};
  CHECK(judge_facts(c, {}, day("2017-06-01"), std::span{&in, 1})[Fact::ki67_pct] == number(8.));
  CHECK(judge_facts(c, {}, day("2017-06-01"), std::span{&out, 1})[Fact::ki67_pct] == number(40.));
}

TEST_CASE("a scheme gives every class that is not ruled out, and anything if it rules out all") {
  Scheme s{.gives = Fact::lt_common_age_zone, .slot = static_cast<Slot>(Fact::lt_common_age_zone)};
  s.classes = {{only(patient::AgeZone::met), condition({number_below(Fact::age_years, 45)}), ""},
               {only(patient::AgeZone::borderline), condition({number_below(Fact::age_years, 55)}), ""}};
  patient::Values v;
  v[Fact::age_years] = number(50.);
  CHECK(classify(s, v.all()) == choice(only(patient::AgeZone::borderline)));
  v[Fact::age_years] = number(between(44, 60));
  CHECK(classify(s, v.all()) == choice(any_of(patient::AgeZone::met, patient::AgeZone::borderline)));
  v[Fact::age_years] = number(60.);
  CHECK(classify(s, v.all()) == anything(Fact::lt_common_age_zone));
}

TEST_CASE("of a scheme's classes all that are surely met are told, and none that is open") {
  Scheme s{.gives = Fact::lt_common_age_zone, .slot = static_cast<Slot>(Fact::lt_common_age_zone)};
  s.classes        = {{only(patient::AgeZone::met), condition({number_below(Fact::age_years, 45)}), "young"},
                      {only(patient::AgeZone::borderline), condition({number_below(Fact::age_years, 55)}), "under 55"}};
  const auto notes = [&](const Possible& age) {
    patient::Values v;
    v[Fact::age_years] = age;
    std::vector<std::string> all;
    for (const Class* c : classes_met(s, v.all())) all.push_back(c->note);
    return all;
  };
  CHECK(notes(number(40.)) == std::vector<std::string>{"young", "under 55"});
  CHECK(notes(number(50.)) == std::vector<std::string>{"under 55"});
  CHECK(notes(number(between(44, 50))) == std::vector<std::string>{"under 55"});
  CHECK(notes(number(60.)).empty());
}

TEST_CASE("a lesion is looked at with its own values beside those of the case") {
  const Case c =
      case_of({said(Fact::ki67_pct, 5)}, {list(Fact::lesions, {item({said(Fact::longest_diameter_mm, 31)})})});
  const auto values = values_of(judge(c), patient::items(c, Fact::lesions)[0]);
  CHECK(values[Fact::longest_diameter_mm] == number(31.));
  CHECK(values[Fact::volume_ml] == anything(Fact::volume_ml));
  CHECK(values[Fact::ki67_pct] == number(5.));
}

TEST_CASE("the diagnosis is as old as the stability and the resection of the primary") {
  const auto j = judged({said(Fact::stability_months, 9), said(Fact::primary_resection_date, day("2016-04-01"))});
  CHECK(j[Fact::diagnosis_months_ago] == number(patient::at_least(14)));
  const auto against = judged({said(Fact::stability_months, 9), said(Fact::diagnosis_months_ago, 4)});
  CHECK(told(against, Why::contradiction).size() == 1);
  CHECK(against[Fact::diagnosis_months_ago] == number(patient::at_least(4)));
}
