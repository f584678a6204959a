// The table of facts: everything nelm can know of a patient, listed once. From it come the reader, the JSON Schema, the
// catalogue, the empty case and the manual, and the check that a condition asks for something that exists.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "nelm/patient/possible.h"

namespace nelm::patient {

/// Every fact, in the order of the catalogue. A fact of a list's items (a lesion's diameter) stands behind its list.
// clang-format off
enum class Fact : std::uint8_t {
  // the case
  case_id, kind, question, citation, text_read, assessment_date,
  // patient and fitness
  sex, birth_date, age_years, ecog, comorbidity_precludes_major_surgery, performance_too_low, lt_contraindication,
  patient_declines,
  // primary tumour
  primary_site, portal_drainage, small_intestine, midgut, pancreas_body_or_tail, gastro_entero_pancreatic, primary_status,
  primary_resection_date, primary_resection_months_ago, primary_resectable, primary_complication, primary_obstruction,
  primary_ischaemia, primary_bleeding, primary_perforation, primary_biliary_obstruction, primary_pain,
  primary_malnutrition, primary_symptomatic, primary_resection_requires_pd, regional_nodes, hereditary_syndrome,
  // pathology
  specimens, specimen_of, specimen_date, specimen_ki67, specimen_mitoses, specimen_grade, specimen_differentiation,
  specimen_morphology, specimens_open, differentiation, morphology, nen_class, ki67_primary_pct, ki67_metastasis_pct,
  ki67_pct, mitoses_per_2mm2, grade_reported, grade,
  // function and symptoms
  functional_syndrome, hormonal_symptoms, bulk_symptoms, symptomatic, symptoms_refractory_to_ssa,
  bowel_movements_per_day, flushes_per_day, carcinoid_heart_disease, right_heart_failure, valve_replaced, u5hiaa,
  chromogranin_a, nt_probnp,
  // liver
  liver_metastases, lesions, lesion_id, segments, side, longest_diameter_mm, diameter_is_3d, volume_ml,
  near_hilum_or_duct, near_major_vessel, planned, viable, lesion_list_complete, lesion_count_reported, innumerable,
  lesion_count, max_lesion_mm, lesion_near_duct_or_vessel, bilobar, large_number_bilobar, dominant_bulk_marked, metastasis_pattern,
  liver_volume_ml, liver_tumour_load_pct, low_tumour_burden, flr_pct, flr_adequate, liver_function, ascites,
  portal_vein_thrombosis, biliary_instrumentation,
  // surgical judgement
  liver_resectable, r0_achievable, curative_treatment_feasible, resection_plus_ablation_clears_all,
  cytoreducible_fraction_pct, liver_predominant, oligoprogression, limited_disease,
  // outside the liver
  extrahepatic, elsewhere_site, elsewhere_counts_as, elsewhere_status, elsewhere_date_cleared, extrahepatic_open,
  extrahepatic_present, extra_abdominal_present, extrahepatic_workup, workup_closed, workup_mri, workup_sstr,
  // course and treatment
  diagnosis_date, diagnosis_months_ago, liver_metastases_date, synchronous, disease_status, status_since,
  stability_months, growth_rate, sstr_imaging, fdg_pet, treatments, treatment_type, treatment_start, treatment_end,
  treatment_response, treatment_intent, treatments_open, ssa_given, prrt_given, targeted_or_chemo_given,
  systemic_treatment_given, embolisation_or_ablation_given, prior_liver_resections, curative_liver_resection_date, recurrence_date,
  recurrence_interval_months, recurrence_class, liver_recurrence, post_curative_resection, lt_common_age_zone,
  // never judged
  remarks, decision, done, outcome,
  none  // no fact; also the number of facts
};
// clang-format on

inline constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::none);

using FactSet = std::bitset<fact_count>;

constexpr std::size_t index(Fact f) { return static_cast<std::size_t>(f); }

enum class Kind : std::uint8_t {
  text,     // words, printed as they are
  date,     // a day, or the days a month or a year may mean
  number,   // a range of numbers
  yes_no,   // false, true, or both still possible
  choice,   // one word of a vocabulary, or the words still possible
  members,  // any of a vocabulary's words at once: complications, examinations
  list,     // items with facts of their own
  notes,    // dated text, printed and never judged
};

enum class Section : std::uint8_t {
  the_case,
  fitness,
  primary,
  pathology,
  function,
  liver,
  judgement,
  elsewhere,
  course,
  notes
};

/// "Primary tumour": the heading of a section of the catalogue and of the empty case.
std::string_view title(Section);

/// How a fact comes about and how several reports of it are taken together.
struct Traits {
  bool derived         = false;  // follows from other facts; may be entered too
  bool rises_with_time = false;  // an unmet lower limit on it reads "not yet"
  bool latest_counts   = false;  // of several dated reports the newest holds
  bool highest_counts  = false;  // of several specimens the highest holds (nelm's convention)
  bool whole           = false;  // a whole number
  bool clinicians_word = false;  // a judgement no source gives a number for
  bool opens_list      = false;  // says of its list whether there may be more
};

/// What can become of a value that is known. What is not known can be found out, whatever stands here; a slide that was
/// read is not read again for it (changes.h).
enum class Changes : std::uint8_t {
  unsaid,   // of no fact: the table says it of each
  aside,    // no rule asks for it by itself: texts, dates, lists, what stands in them
  stays,    // who the patient is, what was found, what was; a board's word that no treatment is to talk it out of
  follows,  // as the facts it rests on do, and not by itself
  rises,    // with time, and never falls; the others that rise with it do so too
  done,     // what was not done can be done; what was done stays done
  cleared,  // by treatment, from there to not there
  eased,    // by treatment, to a lower number, to no, to a word further in front; never by measuring it again
  gained,   // by treatment, to a higher number or to yes; likewise
  turns,    // by the course of the disease, either way
};

/// One line of the table of facts.
struct Row {
  Fact                              id;
  std::string_view                  name;   // as written in a case and in a condition: "ki67_pct"
  std::string_view                  plain;  // as a clinician says it: "Ki-67"
  Kind                              kind;
  Section                           section;
  std::string_view                  unit     = {};  // "%", "mm", "ml", "months", "years", or none
  Range                             bounds   = {};  // the values there can be at all
  std::span<const std::string_view> words    = {};  // the vocabulary of a choice
  Traits                            traits   = {};
  Fact                              in       = Fact::none;  // the list whose items have this fact
  Range                             doubtful = {1, 0};      // possible, but asked about: nelm's own limits; empty: none
  std::array<Fact, 5>               rests_on{Fact::none, Fact::none, Fact::none, Fact::none, Fact::none};
  std::string_view                  code    = {};  // verified codes: "LOINC 29593-1"
  std::string_view                  says    = {};  // what a reader of the catalogue needs to know besides
  Changes                           changes = Changes::unsaid;
};

/// All facts, in the order of `Fact`.
std::span<const Row> facts();

const Row& row(Fact);

/// The fact a case's file calls `name`: at the top of the case (`in` none), or in the items of a list.
std::optional<Fact> fact_named(std::string_view name, Fact in = Fact::none);

/// The fact a condition calls `name`: any number, choice or yes/no.
std::optional<Fact> condition_fact(std::string_view name);

/// All the values a fact can have at all: the value of a fact nobody has reported.
Possible anything(Fact);

/// Whether exactly one value is still possible.
bool single(Fact, const Possible&);

/// "45", "45 to 55", "under 3", "G1 or G2", "not reported": a value in words, without its unit.
std::string in_words(Fact, const Possible&);

}  // namespace nelm::patient
