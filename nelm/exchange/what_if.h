// A case as if some of its facts were otherwise: what `--what-if FACT=VALUE` asks for.
#pragma once

#include <span>
#include <string>

#include "nelm/patient/case.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// The case with each of these ("liver_tumour_load_pct=40", "liver_resectable = resectable_one_stage", "lesions=none") in the
/// place of what was reported of that fact, read as an answer is (read_answer.h). What follows from it follows anew; what is
/// derived and entered all the same contradicts what it follows from, and is for the caller to refuse. Problems, all of them:
/// no "=", an unknown fact, one of an item of a list, a text or a remark, a fact given twice, a value that cannot be read.
Result<patient::Case> what_if(patient::Case, std::span<const std::string> facts, Date today);

}  // namespace nelm::exchange
