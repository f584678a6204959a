// What the parts of the knowledge are called in what is exported, so that a result can be found by the id it has in nelm.
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/knowledge.h"

namespace nelm::exported {

/// "NelmMilan2007" of milan-2007: the name of its CQL library and of its FHIR resources, and of their files.
std::string library_name(std::string_view source);

// The definitions of a library. The ends of a criterion and of a rule are grades (excluded, divided, borderline, weakened,
// clear), those of an option the words of board::Word.

std::string met_if(const board::Criterion&);    // "M7-1: met if"
std::string unmet_if(const board::Criterion&);  // "M7-1: unmet if"; of an exclusion "M7-2: out if"
std::string worst(const board::Criterion&);     // "M7-1: worst"
std::string best(const board::Criterion&);
std::string applies_if(const board::Rule&);  // "rule M7: applies if"
std::string worst(const board::Rule&);       // "rule M7: worst"
std::string best(const board::Rule&);
std::string each_lesion(const board::Rule&);  // "rule AB-L: each lesion"
std::string arises(board::Option);            // "option lt: arises": its precondition
std::string applies(board::Option);           // "option lt: applies": whether the source speaks of this patient
std::string worst(board::Option);             // "option lt: worst"
std::string best(board::Option);
std::string parts_on_a_limit(board::Option);  // "option lt: readings part on a limit"

/// "excluded"
std::string_view name(board::Grade);

}  // namespace nelm::exported
