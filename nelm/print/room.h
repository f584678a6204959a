// How much of what folds is laid out on the first page, in which letters, and in what order it gives way.
#pragma once

#include "nelm/print/type.h"
#include "nelm/sheet/shown.h"

namespace nelm::print {

struct Room : sheet::Shown {
  Font   text = Font::text;  // what lines are set in
  double gaps = 1;           // how much of the space between them is left
};

// Each step takes no more room than the one before it: words are shortened before the limits leave the sheet.
inline constexpr Room less_and_less[] = {
    {{}, Font::text},
    {{.first = false}, Font::text},
    {{.first = false}, Font::small},
    {{.first = false, .agreed_rows = false}, Font::small},
    {{.first = false, .agreed_rows = false, .shortened = 1}, Font::small},
    {{.first = false, .agreed_rows = false, .shortened = 2}, Font::small},
    {{.first = false, .figures = false, .agreed_rows = false, .shortened = 2}, Font::small},
    {{.first = false, .figures = false, .agreed_rows = false, .shortened = 2}, Font::small, 0.1},
};

}  // namespace nelm::print
