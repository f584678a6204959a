#include "nelm/patient/fact.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "nelm/patient/binding.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/derivation.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using by_hand::days;
using by_hand::possible;

namespace {

bool judged_by_conditions(const Row& r) {
  return r.kind == Kind::number || r.kind == Kind::yes_no || r.kind == Kind::choice;
}

std::string words_of(Fact f, Possible p) { return in_words(f, p); }

}  // namespace

TEST_CASE("every fact has a name of its own, at the top of the case and in each list") {
  std::set<std::pair<Fact, std::string_view>> names;
  for (const Row& r : facts()) {
    CHECK_MESSAGE(names.emplace(r.in, r.name).second, r.name);
    CHECK(fact_named(r.name, r.in) == r.id);
    CHECK_MESSAGE(!r.plain.empty(), r.name);
  }
}

TEST_CASE("a condition's word means one fact only: no lesion's fact is called as one of the case") {
  for (const Row& r : facts())
    if (judged_by_conditions(r) && (r.in == Fact::none || r.in == Fact::lesions))
      CHECK_MESSAGE(condition_fact(r.name) == r.id, r.name);
  CHECK(!condition_fact("case_id"));
  CHECK(!condition_fact("birth_date"));
  CHECK(!condition_fact("extrahepatic_workup"));
  CHECK(!condition_fact("treatments"));
  CHECK(!condition_fact("ki67"));
}

TEST_CASE("a choice has words, each once; no other kind but lists of words has any") {
  for (const Row& r : facts()) {
    const bool worded = r.kind == Kind::choice || r.kind == Kind::members;
    CHECK_MESSAGE(worded == !r.words.empty(), r.name);
    CHECK_MESSAGE(std::set(r.words.begin(), r.words.end()).size() == r.words.size(), r.name);
    CHECK(r.words.size() <= 32);
  }
}

TEST_CASE("a fact of an item stands behind its list, and only lists have items") {
  for (const Row& r : facts()) {
    if (r.in == Fact::none) continue;
    CHECK_MESSAGE(row(r.in).kind == Kind::list, r.name);
    CHECK_MESSAGE(index(r.in) < index(r.id), r.name);
  }
}

TEST_CASE("a unit belongs to a number, and what is asked about lies among what can be") {
  for (const Row& r : facts()) {
    if (!r.unit.empty()) CHECK_MESSAGE(r.kind == Kind::number, r.name);
    if (r.kind == Kind::number) CHECK_MESSAGE(!r.bounds.empty(), r.name);
    if (!r.doubtful.empty()) CHECK_MESSAGE(!meet(r.doubtful, r.bounds).empty(), r.name);
  }
}

TEST_CASE("what is asked about is a lesion under 5 mm, a load under 1 %, a Ki-67 under 0.1 %, and nothing else") {
  std::set<std::string_view> asked;
  for (const Row& r : facts())
    if (!r.doubtful.empty()) asked.insert(r.name);
  CHECK(asked == std::set<std::string_view>{"ki67_pct", "ki67_primary_pct", "ki67_metastasis_pct",
                                            "longest_diameter_mm", "max_lesion_mm", "liver_tumour_load_pct"});
  CHECK(row(Fact::longest_diameter_mm).doubtful.holds(4.9));
  CHECK(!row(Fact::longest_diameter_mm).doubtful.holds(5));
  CHECK(row(Fact::liver_tumour_load_pct).doubtful.holds(0.5));
  CHECK(!row(Fact::liver_tumour_load_pct).doubtful.holds(1));
  CHECK(!row(Fact::liver_tumour_load_pct).doubtful.holds(0));
  CHECK(row(Fact::ki67_pct).doubtful.holds(0.02));
  CHECK(!row(Fact::ki67_pct).doubtful.holds(0.1));
  CHECK(!row(Fact::ki67_pct).doubtful.holds(0));
}

TEST_CASE("what a derivation gives is marked as derived, and what is marked is given by one, a binding or a scheme") {
  const std::set by_schemes{Fact::performance_too_low,
                            Fact::portal_drainage,
                            Fact::small_intestine,
                            Fact::midgut,
                            Fact::gastro_entero_pancreatic,
                            Fact::nen_class,
                            Fact::grade,
                            Fact::metastasis_pattern,
                            Fact::growth_rate,
                            Fact::recurrence_class,
                            Fact::lt_common_age_zone};  // tests/schemes_test.cpp has each
  for (const Derivation& d : derivations()) CHECK_MESSAGE(row(d.gives).traits.derived, row(d.gives).name);
  for (const Row& r : facts()) {
    if (!r.traits.derived || by_schemes.contains(r.id)) continue;
    const bool derives = std::ranges::find(derivations(), r.id, &Derivation::gives) != derivations().end();
    const bool bound   = std::ranges::find(bindings(), r.id, &Binding::then) != bindings().end();
    CHECK_MESSAGE((derives || bound), r.name);
  }
}

TEST_CASE("a fact rests on facts of the case that are reported, or derived in turn, and never on itself") {
  for (const Row& r : facts())
    for (const Fact below : r.rests_on) {
      if (below == Fact::none) continue;
      CHECK_MESSAGE(row(below).in == Fact::none, r.name);
      CHECK_MESSAGE(below != r.id, r.name);
      CHECK_MESSAGE(r.traits.derived, r.name);
    }
}

TEST_CASE("time alone raises the age, the months of stability and the months since the diagnosis") {
  std::set<std::string_view> rising;
  for (const Row& r : facts())
    if (r.traits.rises_with_time) rising.insert(r.name);
  CHECK(rising == std::set<std::string_view>{"age_years", "stability_months", "diagnosis_months_ago"});
}

TEST_CASE("of course, stability and performance the latest report counts") {
  for (const Fact f : {Fact::disease_status, Fact::status_since, Fact::stability_months, Fact::ecog})
    CHECK(row(f).traits.latest_counts);
  for (const Fact f : {Fact::liver_tumour_load_pct, Fact::ki67_pct, Fact::age_years, Fact::primary_site})
    CHECK(!row(f).traits.latest_counts);
}

TEST_CASE("every fact a criterion of the sources needs is in the table") {
  for (const auto* name : {"case_id",
                           "kind",
                           "question",
                           "sex",
                           "citation",
                           "text_read",
                           "done",
                           "outcome",
                           "assessment_date",
                           "birth_date",
                           "age_years",
                           "ecog",
                           "comorbidity_precludes_major_surgery",
                           "lt_contraindication",
                           "patient_declines",
                           "primary_site",
                           "portal_drainage",
                           "primary_status",
                           "primary_resection_date",
                           "primary_resectable",
                           "primary_complication",
                           "primary_symptomatic",
                           "primary_resection_requires_pd",
                           "regional_nodes",
                           "hereditary_syndrome",
                           "differentiation",
                           "morphology",
                           "ki67_primary_pct",
                           "ki67_metastasis_pct",
                           "ki67_pct",
                           "mitoses_per_2mm2",
                           "grade_reported",
                           "grade",
                           "nen_class",
                           "functional_syndrome",
                           "hormonal_symptoms",
                           "bulk_symptoms",
                           "symptomatic",
                           "symptoms_refractory_to_ssa",
                           "bowel_movements_per_day",
                           "flushes_per_day",
                           "carcinoid_heart_disease",
                           "right_heart_failure",
                           "performance_too_low",
                           "u5hiaa",
                           "chromogranin_a",
                           "nt_probnp",
                           "lesions",
                           "dominant_bulk_marked",
                           "lesion_count_reported",
                           "lesion_list_complete",
                           "liver_volume_ml",
                           "liver_tumour_load_pct",
                           "flr_pct",
                           "flr_adequate",
                           "liver_function",
                           "ascites",
                           "portal_vein_thrombosis",
                           "biliary_instrumentation",
                           "low_tumour_burden",
                           "liver_metastases",
                           "liver_resectable",
                           "r0_achievable",
                           "curative_treatment_feasible",
                           "liver_predominant",
                           "oligoprogression",
                           "resection_plus_ablation_clears_all",
                           "cytoreducible_fraction_pct",
                           "large_number_bilobar",
                           "extrahepatic",
                           "extrahepatic_present",
                           "extra_abdominal_present",
                           "extrahepatic_workup",
                           "diagnosis_date",
                           "diagnosis_months_ago",
                           "liver_metastases_date",
                           "limited_disease",
                           "remarks",
                           "synchronous",
                           "disease_status",
                           "status_since",
                           "stability_months",
                           "growth_rate",
                           "sstr_imaging",
                           "fdg_pet",
                           "treatments",
                           "prior_liver_resections",
                           "curative_liver_resection_date",
                           "recurrence_date",
                           "recurrence_interval_months",
                           "recurrence_class",
                           "liver_recurrence",
                           "post_curative_resection",
                           "bilobar",
                           "max_lesion_mm",
                           "lesion_count",
                           "metastasis_pattern",
                           "lt_common_age_zone",
                           "primary_obstruction",
                           "primary_ischaemia",
                           "primary_bleeding",
                           "primary_pain",
                           "primary_malnutrition",
                           "ssa_given",
                           "prrt_given",
                           "systemic_treatment_given",
                           "embolisation_or_ablation_given",
                           "workup_mri",
                           "workup_sstr",
                           "small_intestine",
                           "midgut",
                           "gastro_entero_pancreatic"})
    CHECK_MESSAGE(fact_named(name), name);
  for (const auto* name : {"id", "segments", "longest_diameter_mm", "volume_ml", "near_hilum_or_duct",
                           "near_major_vessel", "planned", "viable"})
    CHECK_MESSAGE(fact_named(name, Fact::lesions), name);
  for (const auto* name : {"site", "counts_as", "status", "date_cleared"})
    CHECK_MESSAGE(fact_named(name, Fact::extrahepatic), name);
  for (const auto* name : {"type", "start", "end", "response", "intent"})
    CHECK_MESSAGE(fact_named(name, Fact::treatments), name);
  for (const auto* name : {"of", "date", "ki67_pct", "mitoses_per_2mm2", "grade_reported"})
    CHECK_MESSAGE(fact_named(name, Fact::specimens), name);
}

TEST_CASE("the vocabularies are those of the case model, in its order") {
  using Words      = std::vector<std::string_view>;
  const auto words = [](Fact f) { return Words(row(f).words.begin(), row(f).words.end()); };
  CHECK(words(Fact::primary_status) == Words{"in_situ", "resected_curative", "resected_noncurative", "never_found"});
  CHECK(words(Fact::grade) == Words{"G1", "G2", "G3", "none"});
  CHECK(words(Fact::grade_reported) == Words{"G1", "G2", "G3"});
  CHECK(words(Fact::nen_class) == Words{"NET", "NEC", "MiNEN"});
  CHECK(words(Fact::morphology) == Words{"net", "nec_small_cell", "nec_large_cell", "minen"});
  CHECK(words(Fact::liver_resectable) == Words{"resectable_one_stage", "resectable_two_stage", "unresectable"});
  CHECK(words(Fact::disease_status) == Words{"response", "stable", "progression"});
  CHECK(words(Fact::elsewhere_status) == Words{"present_unresectable", "present_resectable", "resected"});
  CHECK(words(Fact::metastasis_pattern) == Words{"I", "II", "III", "unclassified"});
  CHECK(row(Fact::primary_site).words.size() == 27);
  CHECK(row(Fact::patient_declines).words.size() == option_count);
}

TEST_CASE("values in words: one, a range, an open end, a word or several, nothing") {
  CHECK(words_of(Fact::age_years, possible(45)) == "45");
  CHECK(words_of(Fact::liver_tumour_load_pct, possible(between(45, 55))) == "45 to 55");
  CHECK(words_of(Fact::ki67_pct, possible(Range{0, 3, false, true})) == "under 3");
  CHECK(words_of(Fact::ki67_pct, possible(between(0, 3))) == "up to 3");
  CHECK(words_of(Fact::ki67_pct, possible(Range{20, 100, true, false})) == "over 20");
  CHECK(words_of(Fact::lesion_count, possible(at_least(2))) == "at least 2");
  CHECK(words_of(Fact::ki67_pct, possible(Range{2, 3, true, true})) == "over 2 to under 3");
  CHECK(words_of(Fact::ki67_pct, possible(0.02)) == "0.02");
  CHECK(words_of(Fact::grade, choice(any_of(Grade::G1, Grade::G2))) == "G1 or G2");
  CHECK(words_of(Fact::primary_status, possible(PrimaryStatus::resected_curative)) == "resected curative");
  CHECK(words_of(Fact::bilobar, answer(true)) == "yes");
  CHECK(words_of(Fact::bilobar, answer(false)) == "no");
  CHECK(words_of(Fact::bilobar, choice(yes_or_no)) == "not reported");
  CHECK(words_of(Fact::ki67_pct, anything(Fact::ki67_pct)) == "not reported");
  CHECK(words_of(Fact::grade, anything(Fact::grade)) == "not reported");
  CHECK(words_of(Fact::max_lesion_mm, anything(Fact::max_lesion_mm)) == "not reported");
  CHECK(words_of(Fact::birth_date, possible(days("1962-11-24"))) == "1962-11-24");
  CHECK(words_of(Fact::birth_date, possible(days("1962-11"))) == "1962-11-01 to 1962-11-30");
  CHECK(words_of(Fact::stability_months, possible(16 + 4. / 31)) == "16.13");
  CHECK(words_of(Fact::stability_months, possible(36 + 1. / 31)) == "36.03");
}

TEST_CASE("one value left is one number, or one word") {
  CHECK(single(Fact::ki67_pct, possible(5)));
  CHECK(!single(Fact::ki67_pct, possible(between(5, 6))));
  CHECK(single(Fact::grade, possible(Grade::G2)));
  CHECK(!single(Fact::grade, anything(Fact::grade)));
}

TEST_CASE("every section has its own title, in the order of the catalogue") {
  CHECK(title(row(Fact::case_id).section) == "The case");
  CHECK(title(row(Fact::ecog).section) == "Patient and fitness");
  CHECK(title(row(Fact::primary_site).section) == "Primary tumour");
  CHECK(title(row(Fact::ki67_pct).section) == "Pathology");
  CHECK(title(row(Fact::u5hiaa).section) == "Function and symptoms");
  CHECK(title(row(Fact::ascites).section) == "Liver");
  CHECK(title(row(Fact::r0_achievable).section) == "Surgical judgement");
  CHECK(title(row(Fact::extrahepatic).section) == "Outside the liver");
  CHECK(title(row(Fact::treatments).section) == "Course and treatment");
  CHECK(title(row(Fact::outcome).section) == "Never judged, only printed");
}
