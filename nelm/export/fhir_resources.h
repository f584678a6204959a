// A source as FHIR R4 (4.0.1) resources: a Library that carries its CQL, and a PlanDefinition that lays its options, rules
// and criteria out and points at the definitions of the Library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/export/cql_library.h"

namespace nelm::exported {

/// What a source is cited as: relatedArtifact of type "citation". A resource is "draft" until its file was reviewed.
std::string fhir_library(const board::Source&, const board::Knowledge&, std::string_view made_with);
std::string fhir_plan(const board::Source&, const board::Knowledge&, std::string_view made_with);

/// Two files for each source: "Library-NelmMilan2007.json", "PlanDefinition-NelmMilan2007.json".
std::vector<File> fhir_files(const board::Knowledge&, std::string_view made_with);

}  // namespace nelm::exported
