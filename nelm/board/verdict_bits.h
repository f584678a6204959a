// The verdict of a condition on many cases at once, as two bits of each: whether it is surely met, and whether it is
// perhaps.
#pragma once

#include "nelm/board/bit_program.h"

namespace nelm::board {

/// Met where it is surely so, unmet where it is not even perhaps so, else unknown.
struct VerdictBits {
  Bit surely = always, perhaps = always;

  constexpr VerdictBits operator!() const { return {!perhaps, !surely}; }
  constexpr Bit         unmet() const { return !perhaps; }
};

inline constexpr VerdictBits all_met{always, always}, all_unknown{never, always}, all_unmet{never, never};

VerdictBits both(VerdictBits, VerdictBits, BitProgram&);
VerdictBits either(VerdictBits, VerdictBits, BitProgram&);

/// What judge() gives of each case.
VerdictBits in_bits(const Condition&, BitProgram&);

}  // namespace nelm::board
