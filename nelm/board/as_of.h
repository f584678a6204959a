// The knowledge as it was on a day: without the sources that were not there yet.
#pragma once

#include "nelm/board/knowledge.h"
#include "nelm/date.h"

namespace nelm::board {

/// The sources dated after the day left out, and what names them as successors. A source dated by its year or month alone
/// was there from the first day of it: it is kept where it may have been there (see `perhaps_later` in support.h). Schemes, gates and
/// hazards stand whatever the day: the line says of which year its source is. So do conflicts, which cite what they cite.
/// It says of itself which day that is.
Knowledge as_of(Knowledge, Date day);

/// The first day on which any source was there; none without a source.
std::optional<Date> first_dated(const Knowledge&);

}  // namespace nelm::board
