// Chance for the laws: a seed, and how often it may be asked. Once spent, every answer is the first and simplest one,
// so that a case that breaks a law shrinks to the few draws that matter.
#pragma once

#include <rapidcheck.h>
#include <cstdint>
#include <span>
#include <utility>

namespace nelm::laws {

class Draws {
 public:
  Draws(std::uint64_t seed, unsigned may_draw) : state_(seed), left_(may_draw) {}

  /// 0 to n - 1; 0 once spent, or if n is 0.
  unsigned below(std::size_t n) {
    if (left_ == 0 || n == 0) return 0;
    --left_;
    state_ += 0x9e3779b97f4a7c15U;  // SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014)
    std::uint64_t z = state_;
    z               = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z               = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<unsigned>((z ^ (z >> 31U)) % n);
  }

  /// Once in n times; not once spent.
  bool one_in(unsigned n) { return below(n) == n - 1; }

  template <class List>
  const auto& from(const List& list) {
    return list[below(std::size(list))];
  }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t n = std::size(list); n > 1; --n) std::swap(list[n - 1], list[below(n)]);
  }

 private:
  std::uint64_t state_;
  unsigned      left_;
};

/// To be called inside a property: a failure is reported with its seed, and shrunk to the fewest draws.
inline Draws draws() {
  const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()).as("seed");
  return {seed, *rc::gen::inRange(100U, 3000U).as("draws")};
}

}  // namespace nelm::laws
