// What has been published of an arm, as it is shown beside an option: the paper's own numbers, and the review's where no paper
// was read.
#pragma once

#include "nelm/literature/select.h"

namespace nelm::literature {

/// What became of the patients of an arm: of each study the paper's, and the review's only where the paper has none of the same endpoint and
/// measure, and no discrepancy says that the paper has it otherwise. With the ratios of arms that bear on no option against
/// this one. By endpoint, measure, time and number of patients, the most first.
std::vector<Selected> outcomes_of(const Literature&, Arm);

/// Whether the review is said to be wrong in a claim: a discrepancy of more than words sets a paper's own result against it.
bool is_refuted(const Literature&, const StudyResult&);

/// The results of a study on an arm, all that were read: what the discrepancies of the arm stand on.
std::vector<const StudyResult*> all_on(const Study&, Arm);

/// The population a result is of: its own, where it says one, else its study's.
const board::Condition& population_if(const Selected&);
const std::string&      population(const Selected&);

/// What the study says of who its patients were and the condition does not hold: "load, stability"; of a population of the
/// result's own none.
std::string not_compared(const Selected&);

/// The design a result has: its own, where it says one, else its study's.
Design design_of(const Selected&);

/// How far apart the studies are on the share most of them give: one row of each study as a pool takes it, and only of
/// studies that a pool would not refuse together, beginning with the largest.
struct Spread {
  Endpoint    endpoint = Endpoint::os;
  double      months   = 0;
  double      low = 0, high = 0;  // per cent
  std::size_t studies = 0;        // two at least
};

/// The facts on which GRADE's domains rest, of an arm; never a grade. Empty or none: nothing to judge by.
struct Domains {
  std::string           risk_of_bias, imprecision;
  std::optional<Spread> inconsistency;
  std::vector<std::string>
      not_compared;  // of the same share: "Galleberg 2017 (not with Mayo 2011: no patient could be in both)"
};
/// The knowledge says whether one patient could be of two populations.
Domains domains_of(const Literature&, const board::Knowledge&, Arm);

/// What the n of a result counts: "patients", "lesions", "recurrences", "studies".
std::string_view what_n_counts(const StudyResult&);
/// The same, where a review that does not say of what its shares are counts studies.
std::string_view what_n_counts(const Selected&);

}  // namespace nelm::literature
