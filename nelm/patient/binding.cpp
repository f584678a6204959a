#include "nelm/patient/binding.h"

#include "nelm/patient/words.h"

namespace nelm::patient {

std::span<const Binding> bindings() {
  using enum Fact;
  constexpr Possible is_so = answer(true), is_not = answer(false);
  constexpr Possible none_at_all = number(0.), some = number(more_than(0)), one_or_more = number(at_least(1));
  constexpr Possible two_or_more = number(at_least(2)), none_or_one = number(between(0, 1));

  using enum Site;
  constexpr Choices  pd_possible = any_of(pancreas_head, duodenum, pancreas_unspecified, biliary, Site::other);
  constexpr Possible may_need_pd = choice(pd_possible), cannot_need_pd = choice(~pd_possible);
  constexpr Possible resectable   = choice(any_of(Resectable::resectable_one_stage, Resectable::resectable_two_stage));
  constexpr Possible unresectable = choice(only(Resectable::unresectable));
  constexpr Possible progressing  = choice(only(patient::Course::progression));
  constexpr Possible steady       = choice(any_of(patient::Course::response, patient::Course::stable));
  constexpr Possible nec          = choice(only(NenClass::NEC));
  constexpr Possible not_nec      = choice(any_of(NenClass::NET, NenClass::MiNEN));
  constexpr Possible well = choice(only(Differentiation::well)), poor = choice(only(Differentiation::poor));
  constexpr Possible net       = choice(only(Morphology::net));
  constexpr Possible carcinoma = choice(any_of(Morphology::nec_small_cell, Morphology::nec_large_cell));
  constexpr Possible not_net =
      choice(any_of(Morphology::nec_small_cell, Morphology::nec_large_cell, Morphology::minen));
  constexpr Possible g1_or_g2 = choice(any_of(ReportedGrade::G1, ReportedGrade::G2));
  constexpr Possible g3       = choice(only(ReportedGrade::G3));

  // clang-format off
  static constexpr Binding table[] = {
      {lesion_count, none_at_all, liver_tumour_load_pct, none_at_all, "no lesion, no tumour load"},
      {liver_tumour_load_pct, none_at_all, lesion_count, none_at_all, "no tumour load, no lesion"},
      {lesion_count, one_or_more, liver_tumour_load_pct, some, "a lesion is a tumour load"},
      {liver_tumour_load_pct, some, lesion_count, one_or_more, "a tumour load is at least one lesion"},
      {liver_metastases, is_not, lesion_count, none_at_all, "no liver metastases, no lesion"},
      {liver_metastases, is_so, lesion_count, one_or_more, "liver metastases are at least one lesion"},
      {lesion_count, none_at_all, liver_metastases, is_not, "no lesion, no liver metastases"},
      {lesion_count, one_or_more, liver_metastases, is_so, "a lesion is a liver metastasis"},

      {large_number_bilobar, is_so, bilobar, is_so, "many in both lobes are in both lobes"},
      {bilobar, is_not, large_number_bilobar, is_not, "not in both lobes, not many in both"},
      {bilobar, is_so, lesion_count, one_or_more, "lesions in both lobes are lesions"},
      {lesion_count, none_at_all, bilobar, is_not, "no lesion, none in both lobes"},
      {large_number_bilobar, is_so, lesion_count, two_or_more, "many lesions are more than one"},
      {lesion_count, none_or_one, large_number_bilobar, is_not, "one lesion is not many"},
      {innumerable, is_so, lesion_count, two_or_more, "innumerable lesions are more than one"},
      {lesion_count, none_or_one, innumerable, is_not, "one lesion is not innumerable"},
      {dominant_bulk_marked, is_so, lesion_count, two_or_more, "a bulk with smaller deposits is more than one lesion"},
      {lesion_count, none_or_one, dominant_bulk_marked, is_not, "one lesion has no smaller deposits beside it"},
      {innumerable, is_so, dominant_bulk_marked, is_not, "disseminated lesions against one dominant bulk", true},
      {dominant_bulk_marked, is_so, innumerable, is_not, "one dominant bulk against disseminated lesions", true},

      {liver_resectable, unresectable, r0_achievable, is_not, "an unresectable liver cannot be cleared by resection"},
      {r0_achievable, is_so, liver_resectable, resectable, "a complete resection needs a resectable liver"},
      {r0_achievable, is_so, curative_treatment_feasible, is_so, "a complete resection is treatment with intent to cure"},
      {curative_treatment_feasible, is_not, r0_achievable, is_not, "no treatment with intent to cure, no complete resection"},
      {resection_plus_ablation_clears_all, is_so, curative_treatment_feasible, is_so, "what clears all is treatment with intent to cure"},
      {curative_treatment_feasible, is_not, resection_plus_ablation_clears_all, is_not, "no treatment with intent to cure clears all"},

      {lesion_count, one_or_more, post_curative_resection, is_not, "a viable lesion is not freedom from disease"},
      {post_curative_resection, is_so, lesion_count, none_at_all, "free of disease, no viable lesion"},
      {post_curative_resection, is_so, liver_recurrence, is_not, "free of disease, no recurrence"},
      {liver_recurrence, is_so, post_curative_resection, is_not, "a recurrence is not freedom from disease"},

      {extrahepatic_present, is_not, extra_abdominal_present, is_not, "nothing outside the liver, nothing outside the abdomen"},
      {extra_abdominal_present, is_so, extrahepatic_present, is_so, "disease outside the abdomen is outside the liver"},
      {extrahepatic_present, is_not, liver_predominant, is_so, "nothing outside the liver: the liver alone"},
      {liver_predominant, is_not, extrahepatic_present, is_so, "not the liver alone: something outside it"},

      {disease_status, steady, oligoprogression, is_not, "no progression, not of one or two lesions either"},
      {oligoprogression, is_so, disease_status, progressing, "progression of one or two lesions is progression"},
      {disease_status, progressing, stability_months, none_at_all, "progression against months of stability"},
      {stability_months, some, disease_status, steady, "months of stability against progression"},

      {primary_site, cannot_need_pd, primary_resection_requires_pd, is_not, "no pancreaticoduodenectomy for a primary of this site"},
      {primary_resection_requires_pd, is_so, primary_site, may_need_pd, "a pancreaticoduodenectomy is for the pancreatic head or what lies beside it"},

      {differentiation, well, morphology, net, "well differentiated is a tumour; the morphology decides", true},
      {differentiation, poor, morphology, not_net, "poorly differentiated is no tumour; the morphology decides", true},
      {morphology, net, differentiation, well, "the morphology of a tumour is well differentiated", true},
      {morphology, carcinoma, differentiation, poor, "the morphology of a carcinoma is poorly differentiated", true},
      {grade_reported, g1_or_g2, nen_class, not_nec, "a grade 1 or 2 is no carcinoma", true},
      {nen_class, nec, grade_reported, g3, "a carcinoma is not grade 1 or 2", true},
  };
  // clang-format on
  return table;
}

Bounds by_the_calendar(const Values& v) {
  const auto  from      = [](Range r) { return number(Range{r.low, at_least(0).high, r.low_open, false}); };
  const auto  to        = [](Range r) { return number(Range{0, r.high, false, r.high_open}); };
  const Range diagnosis = v[Fact::diagnosis_months_ago].numbers;
  return {.diagnosis_months_ago =
              meet(from(v[Fact::stability_months].numbers), from(v[Fact::primary_resection_months_ago].numbers)),
          .stability_months             = to(diagnosis),
          .primary_resection_months_ago = to(diagnosis)};
}

}  // namespace nelm::patient
