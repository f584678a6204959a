// The place of each value among the different ones there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nelm::cohort {

struct Ranks {
  std::vector<std::uint32_t> rank;          // from 0; equal values have the same
  std::uint32_t              distinct = 0;  // different values
};

/// Takes: fewer than 2^32 values, none of them NaN.
Ranks ranks(std::span<const double> values, int threads = 1);

}  // namespace nelm::cohort
