// How a criterion, and a list of them, stands: from its worst outcome still possible to its best.
#pragma once

#include <algorithm>
#include <cstdint>

#include "nelm/board/verdict.h"

namespace nelm::board {

/// Worst first, so that the least of several is the standing of a list.
enum class Grade : std::uint8_t { excluded, divided, borderline, weakened, clear };

struct Span {
  Grade worst = Grade::clear, best = Grade::clear;

  constexpr bool        decided() const { return worst == best; }
  friend constexpr bool operator==(Span, Span) = default;
};

constexpr Span least(Span a, Span b) { return {std::min(a.worst, b.worst), std::min(a.best, b.best)}; }
constexpr bool within(Span inner, Span outer) { return outer.worst <= inner.worst && inner.best <= outer.best; }

inline constexpr Span anything_at_all{Grade::excluded, Grade::clear};

/// What lies between `met_if` and `unmet_if`: a range the source gives, readings of it that part, or its silence.
enum class Between : std::uint8_t { nothing, borderline, divided, unsaid };

constexpr Span what_lies(Between b) {
  switch (b) {
    case Between::borderline: return {Grade::borderline, Grade::borderline};
    case Between::divided:    return {Grade::divided, Grade::divided};
    default:                  return anything_at_all;  // unsaid: it counts as excluded to clear
  }
}

/// The span of a criterion from its two conditions. Met and unmet at once is refused when knowledge is loaded.
constexpr Span span_of(Verdict met_if, Verdict unmet_if, Between b) {
  using enum Verdict;
  if (met_if == met) return {Grade::clear, Grade::clear};
  if (unmet_if == met) return {Grade::excluded, Grade::excluded};
  const Span lies = what_lies(b);
  if (met_if == unmet) return unmet_if == unmet ? lies : Span{Grade::excluded, lies.best};
  return unmet_if == unmet ? Span{lies.worst, Grade::clear} : anything_at_all;
}

/// Of a relative criterion: a doubtful relative limit never weighs more than a missed one.
constexpr Span weakened_at_most(Span s) {
  const auto end = [](Grade g) { return g == Grade::clear ? g : Grade::weakened; };
  return {end(s.worst), end(s.best)};
}

}  // namespace nelm::board
