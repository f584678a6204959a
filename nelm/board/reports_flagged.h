// What a reader must see of the reports themselves: where several of one thing differ, and what an override set aside.
#pragma once

#include "nelm/board/judged.h"
#include "nelm/patient/derivation.h"

namespace nelm::board {

/// Several reports of one thing that differ, of the case and of each item of its lists.
std::vector<Flag> differing_reports(const patient::Case&);

/// For each fact of the case, and of its items, with an override: the value used, and all that was set aside for it, be it
/// reported or following from other entries (as far as what is known now lets it follow).
std::vector<Flag> overrides(const patient::Known&, const Knowledge&);

}  // namespace nelm::board
