// How much of what folds is laid out, and in what order it gives way.
#pragma once

#include <string>

#include "nelm/sheet/page.h"

namespace nelm::print {

struct Room {
  bool first, figures, agreed_rows;
};

inline constexpr Room less_and_less[] = {
    {true, true, true}, {false, true, true}, {false, true, false}, {false, false, true}, {false, false, false}};

inline bool stands(sheet::Fold f, const Room& r) {
  return f == sheet::Fold::never || (f == sheet::Fold::first && r.first);
}

}  // namespace nelm::print
