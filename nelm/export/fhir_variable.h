// What a published result is about, as FHIR R5 EvidenceVariables: the population, the arm, the endpoint at its time. What
// is the same has the same id.
#pragma once

#include <string>

#include "nelm/export/fhir_evidence.h"
#include "nelm/literature/select.h"

namespace nelm::exported {

/// "population-mayo-2011", or of results of their own population "population-mayo-2011.5": the first of them.
std::string population_id(const literature::Selected&);
std::string arm_id(literature::Arm);                      // "arm-lt"
std::string endpoint_id(const literature::StudyResult&);  // "endpoint-os-at-60-from-treatment"

/// The arm a result is compared with, where it is one: by the result it has, else by its name; else none.
literature::Arm comparator_arm(const literature::Literature&, const literature::StudyResult&);

/// "overall survival at 60 months, from the treatment"
std::string endpoint_at_its_time(const literature::StudyResult&);

/// A population in words, with its condition as far as facts hold it.
std::string population_variable(const literature::Selected&, const Written&);
std::string arm_variable(literature::Arm, const Written&);
std::string endpoint_variable(const literature::StudyResult&, const Written&);

}  // namespace nelm::exported
