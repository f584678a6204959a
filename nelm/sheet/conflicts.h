// The conflicts between the sources that bear on the case: each once, with every side, and its id beside its options.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// A line for each conflict on an option: of those that bear, and, unfolded, of those that may. Those on prognosis stand
/// with the prognostic factors.
std::vector<Line> conflicts(const Given&);

/// " [C-01, C-04?]" of those that bear on the case and on this option, with a question mark where it is not known; empty
/// if there are none.
std::string conflicts_beside(const Given&, board::Option);

/// Every side with who says it: "at most 55 (milan-2007 M7-7^); under 45 to 55 (lt-common LC-1)".
std::string sides_of(const board::Conflict&);

}  // namespace nelm::sheet
