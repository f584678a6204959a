// The sum of the weights of each group's rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

/// Takes:   for each row its group, from 0 and below `groups`; empty: one group.
/// Returns: rows where there are no weights; to the bit the same for any order of the rows.
std::vector<double> group_weights(const FollowUp&, std::span<const std::int32_t> group, std::size_t groups);

}  // namespace nelm::cohort
