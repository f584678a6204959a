// The JSON Schema of what is said of a cohort, by whatever method.
#pragma once

#include <string>

namespace nelm::sheet {

std::string cohort_json_schema();

}  // namespace nelm::sheet
