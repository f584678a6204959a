// The order of the rows that depends on what stands in them alone.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

/// Rows by stratum, time, events before what ended without one, then a hash of time, entry, event, weight, offset and
/// covariates: rows that change places when the caller's order changes are the same in all of these.
std::vector<std::uint32_t> canonical_order(const FollowUp&, const Eigen::MatrixXd& x, std::span<const double> offset,
                                           int threads);

}  // namespace nelm::cohort
