// An assessment as JSON, for other programs, and the schema it keeps.
#pragma once

#include <string>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// Everything an assessment holds: facts with what is still possible of them, flags, gates, every option with every
/// source's position, rule and criterion, lesions, and what to find out first. Same in, same out, byte for byte.
std::string json(const Given&);

/// The JSON Schema (2020-12) of it.
std::string json_schema();

}  // namespace nelm::sheet
