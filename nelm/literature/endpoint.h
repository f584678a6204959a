// What a result is about, and how it says it: overall survival as the share alive at 60 months, as a median, as a hazard
// ratio. The two are kept apart, so that whoever asks for survival finds all of them, and nobody adds a median to a share.
#pragma once

#include "nelm/patient/vocabulary.h"

namespace nelm::literature {

NELM_VOCABULARY(Endpoint, os, dss, dfs, rfs, pfs, liver_pfs, progression, liver_progression, recurrence,
                early_recurrence, local_recurrence, perioperative_mortality, morbidity, symptom_relief,
                complete_symptom_relief, partial_symptom_relief, symptom_free_survival, symptom_free_interval,
                symptom_control, survival_benefit, downstaging, conversion_to_surgery, metastasis_at_diagnosis,
                later_metastasis, metastasis_site, incidence, natural_history, tumour_to_remove, residual_tumour,
                hormonally_active_at_start, burden_over_25_at_start, share_of_cohort, cohort, prognostic_factor,
                prognostic_model, randomised_trials);

/// "overall survival"
std::string_view name(Endpoint);

/// How the number is made. `words`: there is none, only what was said.
NELM_VOCABULARY(Measure, share, median, mean, longest, hazard_ratio, odds_ratio, count, words);

/// "share", "median", "hazard ratio"
std::string_view name(Measure);

/// Of a share percent, of a median, a mean and the longest months, of a ratio ratio, of a count count; of words none.
NELM_VOCABULARY(Unit, none, percent, months, ratio, count);

Unit unit_of(Measure);

/// The values a unit allows: a share 0 to 100, months and counts from 0, a ratio above 0.
bool is_possible(Unit, double value);

/// What a share is a share of, and what n counts. A share of studies is a median or a range over the studies of a review.
enum class Per : std::uint8_t { nothing, patients, lesions, recurrences, studies, tumour_load, not_stated };
inline constexpr std::array<std::string_view, 7> Per_words{"nothing", "patients",    "lesions",   "recurrences",
                                                           "studies", "tumour load", "not stated"};

/// "of patients", "of the tumour load"; empty of nothing.
std::string_view name(Per);

}  // namespace nelm::literature
