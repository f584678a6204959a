// Which results are asked for: on an option, of an endpoint, of a study.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/literature/literature.h"

namespace nelm::literature {

/// All that is named must hold; what is left out selects nothing.
struct Selection {
  std::optional<board::Option> option;  // by the arm of the result
  std::optional<Endpoint>      endpoint;
  std::string                  study;     // its own results, and what the review ascribes to it among others
  std::optional<Severity>      severity;  // of discrepancies
};

struct Selected {
  const Study*       study  = nullptr;
  const StudyResult* result = nullptr;
};

/// In the order of the literature. What is selected points into it.
std::vector<Selected> selected(const Literature&, const Selection&);

/// Worst first. On an option or of an endpoint by the results it names, or, where it is about words, by those of its
/// studies.
std::vector<const Discrepancy*> selected_discrepancies(const Literature&, const Selection&);

/// The results of its study that the other side has of the same: the originals of a claim, the claims of an original. The
/// same arm, group, endpoint, measure, horizon; there may be none.
std::vector<const StudyResult*> counterparts(const Study&, const StudyResult&);

}  // namespace nelm::literature
