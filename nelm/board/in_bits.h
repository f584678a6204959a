// Verdicts, spans and words of many cases at once, each as a few bits: "at least this good" for every step of its order. So
// the least of several is "and", the greatest "or", and a standing of 256 cases costs what that of one does.
#pragma once

#include <array>
#include <span>

#include "nelm/board/bit_program.h"
#include "nelm/board/position.h"

namespace nelm::board {

/// Met where it is surely so, unmet where it is not even perhaps so, else unknown.
struct VerdictBits {
  Bit surely = always, perhaps = always;

  constexpr VerdictBits operator!() const { return {!perhaps, !surely}; }
  constexpr Bit         unmet() const { return !perhaps; }
};

/// At least divided, borderline, weakened, clear.
using GradeBits = std::array<Bit, 4>;
inline constexpr GradeBits all_clear{always, always, always, always}, none_of_it{never, never, never, never};

/// At least `g`, which is of every grade excluded is.
constexpr Bit at_least(const GradeBits& grades, Grade g) {
  return g == Grade::excluded ? always : grades[static_cast<std::size_t>(g) - 1];
}

struct SpanBits {
  GradeBits worst = all_clear, best = all_clear;
};

/// For each word but the first whether it, or one behind it in the order of Word, is reached.
using WordBits = std::array<Bit, static_cast<std::size_t>(Word::undetermined)>;

/// The same word for every case.
constexpr WordBits surely(Word w) {
  WordBits bits{};
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = i < static_cast<std::size_t>(w) ? always : never;
  return bits;
}

struct WordSpanBits {
  WordBits worst{}, best{};
};

/// A rule and how its cases stand by it.
struct RuleBits {
  const Rule* rule = nullptr;
  VerdictBits scope;
  SpanBits    span;
};

// -- each the same as its namesake does for one case: judge(), judge_criterion() in assess.cpp, combine()

VerdictBits judged_in_bits(const Condition&, BitProgram&);

struct CriterionBits {
  VerdictBits met_if, unmet_if;
  SpanBits    span;
};
CriterionBits judged_in_bits(const Criterion&, BitProgram&);

SpanBits least_in_bits(const SpanBits&, const SpanBits&, BitProgram&);

VerdictBits either_in_bits(VerdictBits, VerdictBits, BitProgram&);

/// Both ends of what one source's rules on one option come to; at least one rule.
WordSpanBits combined_in_bits(std::span<const RuleBits>, BitProgram&);

}  // namespace nelm::board
