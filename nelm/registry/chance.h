// Chance that falls the same way on every machine.
#pragma once

#include <cstdint>
#include <random>

namespace nelm::registry {

/// The stream of std::mt19937_64 is laid down by the standard, its distributions are not: here they are inverse transforms.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : bits_(seed) {}

  double uniform();      // 0..1, never an end
  double normal();       // mean 0, standard deviation 1
  double exponential();  // mean 1

 private:
  std::mt19937_64 bits_;
};

}  // namespace nelm::registry
