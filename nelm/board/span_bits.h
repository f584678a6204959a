// How many cases stand by a criterion and by a rule, from the worst to the best still possible: of each end a bit for every
// grade but the worst, whether it is reached. So the least of two is "and".
#pragma once

#include <array>

#include "nelm/board/knowledge.h"
#include "nelm/board/verdict_bits.h"

namespace nelm::board {

/// At least divided, borderline, weakened, clear.
using GradeBits = std::array<Bit, 4>;
inline constexpr GradeBits all_clear{always, always, always, always}, all_excluded{never, never, never, never};

/// Which reach a grade; excluded is reached by all.
constexpr Bit at_least(const GradeBits& grades, Grade g) {
  return g == Grade::excluded ? always : grades[static_cast<std::size_t>(g) - 1];
}

struct SpanBits {
  GradeBits worst = all_clear, best = all_clear;
};

SpanBits least(const SpanBits&, const SpanBits&, BitProgram&);

struct CriterionBits {
  VerdictBits met_if, unmet_if;
  SpanBits    span;
};

/// What an assessment finds of each case.
CriterionBits in_bits(const Criterion&, BitProgram&);

}  // namespace nelm::board
