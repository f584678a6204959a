// Three-valued logic: a condition is met, unmet or unknown, and unknown is never guessed away.
//
// Kleene's strong logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
// The order unmet < unknown < met makes "and" the smallest, "or" the largest.
#pragma once

#include <algorithm>
#include <cstdint>

namespace nelm::board {

enum class Verdict : std::uint8_t { unmet, unknown, met };

constexpr Verdict both(Verdict a, Verdict b) { return std::min(a, b); }
constexpr Verdict either(Verdict a, Verdict b) { return std::max(a, b); }
constexpr Verdict opposite(Verdict v) { return static_cast<Verdict>(2 - static_cast<int>(v)); }

static_assert(both(Verdict::unmet, Verdict::unknown) == Verdict::unmet);
static_assert(either(Verdict::met, Verdict::unknown) == Verdict::met);
static_assert(opposite(Verdict::unknown) == Verdict::unknown);
static_assert(opposite(Verdict::met) == Verdict::unmet);

}  // namespace nelm::board
