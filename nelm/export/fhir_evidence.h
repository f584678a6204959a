// Published results as FHIR R5 (5.0.0) resources: a Citation for each study, an Evidence for each result, as the review
// claims it or as the paper has it, and an EvidenceVariable for each population, arm and endpoint these name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/export/cql_library.h"
#include "nelm/literature/literature.h"

namespace nelm::exported {

/// What stands in every resource besides: the version of the knowledge, and which program wrote it.
struct Written {
  std::string_view version, by;
};

/// What is known of the publication itself; what was not read is left out. A resource is "draft" until the file of its
/// study was reviewed.
std::string fhir_citation(const literature::Literature&, const literature::Study&, const Written&);

/// One result. A tag says who says it and where it was read. Of a claim citeAs is the review, not the paper. Only a
/// confidence interval is written as one: a range, or bounds of a kind that is not stated, stand in words. Nobody has
/// judged how certain it is.
std::string fhir_evidence(const literature::Literature&, const literature::Study&, const literature::StudyResult&,
                          const Written&);

/// "Citation-mayo-2011.json", "Evidence-mayo-2011.3.json", "EvidenceVariable-arm-lt.json": one file for each resource;
/// each reference leads to one of them. Citations and Evidence in the order of the literature, then variables by id.
std::vector<File> fhir_evidence_files(const literature::Literature&, const Written&);

}  // namespace nelm::exported
