// Which source a newer one stands in the place of: a successor must be there, be newer, and never lead back.
#pragma once

#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

/// Looks at every `superseded_by` of the sources read: one whose successor is not read here, or is older than what it
/// replaces, and circles, each told at the place where it is said.
Problems check_supersession(const Reading&);

}  // namespace nelm::exchange
