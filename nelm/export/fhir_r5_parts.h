// What the R5 resources of the published results are made of: ids, codes, references and notes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/export/fhir_evidence.h"
#include "nelm/json_text.h"

namespace nelm::exported {

/// The id itself where FHIR allows it (letters, digits, - and ., 64 at most); else as much of it as can stay and a hash
/// of all of it (FNV-1a, 64 bits), so that two ids stay two.
std::string fhir_id(std::string_view);

/// "urn:nelm:evidence:mayo-2011.3": the canonical address of "Evidence".
std::string r5_url(std::string_view resource, std::string_view id);

struct Code {
  std::string_view system, code, display;
};

/// resourceType to title and status, with who reviewed it; tags of the resource, where it has any.
void r5_head(JsonText&, std::string_view resource, std::string_view id, std::string_view title, const board::Review&,
             const Written&, std::span<const Code> tags = {});

/// "said-by" gives "urn:nelm:said-by": the address of a vocabulary of nelm's own.
std::string nelm_system(std::string_view vocabulary);

/// A word of a vocabulary as a code: "resection_plus_ablation", "diagnosis of the primary" with hyphens.
std::string hyphenated(std::string_view word);

/// A CodeableConcept: of one code, or of a text alone.
void concept_of(JsonText&, std::string_view key, const Code&);
void concept_said(JsonText&, std::string_view key, std::string_view text);

/// A Reference to another resource written here.
void reference_to(JsonText&, std::string_view key, std::string_view resource, std::string_view id,
                  std::string_view display);

/// "note": an annotation for each text; nothing if there is none.
void notes(JsonText&, const std::vector<std::string>&);

/// A discrepancy with both its sides, in one paragraph.
std::string discrepancy_told(const literature::Discrepancy&);

/// The resource as bytes. FHIR allows no control character in a text but tab and line ends: a space stands for each.
std::string r5_done(const JsonText&);

}  // namespace nelm::exported
