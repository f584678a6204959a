// What can be done for a patient, in the fixed clinical order every sheet keeps: never ranked, never scored.
#pragma once

#include "nelm/patient/vocabulary.h"

namespace nelm::patient {

NELM_VOCABULARY(Option, resection_curative, resection_two_stage, resection_plus_ablation, debulking, ablation_alone, lt,
                iat_tae, iat_tace, iat_sirt, prrt, ssa, everolimus, sunitinib, cabozantinib, chemo, radiotherapy,
                primary_resection, neoadjuvant, adjuvant, watch_and_wait, follow_up, retreat_recurrence,
                valve_replacement_first);

inline constexpr std::size_t option_count = Option_words.size();

constexpr std::string_view name(Option o) { return Option_words[static_cast<std::size_t>(o)]; }

}  // namespace nelm::patient
