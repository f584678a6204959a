// What a pair of patients counts in a concordance, by the time of its first event.
#pragma once

#include <cstddef>
#include <vector>

#include "nelm/cohort/concordance.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// To `found`, at each event time of one stratum (by its place in `rows.strata`) its weight; 0 where nobody of any weight
/// is at risk. Those who leave at the time of an event are at risk of it, and those with the event are not at risk of
/// leaving. Requires: no late entry, if G is asked for.
void pair_weights(const CoxRows&, std::size_t stratum, const ConcordanceModel&, std::vector<double>& found);

}  // namespace nelm::cohort
