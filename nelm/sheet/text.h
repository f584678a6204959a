// A page in characters: at most 100 columns, and 66 lines where that is enough.
#pragma once

#include <string>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

struct TextStyle {
  bool all    = false;  // unfold everything; then as long as it is
  bool colour = false;  // bold titles, grey for what stands under a closed gate
};

inline constexpr std::size_t text_columns = 100;
inline constexpr std::size_t text_lines   = 66;

/// While the page is longer than text_lines what folds first gives way, then figures, blank lines and the rows of a table on
/// which there is nothing to find, then the words of one line after the other (see giving_way.h); what is gone is named. A
/// page that is longer still runs on, each of its sheets numbered and filled up to text_lines, and says so at the top; a
/// sheet ends where an option does, and the foot never stands alone on the last. No word of a table is broken: lists that do
/// not fit beside each other stand in tables one below the other (see table_columns.h). Only ASCII beside the words of the
/// page itself. Ends with a line end.
std::string text(const Page&, TextStyle);

}  // namespace nelm::sheet
