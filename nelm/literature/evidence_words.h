// A published result in words: of whom, what, when, from when, and against whom.
#pragma once

#include <string>

#include "nelm/literature/literature.h"

namespace nelm::literature {

/// "74 % at 60 months", "median 34 months", "hazard ratio 7.4 (95 % CI 2.4 to 23)", "range 58 to 70 % at 60 months". Bounds
/// are called what they are. Of a result of words: what was said.
std::string result_value_said(const StudyResult&);

/// "resection with or without ablation, early recurrence; n 339", "n not stated".
std::string result_of_whom(const StudyResult&);

/// The whole: of whom, endpoint, value, P, from when, and what is doubted.
std::string result_said(const StudyResult&);

/// "Mayo SC, de Jong MC, Bloomston M, et al. Ann Surg Oncol 2011;18:3657-65"; what was not read is left out.
std::string citation_of(const Study&);

/// "A: it changes a conclusion or a number that would be pooled"
std::string severity_said(Severity);

/// "certain", "probable", "possible"
std::string_view sure_said(Sure);

/// The text, or "not stated".
std::string_view or_not_stated(std::string_view);

}  // namespace nelm::literature
