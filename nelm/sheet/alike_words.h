// How it is said in which facts patients are alike.
#pragma once

#include <string>

#include "nelm/registry/alike.h"

namespace nelm::sheet {

/// What a patient of the registry has to be: "under 3 %", "45 to 65 years", "small intestine", "the same".
std::string alike_if(const registry::Matched&);

/// Where what is stated comes from: "mayo-2011.14; abstract", "assumed, nelm's own".
std::string where_from(const registry::Stated&);

}  // namespace nelm::sheet
