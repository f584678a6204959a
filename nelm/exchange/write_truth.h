// What is true of a simulated registry, to lie beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "nelm/registry/simulation.h"

namespace nelm::exchange {

struct SimulatedBy {
  std::uint64_t    seed     = 0;
  std::size_t      patients = 0;
  std::string_view nelm;  // "nelm 0.1.0, knowledge 0.1.0 (4f2a09c1b7de), GNU 12.2.0"
};

/// TOML: that no patient stands behind it, what made it, and the true coefficients of death and of progression, each with its
/// source or reference, or why it was assumed; how treatments were chosen, and what is missing.
std::string truth_toml(const registry::Simulation&, const SimulatedBy&);

}  // namespace nelm::exchange
