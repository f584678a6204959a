// The rows of the table of facts. Read only by fact.cpp; everybody else asks `row()`.
#pragma once

#include "nelm/patient/fact.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

namespace nelm::patient::table {

using enum Fact;
using enum Kind;
using Changes::aside, Changes::stays, Changes::rises, Changes::turns, Changes::cleared, Changes::eased, Changes::gained,
    Changes::follows;

inline constexpr Range percent{0, 100};
inline constexpr Range from_zero  = at_least(0);
inline constexpr Range above_zero = more_than(0);
inline constexpr Range calendar{-62091, 84005};  // 1 January 1800 to 31 December 2199, in days from 1970

inline constexpr Traits derived{.derived = true};
inline constexpr Traits clinician{.clinicians_word = true};
inline constexpr Traits latest{.latest_counts = true};

// clang-format off
inline constexpr Row rows[] = {
#define CASE .section = Section::the_case
  {.id = case_id, .name = "case_id", .plain = "pseudonymous id", .kind = text, CASE, .says = "never a name, a hospital number or a date of birth", .changes = aside},
  {.id = Fact::kind, .name = "kind", .plain = "kind of case", .kind = choice, CASE, .words = CaseKind_words, .says = "printed at the head: a patient, a published case, an invented one", .changes = aside},
  {.id = question, .name = "question", .plain = "the question", .kind = text, CASE, .says = "what the board is asked, in its own words", .changes = aside},
  {.id = citation, .name = "citation", .plain = "citation", .kind = text, CASE, .says = "of a published case: where it was published", .changes = aside},
  {.id = text_read, .name = "text_read", .plain = "text read", .kind = text, CASE, .says = "of a published case: abstract, or full text", .changes = aside},
  {.id = assessment_date, .name = "assessment_date", .plain = "day of the assessment", .kind = date, CASE, .bounds = calendar, .says = "the day of a sheet is --on, else this, else today", .changes = aside},
#undef CASE

#define FITNESS .section = Section::fitness
  {.id = sex, .name = "sex", .plain = "sex", .kind = choice, FITNESS, .words = Sex_words, .changes = stays},
  {.id = birth_date, .name = "birth_date", .plain = "birth date", .kind = date, FITNESS, .bounds = calendar, .changes = aside},
  {.id = age_years, .name = "age_years", .plain = "age", .kind = number, FITNESS, .unit = "years", .bounds = {0, 120}, .traits = {.derived = true, .rises_with_time = true, .whole = true}, .says = "birthdays between birth and the day of the assessment; entered, it counts on from its day", .changes = rises},
  {.id = ecog, .name = "ecog", .plain = "ECOG performance status", .kind = number, FITNESS, .bounds = {0, 4}, .traits = {.latest_counts = true, .whole = true}, .code = "LOINC 89247-1", .changes = eased},
  {.id = comorbidity_precludes_major_surgery, .name = "comorbidity_precludes_major_surgery", .plain = "comorbidity that precludes major surgery", .kind = yes_no, FITNESS, .traits = clinician, .changes = stays},
  {.id = performance_too_low, .name = "performance_too_low", .plain = "performance too low for a liver-directed procedure", .kind = yes_no, FITNESS, .traits = {.derived = true, .clinicians_word = true}, .rests_on = {ecog, none, none, none, none}, .says = "the board's own entry; ECOG 0 says no, 4 says yes, between them no source gives a number", .changes = eased},
  {.id = lt_contraindication, .name = "lt_contraindication", .plain = "contraindication to transplantation", .kind = yes_no, FITNESS, .traits = clinician, .changes = stays},
  {.id = patient_declines, .name = "patient_declines", .plain = "options the patient declines", .kind = members, FITNESS, .words = Option_words, .changes = stays},
#undef FITNESS

#define PRIMARY .section = Section::primary
  {.id = primary_site, .name = "primary_site", .plain = "site of the primary", .kind = choice, PRIMARY, .words = Site_words, .says = "a primary never found: see primary_status", .changes = stays},
  {.id = portal_drainage, .name = "portal_drainage", .plain = "drainage of the primary to the portal vein alone", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_site, none, none, none, none}, .changes = stays},
  {.id = small_intestine, .name = "small_intestine", .plain = "small-intestinal primary", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_site, none, none, none, none}, .says = "jejunum, ileum, small intestine without closer word; not the duodenum", .changes = stays},
  {.id = midgut, .name = "midgut", .plain = "midgut primary", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_site, none, none, none, none}, .says = "small intestine, appendix, caecum, right colon", .changes = stays},
  {.id = pancreas_body_or_tail, .name = "pancreas_body_or_tail", .plain = "primary of the pancreatic body or tail", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_site, none, none, none, none}, .says = "a pancreatic primary without closer word may be either", .changes = stays},
  {.id = gastro_entero_pancreatic, .name = "gastro_entero_pancreatic", .plain = "gastro-entero-pancreatic primary", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_site, none, none, none, none}, .changes = stays},
  {.id = primary_status, .name = "primary_status", .plain = "the primary", .kind = choice, PRIMARY, .words = PrimaryStatus_words, .traits = {.derived = true, .latest_counts = true}, .says = "in place, removed with or without intent to cure, or searched for and never found", .changes = Changes::done},
  {.id = primary_resection_date, .name = "primary_resection_date", .plain = "date of the resection of the primary", .kind = date, PRIMARY, .bounds = calendar, .changes = aside},
  {.id = primary_resection_months_ago, .name = "primary_resection_months_ago", .plain = "months since the primary was removed", .kind = number, PRIMARY, .unit = "months", .bounds = from_zero, .traits = derived, .changes = rises},
  {.id = primary_resectable, .name = "primary_resectable", .plain = "resectability of the primary", .kind = yes_no, PRIMARY, .traits = {.latest_counts = true, .clinicians_word = true}, .changes = gained},
  {.id = primary_complication, .name = "primary_complication", .plain = "complications of the primary", .kind = members, PRIMARY, .words = Complication_words, .says = "an empty list or none: looked for, and none", .changes = aside},
#define COMPLICATION(it, word) {.id = it, .name = #it, .plain = word " of the primary", .kind = yes_no, PRIMARY, .traits = derived, .rests_on = {primary_complication, none, none, none, none}, .changes = eased}
  COMPLICATION(primary_obstruction, "obstruction"),
  COMPLICATION(primary_ischaemia, "ischaemia"),
  COMPLICATION(primary_bleeding, "bleeding"),
  COMPLICATION(primary_perforation, "perforation"),
  COMPLICATION(primary_biliary_obstruction, "biliary obstruction"),
  COMPLICATION(primary_pain, "pain"),
  COMPLICATION(primary_malnutrition, "malnutrition"),
  COMPLICATION(primary_symptomatic, "any symptom"),
#undef COMPLICATION
  {.id = primary_resection_requires_pd, .name = "primary_resection_requires_pd", .plain = "pancreaticoduodenectomy for the primary, needed or done", .kind = yes_no, PRIMARY, .traits = {.derived = true, .clinicians_word = true}, .says = "a clinician's word; no for a site it cannot concern", .changes = stays},
  {.id = regional_nodes, .name = "regional_nodes", .plain = "regional nodes", .kind = choice, PRIMARY, .words = Nodes_words, .traits = latest, .changes = cleared},
  {.id = hereditary_syndrome, .name = "hereditary_syndrome", .plain = "hereditary syndrome", .kind = choice, PRIMARY, .words = Hereditary_words, .changes = stays},
#undef PRIMARY

#define PATHOLOGY .section = Section::pathology
  {.id = specimens, .name = "specimens", .plain = "specimens", .kind = list, PATHOLOGY, .says = "closed unless specimens_open", .changes = aside},
#define SPECIMEN PATHOLOGY, .in = specimens
  {.id = specimen_of, .name = "of", .plain = "what the specimen is of", .kind = choice, PATHOLOGY, .words = SpecimenOf_words, .in = specimens, .changes = aside},
  {.id = specimen_date, .name = "date", .plain = "date of the specimen", .kind = date, PATHOLOGY, .bounds = calendar, .in = specimens, .changes = aside},
  {.id = specimen_ki67, .name = "ki67_pct", .plain = "Ki-67 of the specimen", .kind = number, PATHOLOGY, .unit = "%", .bounds = percent, .in = specimens, .doubtful = {0, 0.1, true, true}, .changes = aside},
  {.id = specimen_mitoses, .name = "mitoses_per_2mm2", .plain = "mitoses per 2 mm2 of the specimen", .kind = number, PATHOLOGY, .bounds = from_zero, .in = specimens, .changes = aside},
  {.id = specimen_grade, .name = "grade_reported", .plain = "grade reported of the specimen", .kind = choice, PATHOLOGY, .words = ReportedGrade_words, .in = specimens, .changes = aside},
  {.id = specimen_differentiation, .name = "differentiation", .plain = "differentiation of the specimen", .kind = choice, PATHOLOGY, .words = Differentiation_words, .in = specimens, .changes = aside},
  {.id = specimen_morphology, .name = "morphology", .plain = "morphology of the specimen", .kind = choice, PATHOLOGY, .words = Morphology_words, .in = specimens, .changes = aside},
#undef SPECIMEN
  {.id = specimens_open, .name = "specimens_open", .plain = "more specimens than listed", .kind = yes_no, PATHOLOGY, .traits = {.opens_list = true}, .says = "true: there may be more specimens than are listed", .changes = aside},
  {.id = differentiation, .name = "differentiation", .plain = "differentiation", .kind = choice, PATHOLOGY, .words = Differentiation_words, .traits = derived, .changes = stays},
  {.id = morphology, .name = "morphology", .plain = "morphology", .kind = choice, PATHOLOGY, .words = Morphology_words, .traits = derived, .code = "SNOMED CT 1286768001 (well-differentiated NET), 128628002 (large-cell NEC), 74364000 (small-cell carcinoma), 785766008 (MiNEN)", .changes = stays},
  {.id = nen_class, .name = "nen_class", .plain = "class of the neoplasm", .kind = choice, PATHOLOGY, .words = NenClass_words, .traits = derived, .rests_on = {differentiation, morphology, none, none, none}, .changes = follows},
  {.id = ki67_primary_pct, .name = "ki67_primary_pct", .plain = "Ki-67 of the primary", .kind = number, PATHOLOGY, .unit = "%", .bounds = percent, .doubtful = {0, 0.1, true, true}, .code = "LOINC 29593-1", .changes = stays},
  {.id = ki67_metastasis_pct, .name = "ki67_metastasis_pct", .plain = "Ki-67 of a metastasis", .kind = number, PATHOLOGY, .unit = "%", .bounds = percent, .doubtful = {0, 0.1, true, true}, .code = "LOINC 29593-1", .changes = stays},
  {.id = ki67_pct, .name = "ki67_pct", .plain = "Ki-67", .kind = number, PATHOLOGY, .unit = "%", .bounds = percent, .traits = {.derived = true, .highest_counts = true}, .doubtful = {0, 0.1, true, true}, .code = "LOINC 29593-1", .says = "the highest among the specimens unless overridden: nelm's convention, no source read says which counts", .changes = stays},
  {.id = mitoses_per_2mm2, .name = "mitoses_per_2mm2", .plain = "mitoses per 2 mm2", .kind = number, PATHOLOGY, .bounds = from_zero, .traits = {.derived = true, .highest_counts = true}, .says = "10 high-power fields are 2 mm2", .changes = stays},
  {.id = grade_reported, .name = "grade_reported", .plain = "grade reported", .kind = choice, PATHOLOGY, .words = ReportedGrade_words, .traits = {.derived = true, .highest_counts = true}, .says = "the pathologist's own grade; the scheme, if one is named, goes into its words", .changes = stays},
  {.id = grade, .name = "grade", .plain = "grade", .kind = choice, PATHOLOGY, .words = Grade_words, .traits = derived, .rests_on = {ki67_pct, mitoses_per_2mm2, grade_reported, nen_class, none}, .says = "by the scheme each source names: WHO 2010 up to 2017, WHO 2019 later; none is a carcinoma under WHO 2019", .changes = follows},
#undef PATHOLOGY

#define FUNCTION .section = Section::function
  {.id = functional_syndrome, .name = "functional_syndrome", .plain = "functional syndrome", .kind = choice, FUNCTION, .words = Syndrome_words, .says = "a positive assay without symptoms is not a syndrome", .changes = stays},
  {.id = hormonal_symptoms, .name = "hormonal_symptoms", .plain = "hormonal symptoms", .kind = yes_no, FUNCTION, .traits = latest, .says = "present now", .changes = eased},
  {.id = bulk_symptoms, .name = "bulk_symptoms", .plain = "symptoms of bulk", .kind = yes_no, FUNCTION, .traits = latest, .says = "pain, early satiety, jaundice, a local problem of the liver", .changes = eased},
  {.id = symptomatic, .name = "symptomatic", .plain = "symptoms", .kind = yes_no, FUNCTION, .traits = derived, .rests_on = {hormonal_symptoms, bulk_symptoms, none, none, none}, .says = "hormonal symptoms or symptoms of bulk; the review does not define the word", .changes = follows},
  {.id = symptoms_refractory_to_ssa, .name = "symptoms_refractory_to_ssa", .plain = "symptoms refractory to somatostatin analogue", .kind = yes_no, FUNCTION, .traits = latest, .changes = turns},
  {.id = bowel_movements_per_day, .name = "bowel_movements_per_day", .plain = "bowel movements a day", .kind = number, FUNCTION, .bounds = from_zero, .traits = {.latest_counts = true, .whole = true}, .changes = eased},
  {.id = flushes_per_day, .name = "flushes_per_day", .plain = "flushes a day", .kind = number, FUNCTION, .bounds = from_zero, .traits = {.latest_counts = true, .whole = true}, .changes = eased},
  {.id = carcinoid_heart_disease, .name = "carcinoid_heart_disease", .plain = "carcinoid heart disease", .kind = choice, FUNCTION, .words = Severity_words, .traits = latest, .says = "its date is that of the echocardiography", .changes = stays},
  {.id = right_heart_failure, .name = "right_heart_failure", .plain = "right heart failure", .kind = choice, FUNCTION, .words = RightHeart_words, .traits = latest, .changes = eased},
  {.id = valve_replaced, .name = "valve_replaced", .plain = "valve replacement", .kind = yes_no, FUNCTION, .traits = derived, .rests_on = {treatments, none, none, none, none}, .changes = Changes::done},
  {.id = u5hiaa, .name = "u5hiaa", .plain = "5-HIAA", .kind = text, FUNCTION, .says = "value and unit as reported; shown, never judged", .changes = aside},
  {.id = chromogranin_a, .name = "chromogranin_a", .plain = "chromogranin A", .kind = text, FUNCTION, .says = "value and unit as reported; shown, never judged", .changes = aside},
  {.id = nt_probnp, .name = "nt_probnp", .plain = "NT-proBNP", .kind = text, FUNCTION, .says = "value and unit as reported; shown, never judged", .changes = aside},
#undef FUNCTION

#define LIVER .section = Section::liver
  {.id = liver_metastases, .name = "liver_metastases", .plain = "liver metastases", .kind = yes_no, LIVER, .traits = latest, .code = "SNOMED CT 94381002", .changes = stays},
  {.id = lesions, .name = "lesions", .plain = "liver lesions", .kind = list, LIVER, .says = "complete or not: lesion_list_complete", .changes = aside},
  {.id = lesion_id, .name = "id", .plain = "name of the lesion", .kind = text, LIVER, .in = lesions, .changes = aside},
  {.id = segments, .name = "segments", .plain = "Couinaud segments", .kind = members, LIVER, .words = Segment_words, .in = lesions, .changes = aside},
  {.id = side, .name = "side", .plain = "side, the patient's", .kind = choice, LIVER, .words = Side_words, .in = lesions, .says = "as the report words it; compared with the segments", .changes = aside},
  {.id = longest_diameter_mm, .name = "longest_diameter_mm", .plain = "longest diameter", .kind = number, LIVER, .unit = "mm", .bounds = above_zero, .in = lesions, .doubtful = {0, 5, true, true}, .code = "LOINC 33728-7", .changes = aside},
  {.id = diameter_is_3d, .name = "diameter_is_3d", .plain = "diameter is the largest in 3D", .kind = yes_no, LIVER, .in = lesions, .says = "a diameter in one plane bounds no volume", .changes = aside},
  {.id = volume_ml, .name = "volume_ml", .plain = "volume", .kind = number, LIVER, .unit = "ml", .bounds = above_zero, .in = lesions, .changes = aside},
  {.id = near_hilum_or_duct, .name = "near_hilum_or_duct", .plain = "near the hilum or a duct", .kind = yes_no, LIVER, .in = lesions, .changes = aside},
  {.id = near_major_vessel, .name = "near_major_vessel", .plain = "near a major vessel", .kind = yes_no, LIVER, .in = lesions, .changes = aside},
  {.id = planned, .name = "planned", .plain = "planned", .kind = choice, LIVER, .words = Plan_words, .in = lesions, .changes = aside},
  {.id = viable, .name = "viable", .plain = "viable", .kind = yes_no, LIVER, .in = lesions, .says = "false after complete ablation; a lesion listed without a word is viable", .changes = aside},
  {.id = lesion_list_complete, .name = "lesion_list_complete", .plain = "all lesions are listed", .kind = yes_no, LIVER, .traits = {.opens_list = true}, .changes = aside},
  {.id = lesion_count_reported, .name = "lesion_count_reported", .plain = "number of liver lesions", .kind = number, LIVER, .bounds = from_zero, .traits = {.latest_counts = true, .whole = true}, .says = "when not listed one by one: a number, multiple, or innumerable", .changes = stays},
  {.id = innumerable, .name = "innumerable", .plain = "innumerable or disseminated lesions", .kind = yes_no, LIVER, .traits = derived, .rests_on = {lesion_count_reported, none, none, none, none}, .changes = follows},
  {.id = lesion_count, .name = "lesion_count", .plain = "number of viable liver lesions", .kind = number, LIVER, .bounds = from_zero, .traits = {.derived = true, .whole = true}, .rests_on = {lesion_count_reported, none, none, none, none}, .says = "at least what is listed while the list is open", .changes = eased},
  {.id = max_lesion_mm, .name = "max_lesion_mm", .plain = "size of the largest liver lesion", .kind = number, LIVER, .unit = "mm", .bounds = above_zero, .traits = derived, .doubtful = {0, 5, true, true}, .says = "at least what is listed while the list is open", .changes = eased},
  {.id = lesion_near_duct_or_vessel, .name = "lesion_near_duct_or_vessel", .plain = "a liver lesion near the hilum, a duct or a major vessel", .kind = yes_no, LIVER, .traits = derived, .says = "any viable one; no only where all are listed", .changes = eased},
  {.id = bilobar, .name = "bilobar", .plain = "lesions in both lobes", .kind = yes_no, LIVER, .traits = derived, .says = "right: V to VIII; left: II, III, IV; segment I counts as neither", .changes = eased},
  {.id = large_number_bilobar, .name = "large_number_bilobar", .plain = "a large number of lesions in both lobes", .kind = yes_no, LIVER, .traits = clinician, .says = "no source gives the number; false if not in both lobes", .changes = eased},
  {.id = dominant_bulk_marked, .name = "dominant_bulk_marked", .plain = "one dominant bulk with smaller deposits", .kind = yes_no, LIVER, .traits = clinician, .changes = stays},
  {.id = metastasis_pattern, .name = "metastasis_pattern", .plain = "pattern of the metastases", .kind = choice, LIVER, .words = Pattern_words, .traits = derived, .rests_on = {lesion_count, innumerable, dominant_bulk_marked, none, none}, .says = "type I single, II dominant bulk with smaller deposits, III disseminated; what is neither is unclassified", .changes = follows},
  {.id = liver_volume_ml, .name = "liver_volume_ml", .plain = "volume of the liver with its tumour", .kind = number, LIVER, .unit = "ml", .bounds = above_zero, .traits = latest, .changes = stays},
  {.id = liver_tumour_load_pct, .name = "liver_tumour_load_pct", .plain = "tumour load of the liver", .kind = number, LIVER, .unit = "%", .bounds = percent, .traits = derived, .doubtful = {0, 1, true, true}, .says = "the share of the liver's volume taken by tumour", .changes = eased},
  {.id = low_tumour_burden, .name = "low_tumour_burden", .plain = "low tumour burden", .kind = yes_no, LIVER, .traits = clinician, .changes = gained},
  {.id = flr_pct, .name = "flr_pct", .plain = "future liver remnant", .kind = number, LIVER, .unit = "%", .bounds = percent, .traits = latest, .changes = gained},
  {.id = flr_adequate, .name = "flr_adequate", .plain = "adequacy of the future liver remnant", .kind = yes_no, LIVER, .traits = {.latest_counts = true, .clinicians_word = true}, .says = "no source read gives a threshold: the surgeon's entry", .changes = gained},
  {.id = liver_function, .name = "liver_function", .plain = "liver function", .kind = choice, LIVER, .words = LiverFunction_words, .traits = latest, .changes = eased},
  {.id = ascites, .name = "ascites", .plain = "ascites", .kind = choice, LIVER, .words = Ascites_words, .traits = latest, .changes = eased},
  {.id = portal_vein_thrombosis, .name = "portal_vein_thrombosis", .plain = "portal vein thrombosis", .kind = yes_no, LIVER, .traits = latest, .changes = eased},
  {.id = biliary_instrumentation, .name = "biliary_instrumentation", .plain = "biliary anastomosis, sphincterotomy or stent", .kind = yes_no, LIVER, .changes = Changes::done},
#undef LIVER

#define JUDGEMENT .section = Section::judgement, .traits = {.latest_counts = true, .clinicians_word = true}
  {.id = liver_resectable, .name = "liver_resectable", .plain = "resectability of the liver disease", .kind = choice, .section = Section::judgement, .words = Resectable_words, .traits = {.latest_counts = true, .clinicians_word = true}, .changes = eased},
  {.id = r0_achievable, .name = "r0_achievable", .plain = "complete resection achievable", .kind = yes_no, JUDGEMENT, .changes = gained},
  {.id = curative_treatment_feasible, .name = "curative_treatment_feasible", .plain = "treatment with intent to cure feasible", .kind = yes_no, JUDGEMENT, .changes = gained},
  {.id = resection_plus_ablation_clears_all, .name = "resection_plus_ablation_clears_all", .plain = "resection with ablation clears all", .kind = yes_no, JUDGEMENT, .changes = gained},
  {.id = cytoreducible_fraction_pct, .name = "cytoreducible_fraction_pct", .plain = "share of the tumour that can be removed", .kind = number, .section = Section::judgement, .unit = "%", .bounds = percent, .traits = {.derived = true, .latest_counts = true}, .says = "by volume, or by count if its basis says so", .changes = gained},
  {.id = liver_predominant, .name = "liver_predominant", .plain = "disease in the liver alone or predominantly", .kind = yes_no, .section = Section::judgement, .traits = {.derived = true, .clinicians_word = true}, .changes = gained},
  {.id = oligoprogression, .name = "oligoprogression", .plain = "progression of one or two lesions", .kind = yes_no, .section = Section::judgement, .traits = {.derived = true, .latest_counts = true, .clinicians_word = true}, .changes = turns},
  {.id = limited_disease, .name = "limited_disease", .plain = "limited disease", .kind = yes_no, JUDGEMENT, .changes = gained},
#undef JUDGEMENT

#define ELSEWHERE .section = Section::elsewhere
  {.id = extrahepatic, .name = "extrahepatic", .plain = "disease outside the liver", .kind = list, ELSEWHERE, .says = "an empty list: looked for and none found; left out: not reported", .changes = aside},
  {.id = elsewhere_site, .name = "site", .plain = "site", .kind = choice, ELSEWHERE, .words = Elsewhere_words, .in = extrahepatic, .changes = aside},
  {.id = elsewhere_counts_as, .name = "counts_as", .plain = "counts as", .kind = choice, ELSEWHERE, .words = CountsAs_words, .in = extrahepatic, .says = "of a mesenteric deposit: a regional node, or disease outside the liver", .changes = aside},
  {.id = elsewhere_status, .name = "status", .plain = "status", .kind = choice, ELSEWHERE, .words = ElsewhereStatus_words, .in = extrahepatic, .changes = aside},
  {.id = elsewhere_date_cleared, .name = "date_cleared", .plain = "date cleared", .kind = date, ELSEWHERE, .bounds = calendar, .in = extrahepatic, .changes = aside},
  {.id = extrahepatic_open, .name = "extrahepatic_open", .plain = "more sites than listed", .kind = yes_no, ELSEWHERE, .traits = {.opens_list = true}, .says = "true: there may be more sites than are listed", .changes = aside},
  {.id = extrahepatic_present, .name = "extrahepatic_present", .plain = "disease outside the liver", .kind = yes_no, ELSEWHERE, .traits = derived, .rests_on = {extrahepatic, regional_nodes, none, none, none}, .changes = cleared},
  {.id = extra_abdominal_present, .name = "extra_abdominal_present", .plain = "disease outside the abdomen", .kind = yes_no, ELSEWHERE, .traits = derived, .rests_on = {extrahepatic, none, none, none, none}, .changes = cleared},
  {.id = extrahepatic_workup, .name = "extrahepatic_workup", .plain = "examinations for disease outside the liver", .kind = members, ELSEWHERE, .words = Workup_words, .says = "open until workup_closed: one not listed may have been done", .changes = aside},
  {.id = workup_closed, .name = "workup_closed", .plain = "no further examinations were done", .kind = yes_no, ELSEWHERE, .traits = {.opens_list = true}, .changes = aside},
  {.id = workup_mri, .name = "workup_mri", .plain = "MRI of the liver", .kind = yes_no, ELSEWHERE, .traits = derived, .rests_on = {extrahepatic_workup, none, none, none, none}, .changes = Changes::done},
  {.id = workup_sstr, .name = "workup_sstr", .plain = "somatostatin-receptor PET", .kind = yes_no, ELSEWHERE, .traits = derived, .rests_on = {extrahepatic_workup, none, none, none, none}, .changes = Changes::done},
#undef ELSEWHERE

#define COURSE .section = Section::course
  {.id = diagnosis_date, .name = "diagnosis_date", .plain = "date of diagnosis", .kind = date, COURSE, .bounds = calendar, .changes = aside},
  {.id = diagnosis_months_ago, .name = "diagnosis_months_ago", .plain = "months since diagnosis", .kind = number, COURSE, .unit = "months", .bounds = from_zero, .traits = {.derived = true, .rises_with_time = true}, .changes = rises},
  {.id = liver_metastases_date, .name = "liver_metastases_date", .plain = "date of the first liver metastasis", .kind = date, COURSE, .bounds = calendar, .changes = aside},
  {.id = synchronous, .name = "synchronous", .plain = "liver metastases at diagnosis", .kind = yes_no, COURSE, .changes = stays},
  {.id = disease_status, .name = "disease_status", .plain = "course of the disease", .kind = choice, COURSE, .words = Course_words, .traits = latest, .code = "LOINC 97509-4", .changes = turns},
  {.id = status_since, .name = "status_since", .plain = "first scan showing the present course", .kind = date, COURSE, .bounds = calendar, .traits = latest, .changes = aside},
  {.id = stability_months, .name = "stability_months", .plain = "months of stable disease or response", .kind = number, COURSE, .unit = "months", .bounds = from_zero, .traits = {.derived = true, .rises_with_time = true, .latest_counts = true}, .says = "from status_since; 0 under progression", .changes = rises},
  {.id = growth_rate, .name = "growth_rate", .plain = "rate of growth", .kind = choice, COURSE, .words = Growth_words, .traits = {.derived = true, .latest_counts = true}, .rests_on = {none, none, none, none, none}, .changes = turns},
  {.id = sstr_imaging, .name = "sstr_imaging", .plain = "somatostatin-receptor imaging", .kind = choice, COURSE, .words = Receptors_words, .traits = latest, .changes = stays},
  {.id = fdg_pet, .name = "fdg_pet", .plain = "FDG PET", .kind = choice, COURSE, .words = Fdg_words, .traits = latest, .changes = stays},
  {.id = treatments, .name = "treatments", .plain = "treatments so far", .kind = list, COURSE, .says = "an empty list: none yet; closed unless treatments_open", .changes = aside},
  {.id = treatment_type, .name = "type", .plain = "treatment", .kind = choice, COURSE, .words = Option_words, .in = treatments, .changes = aside},
  {.id = treatment_start, .name = "start", .plain = "start", .kind = date, COURSE, .bounds = calendar, .in = treatments, .changes = aside},
  {.id = treatment_end, .name = "end", .plain = "end", .kind = date, COURSE, .bounds = calendar, .in = treatments, .changes = aside},
  {.id = treatment_response, .name = "response", .plain = "response", .kind = choice, COURSE, .words = Response_words, .in = treatments, .changes = aside},
  {.id = treatment_intent, .name = "intent", .plain = "intent", .kind = choice, COURSE, .words = Intent_words, .in = treatments, .changes = aside},
  {.id = treatments_open, .name = "treatments_open", .plain = "more treatments than listed", .kind = yes_no, COURSE, .traits = {.opens_list = true}, .changes = aside},
#define GIVEN(it, word) {.id = it, .name = #it, .plain = word, .kind = yes_no, COURSE, .traits = derived, .rests_on = {treatments, none, none, none, none}, .changes = Changes::done}
  GIVEN(ssa_given, "somatostatin analogue given"),
  GIVEN(prrt_given, "radionuclide therapy given"),
  GIVEN(targeted_or_chemo_given, "everolimus, sunitinib or chemotherapy given"),
  GIVEN(systemic_treatment_given, "systemic treatment given"),
  GIVEN(embolisation_or_ablation_given, "embolisation or ablation given"),
#undef GIVEN
  {.id = prior_liver_resections, .name = "prior_liver_resections", .plain = "liver resections so far", .kind = number, COURSE, .bounds = from_zero, .traits = {.whole = true}, .changes = Changes::done},
  {.id = curative_liver_resection_date, .name = "curative_liver_resection_date", .plain = "date of the curative liver resection", .kind = date, COURSE, .bounds = calendar, .changes = aside},
  {.id = recurrence_date, .name = "recurrence_date", .plain = "date of the recurrence", .kind = date, COURSE, .bounds = calendar, .changes = aside},
  {.id = recurrence_interval_months, .name = "recurrence_interval_months", .plain = "months from resection to recurrence", .kind = number, COURSE, .unit = "months", .bounds = from_zero, .traits = derived, .changes = stays},
  {.id = recurrence_class, .name = "recurrence_class", .plain = "early or late recurrence", .kind = choice, COURSE, .words = Recurrence_words, .traits = derived, .rests_on = {recurrence_interval_months, none, none, none, none}, .changes = follows},
  {.id = liver_recurrence, .name = "liver_recurrence", .plain = "recurrence in the liver after curative resection", .kind = yes_no, COURSE, .traits = {.derived = true, .clinicians_word = true}, .changes = stays},
  {.id = post_curative_resection, .name = "post_curative_resection", .plain = "free of disease after curative resection", .kind = yes_no, COURSE, .traits = {.latest_counts = true, .clinicians_word = true}, .changes = stays},
  {.id = lt_common_age_zone, .name = "lt_common_age_zone", .plain = "age against the review's range for transplantation", .kind = choice, COURSE, .words = AgeZone_words, .traits = derived, .rests_on = {age_years, none, none, none, none}, .changes = follows},
#undef COURSE

#define NOTES .kind = notes, .section = Section::notes
  {.id = remarks, .name = "remarks", .plain = "remarks", NOTES, .says = "anything no fact holds: printed as it is, never judged", .changes = aside},
  {.id = decision, .name = "decision", .plain = "options the team chose", .kind = members, .section = Section::notes, .words = Option_words, .says = "of a published case, on the day of the assessment: laid beside what the sources say; never judged", .changes = aside},
  {.id = done, .name = "done", .plain = "what was done", NOTES, .says = "of a published case; never judged", .changes = aside},
  {.id = outcome, .name = "outcome", .plain = "how it went", NOTES, .says = "of a published case; never judged", .changes = aside},
#undef NOTES
};
// clang-format on

static_assert(std::size(rows) == fact_count, "every fact has one row");

constexpr bool in_order() {
  for (std::size_t i = 0; i < fact_count; ++i)
    if (index(rows[i].id) != i) return false;
  return true;
}
static_assert(in_order(), "the rows stand in the order of Fact");

constexpr bool all_say_whether_they_change() {
  for (const Row& r : rows)
    if (r.changes == Changes::unsaid) return false;
  return true;
}
static_assert(all_say_whether_they_change(), "of every fact it is said what can become of it");

}  // namespace nelm::patient::table
