#include "nelm/literature/arm.h"

namespace nelm::literature {

namespace {

using board::bit;
using board::Option;
using board::OptionSet;

struct ArmRow {
  std::string_view name;
  OptionSet        options = 0;
  TimeZero         usual   = TimeZero::not_stated;
};

// In the order of Arm.
constexpr std::array<ArmRow, Arm_words.size()> arms{{
    {"all treatments", 0},
    {"resection", bit(Option::resection_curative), TimeZero::treatment},
    {"resection with or without ablation", bit(Option::resection_curative) | bit(Option::resection_plus_ablation),
     TimeZero::treatment},
    {"resection with ablation", bit(Option::resection_plus_ablation), TimeZero::treatment},
    {"debulking", bit(Option::debulking), TimeZero::treatment},
    {"ablation", bit(Option::ablation_alone), TimeZero::treatment},
    {"liver transplantation", bit(Option::lt), TimeZero::treatment},
    {"intra-arterial therapy", bit(Option::iat_tae) | bit(Option::iat_tace) | bit(Option::iat_sirt),
     TimeZero::treatment},
    {"arterial embolisation", bit(Option::iat_tae), TimeZero::treatment},
    {"radionuclide therapy before surgery", bit(Option::prrt) | bit(Option::neoadjuvant), TimeZero::treatment},
    {"systemic treatment", 0, TimeZero::treatment},
    {"locoregional treatment",
     bit(Option::debulking) | bit(Option::ablation_alone) | bit(Option::iat_tae) | bit(Option::iat_tace),
     TimeZero::treatment},
    {"resection of the primary", bit(Option::primary_resection), TimeZero::treatment},
    {"primary left in place", 0},
    {"treatment after surgery", bit(Option::adjuvant), TimeZero::treatment},
    {"recurrence treated with intent to cure", bit(Option::retreat_recurrence), TimeZero::recurrence},
    {"recurrence not treated with intent to cure", 0, TimeZero::recurrence},
    {"natural course", bit(Option::watch_and_wait)},
    {"treatment without surgery, mixed", 0},
    {"treatment without transplantation, mixed", 0},
}};

constexpr const ArmRow& row_of(Arm arm) { return arms[static_cast<std::size_t>(arm)]; }

}  // namespace

std::string_view name(Arm arm) { return row_of(arm).name; }

OptionSet options_of(Arm arm) { return row_of(arm).options; }

TimeZero usual_time_zero(Arm arm) { return row_of(arm).usual; }

std::string_view name(TimeZero zero) {
  constexpr std::array<std::string_view, TimeZero_words.size()> names{"not stated",
                                                                      "does not run in time",
                                                                      "the first symptom",
                                                                      "diagnosis of the primary",
                                                                      "diagnosis of the liver metastases",
                                                                      "the treatment",
                                                                      "the recurrence"};
  return names[static_cast<std::size_t>(zero)];
}

}  // namespace nelm::literature
