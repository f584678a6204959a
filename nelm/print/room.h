// How much of what folds is laid out, and in what order it gives way.
#pragma once

#include <string>

#include "nelm/print/type.h"
#include "nelm/sheet/page.h"

namespace nelm::print {

struct Room {
  bool first = true, figures = true, agreed_rows = true;
  Font text = Font::text;  // what lines are set in
};

inline constexpr Room less_and_less[] = {
    {true, true, true},
    {false, true, true},
    {false, true, true, Font::small},
    {false, true, false},
    {false, true, false, Font::small},
    {false, false, true, Font::small},
    {false, false, false, Font::small},
};

inline bool stands(sheet::Fold f, const Room& r) {
  return f == sheet::Fold::never || (f == sheet::Fold::first && r.first);
}

}  // namespace nelm::print
