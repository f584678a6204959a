#include "nelm/patient/derivation.h"

#include "nelm/patient/course.h"
#include "nelm/patient/elsewhere.h"
#include "nelm/patient/lesions.h"
#include "nelm/patient/specimens.h"
#include "nelm/patient/symptoms.h"
#include "nelm/patient/treatments.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

std::span<const Derivation> derivations() {
  using enum Fact;
  using C                             = Complication;
  static constexpr Derivation table[] = {
      {age_years, patient::age_years},
      {primary_status, primary_status_from_treatments},
      {primary_status, primary_status_by_its_day, "a resection of it has a date"},
      {primary_resection_months_ago, patient::primary_resection_months_ago},
      {primary_obstruction, complication<C::obstruction>},
      {primary_ischaemia, complication<C::ischaemia>},
      {primary_bleeding, complication<C::bleeding>},
      {primary_perforation, complication<C::perforation>},
      {primary_biliary_obstruction, complication<C::biliary_obstruction>},
      {primary_pain, complication<C::pain>},
      {primary_malnutrition, complication<C::malnutrition>},
      {primary_symptomatic, patient::primary_symptomatic},
      {differentiation, differentiation_of_all},
      {morphology, morphology_of_all},
      {ki67_pct, highest_ki67},
      {mitoses_per_2mm2, highest_mitoses},
      {grade_reported, highest_grade_reported},
      {symptomatic, patient::symptomatic},
      {valve_replaced, patient::valve_replaced},
      {lesion_count, lesion_count_as_reported},
      {lesion_count, lesion_count_listed},
      {innumerable, innumerable_as_reported},
      {innumerable, innumerable_if_counted, "all are listed, or counted"},
      {max_lesion_mm, patient::max_lesion_mm},
      {lesion_near_duct_or_vessel, patient::lesion_near_duct_or_vessel},
      {bilobar, patient::bilobar},
      {liver_tumour_load_pct, patient::liver_tumour_load_pct},
      {cytoreducible_fraction_pct, patient::cytoreducible_fraction_pct},
      {extrahepatic_present, patient::extrahepatic_present},
      {extra_abdominal_present, patient::extra_abdominal_present},
      {workup_mri, patient::workup_mri},
      {workup_sstr, patient::workup_sstr},
      {diagnosis_months_ago, patient::diagnosis_months_ago},
      {stability_months, patient::stability_months},
      {ssa_given, patient::ssa_given},
      {prrt_given, patient::prrt_given},
      {targeted_or_chemo_given, patient::targeted_or_chemo_given},
      {systemic_treatment_given, patient::systemic_treatment_given},
      {embolisation_or_ablation_given, patient::embolisation_or_ablation_given},
      {recurrence_interval_months, patient::recurrence_interval_months},
      {liver_recurrence, recurrence_reported},
      {liver_recurrence, recurrence_ruled_out},
      {liver_recurrence, recurrence_without_operation},
  };
  return table;
}

bool closed(const Known& k, Fact f) {
  const List* list = k.the_case.list(f);
  if (list == nullptr || list->open) return false;
  switch (f) {
    case Fact::lesions:      return k.values.surely_yes(Fact::lesion_list_complete);
    case Fact::specimens:    return !k.values.surely_yes(Fact::specimens_open);
    case Fact::extrahepatic: return !k.values.surely_yes(Fact::extrahepatic_open);
    case Fact::treatments:   return !k.values.surely_yes(Fact::treatments_open);
    default:                 return true;
  }
}

}  // namespace nelm::patient
