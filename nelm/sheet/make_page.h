// From an assessment to the page: the only place that looks at one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/assess.h"
#include "nelm/board/what_would_change.h"
#include "nelm/board/worth_asking.h"
#include "nelm/literature/literature.h"
#include "nelm/registry/alike_curves.h"
#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// All a page is made of. The case must be as known on the day, the assessment of it by this knowledge.
struct Given {
  const patient::Case&                the_case;
  const board::Knowledge&             knowledge;
  const board::Assessment&            assessment;
  std::span<const board::Worth>       worth;
  std::string_view                    provenance;         // "nelm 0.1.0, knowledge 0.1.0 (...), GNU 12.2.0"
  std::string_view                    day_from;           // where the day was taken from: "--on", "the case", "today"
  std::span<const board::WouldChange> would_change = {};  // none: it was not asked
  const literature::Literature*       literature   = nullptr;  // none: outcomes are not shown
  const registry::AlikePatients*      alike        = nullptr;  // none: no registry was given
};

/// What the signs on a page mean, and the marks behind an id.
std::vector<Key> signs_and_marks();

/// ", as of 2017-11-20": of a knowledge taken as of a day; else nothing.
std::string as_of_which_day(const board::Knowledge&);

/// Whose own rules stand beside those of the knowledge, and who has reviewed them: a line for each layer.
std::vector<std::string> own_rules(const board::Knowledge&);

/// The sections in the order every board reads them: the question, what is known, gates and hazards, where the sources
/// part, where they agree, what to find out, what is known of the outcome, patients like this one, for who unfolds it prognostic factors, what the team did, the decision. Same in,
/// same out.
Page page(const Given&);

}  // namespace nelm::sheet
