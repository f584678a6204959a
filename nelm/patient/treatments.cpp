#include "nelm/patient/treatments.h"

#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

/// Whether one of these was given: yes if an item surely is, no if the list is closed and no item can be.
Possible given(const Known& k, Choices these) {
  Choices possible = closed(k, Fact::treatments) ? no : yes_or_no;
  for (const Record& item : items(k.the_case, Fact::treatments)) {
    const Choices type = item[Fact::treatment_type].choices;
    if ((type & ~these) == 0) return answer(true);
    if ((type & these) != 0) possible = yes_or_no;
  }
  return choice(possible);
}

}  // namespace

using enum Option;

Possible ssa_given(const Known& k) { return given(k, only(ssa)); }
Possible prrt_given(const Known& k) { return given(k, only(prrt)); }
Possible targeted_or_chemo_given(const Known& k) { return given(k, any_of(everolimus, sunitinib, chemo)); }
Possible systemic_treatment_given(const Known& k) {
  return given(k, any_of(ssa, prrt, everolimus, sunitinib, cabozantinib, chemo));
}
Possible embolisation_or_ablation_given(const Known& k) {
  return given(k, any_of(iat_tae, iat_tace, iat_sirt, ablation_alone, resection_plus_ablation));
}
Possible valve_replaced(const Known& k) { return given(k, only(valve_replacement_first)); }
Possible recurrence_without_operation(const Known& k) {
  const Possible operated = given(k, any_of(resection_curative, resection_two_stage, resection_plus_ablation, debulking,
                                            ablation_alone, lt, retreat_recurrence));
  return operated.choices == no ? answer(false) : choice(yes_or_no);
}

Possible primary_status_from_treatments(const Known& k) {
  constexpr Choices curative = only(PrimaryStatus::resected_curative);
  constexpr Choices not_so   = only(PrimaryStatus::resected_noncurative);
  Choices           how      = 0;
  bool              removed  = false;
  for (const Record& item : items(k.the_case, Fact::treatments)) {
    const Choices type   = item[Fact::treatment_type].choices;
    const Choices intent = item[Fact::treatment_intent].choices;
    if ((type & only(primary_resection)) == 0) continue;
    removed = removed || type == only(primary_resection);
    if ((intent & only(Intent::curative)) != 0) how |= curative;
    if ((intent & ~only(Intent::curative)) != 0) how |= not_so;
  }
  if (!closed(k, Fact::treatments)) how = curative | not_so;  // a resection not listed yet may be the one that counts
  return removed ? choice(how) : anything(Fact::primary_status);
}

}  // namespace nelm::patient
