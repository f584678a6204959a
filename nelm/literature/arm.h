// Who was treated how in a study, and which of the board's options that bears on.
#pragma once

#include "nelm/board/knowledge.h"
#include "nelm/patient/vocabulary.h"

namespace nelm::literature {

NELM_VOCABULARY(Arm, none, resection, surgery, resection_plus_ablation, debulking, ablation, lt, iat, tae, prrt,
                systemic, locoregional, primary_resection, primary_left, adjuvant, retreatment, no_curative_retreatment,
                natural_course, non_surgical, no_transplant);

/// "resection with or without ablation", "liver transplantation"
std::string_view name(Arm);

/// The options a result of this arm bears on; none where the arm mixes treatments that are not told apart.
board::OptionSet options_of(Arm);

/// From when time is counted. `none`: the result does not run in time.
enum class TimeZero : std::uint8_t {
  not_stated,
  none,
  first_symptom,
  diagnosis_of_the_primary,
  diagnosis_of_the_metastases,
  treatment,
  recurrence
};
inline constexpr std::array<std::string_view, 7> TimeZero_words{
    "not stated", "none",      "first symptom", "diagnosis of the primary", "diagnosis of the metastases",
    "treatment",  "recurrence"};

/// "diagnosis of the liver metastases", "not stated"
std::string_view name(TimeZero);

/// From when studies of this arm usually count, where a result does not say: the treatment, if there was one; else
/// not_stated.
TimeZero usual_time_zero(Arm);

}  // namespace nelm::literature
