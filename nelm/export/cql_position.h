// A source's position on an option, as CQL: whether it speaks of the patient, and both ends of what it says, by the rules
// of board/guideline.h for lists, guidelines and studies.
#pragma once

#include <vector>

#include "nelm/export/cql_ends.h"

namespace nelm::exported {

/// Whether it has a rule on an option that judges more than single lesions.
bool stands_on(const board::Source&, board::Option);

/// None where the source does not appear at the option.
std::vector<Definition> definitions(const board::Source&, board::Option);

}  // namespace nelm::exported
