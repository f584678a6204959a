// What a source's rules come to on one option, of many cases at once: of either end a bit for every word but the first,
// whether it is reached. So the greater of two is "or".
#pragma once

#include <span>

#include "nelm/board/position.h"
#include "nelm/board/span_bits.h"

namespace nelm::board {

/// For each word but the first, in the order of Word, whether it or a later one is reached.
using WordBits = std::array<Bit, static_cast<std::size_t>(Word::undetermined)>;

struct WordSpanBits {
  WordBits worst{}, best{};
};

/// A rule, and how the cases stand by it.
struct RuleBits {
  const Rule* rule = nullptr;
  VerdictBits scope;
  SpanBits    span;
};

/// Both ends of the position that combine() makes of each case's rules. Takes at least one rule.
WordSpanBits combined(std::span<const RuleBits>, BitProgram&);

}  // namespace nelm::board
