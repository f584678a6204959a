// What has been published of an arm, as it is shown beside an option: the paper's own numbers, and the review's where no paper
// was read.
#pragma once

#include "nelm/literature/select.h"

namespace nelm::literature {

/// What became of the patients of an arm: of each study the paper's, and the review's only where the paper has none of the same endpoint and
/// measure. By endpoint, measure, time and number of patients, the most first.
std::vector<Selected> outcomes_of(const Literature&, Arm);

/// The population a result is of: its own, where it says one, else its study's.
const board::Condition& population_if(const Selected&);
const std::string&      population(const Selected&);

/// The design a result has: its own, where it says one, else its study's.
Design design_of(const Selected&);

/// The facts on which GRADE's domains rest, of an arm; never a grade. Empty: nothing to judge by.
struct Domains {
  std::string risk_of_bias, inconsistency, imprecision, publication_bias;
};
Domains domains_of(const Literature&, Arm);

}  // namespace nelm::literature
