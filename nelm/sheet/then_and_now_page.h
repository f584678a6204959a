// One case by the rules of two days: option by option what stands otherwise, and which source changed it.
#pragma once

#include "nelm/sheet/changes_page.h"

namespace nelm::sheet {

/// The same case judged by the knowledge as of two days (`board::as_of`, which both must come from), the first in `before`. Each option on which a
/// source stands otherwise, came, or was replaced, with its words then and now; then the sources that came between the two
/// days, those of them whose year may lie on either side, and for each replaced source what the newer one replaces, in the
/// knowledge's own words. Options on which nothing changed are named. Same in, same out.
Page then_and_now_page(const Since&);

}  // namespace nelm::sheet
