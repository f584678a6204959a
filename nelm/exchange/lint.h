// What is sound line by line and makes no sense as a whole: what no case can meet, what nothing refers to.
#pragma once

#include <span>

#include "nelm/exchange/knowledge_toml.h"

namespace nelm::exchange {

/// Looks at knowledge that was read from these folders without a problem. Finds, each told at its place: a rule that no
/// case under any of its options comes under, a criterion that none of those cases meets, criteria of a rule that none
/// meets together; an option without a rule or a reason, or with both; a scheme whose fact nothing reads, without a reason,
/// or with one though something does; a citation beside a criterion that is read here. What cannot be searched to the end
/// is not told.
Problems lint(std::span<const KnowledgeFolder>, const board::Knowledge&);

}  // namespace nelm::exchange
