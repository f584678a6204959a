// Whether what a file of knowledge asks makes sense: a condition decides nothing if every case meets it, or none.
#pragma once

#include "nelm/board/knowledge.h"
#include "nelm/exchange/fields.h"

namespace nelm::exchange {

/// Tells a condition that every case meets, or none. `inside` is the knowledge read so far, its schemes above all.
void check_decides(Fields&, std::string_view key, const board::Condition&, const board::Knowledge& inside);

/// Tells a criterion both met and unmet in one case, a condition of it that decides nothing, a `between` where nothing
/// lies.
void check_criterion(Fields&, const board::Criterion&, const board::Knowledge& inside);

}  // namespace nelm::exchange
