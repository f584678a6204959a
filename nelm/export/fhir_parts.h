// What a Library and a PlanDefinition begin with alike: their names, their standing, what they are cited from.
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/knowledge.h"
#include "nelm/json_text.h"

namespace nelm::exported {

/// "urn:nelm:library:NelmMilan2007": the canonical address.
std::string fhir_url(std::string_view kind, const board::Source&);

/// resourceType to title, type and status.
void fhir_head(JsonText&, std::string_view resource, const board::Source&, const board::Knowledge&);

/// "type": the one code of a code system of HL7.
void fhir_type(JsonText&, std::string_view code_system, std::string_view code);

/// The description: who wrote it, and what it leaves out.
std::string fhir_description(const board::Source&, std::string_view made_with);

/// relatedArtifact: the source's citation, what its file was transcribed from, and what stands in its place by now.
void fhir_artifacts(JsonText&, const board::Source&);

/// lastReviewDate and reviewer, where somebody has reviewed the file.
void fhir_review(JsonText&, const board::Source&);

}  // namespace nelm::exported
