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

/// How far apart the studies are on the share most of them give: of one endpoint, at one time, of all their patients.
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
};
Domains domains_of(const Literature&, Arm);

}  // namespace nelm::literature
