// Whether the rows of a follow-up may be taken as independent of each other.
#pragma once

#include <cstdint>

#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

enum class Dependence : std::uint8_t {
  none,
  clusters,  // two rows of one cluster are under observation at one time: they may resemble each other
  weights,   // weights that are not whole numbers count no patients
};

/// What makes variances that take rows as independent (those of curves, log-rank tests and restricted means) too small or too
/// large. Stretches of one patient one after the other are independent enough: at most one of them has the event.
Dependence dependence(const FollowUp&);

/// Whether every weight is a whole number: it may then count patients.
bool whole_weights(const FollowUp&);

}  // namespace nelm::cohort
