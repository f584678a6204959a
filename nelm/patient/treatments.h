// What the list of treatments tells: what was given, whether the primary was removed.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

Possible ssa_given(const Known&);
Possible prrt_given(const Known&);
/// Everolimus, sunitinib or chemotherapy: neither an analogue nor radionuclides.
Possible targeted_or_chemo_given(const Known&);
Possible systemic_treatment_given(const Known&);
Possible embolisation_or_ablation_given(const Known&);
Possible valve_replaced(const Known&);
/// No where the list is closed and holds no operation on the liver after which there could be a recurrence.
Possible recurrence_without_operation(const Known&);
/// Removed, and with intent to cure or without, if a resection of the primary is listed; else anything.
Possible primary_status_from_treatments(const Known&);

}  // namespace nelm::patient
