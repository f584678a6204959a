// Whether what a file of knowledge asks makes sense: a condition decides nothing if every case meets it, or none.
#pragma once

#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

/// Tells a condition that every case meets, or none. `inside` is what has been read so far, the schemes
/// above all.
void check_decides(Fields&, std::string_view key, const board::Condition&, const Reading& inside);

/// Tells a criterion both met and unmet in one case, a condition of it that decides nothing, a `between` where nothing
/// lies.
void check_criterion(Fields&, const board::Criterion&, const Reading& inside);

}  // namespace nelm::exchange
