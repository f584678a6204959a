// What a screen says of the cases of one block: of each criterion, rule, precondition, position, gate, conflict and
// prognostic factor, and how to read it for one case or to count for how many it is so.
#pragma once

#include <vector>

#include "nelm/board/assess.h"
#include "nelm/board/word_bits.h"

namespace nelm::board {

/// Met if met_if is met, unmet if unmet_if is met; both unmet, it lies between; else unknown.
struct ScreenedCriterion {
  const Criterion* criterion = nullptr;
  VerdictBits      met_if, unmet_if;
  SpanBits         span;
};

/// A rule: of one judged lesion by lesion, the case is the lesion whose values were added (values_of).
struct ScreenedRule {
  const Source* source = nullptr;
  const Rule*   rule   = nullptr;
  VerdictBits   scope;
  SpanBits      span;
  std::uint32_t first = 0, count = 0;  // its criteria
};

/// A word that can be reached, and where it, or a later one, is.
struct WordReached {
  Word word{};
  Bit  reached = always;
};

/// The words an end of a position can have, in the order of Word; the first is reached by every case.
using WordsReached = std::vector<WordReached>;

struct ScreenedPosition {
  const Source* source = nullptr;
  Option        option{};
  bool          has_rules = false;  // of the source, on the option
  VerdictBits   needs, scope;       // of the option; of the position
  WordsReached  worst, best;
  Bit           conflict = never;
  VerdictBits   replaced = all_unmet;  // by a newer source in its place
};

struct ScreenedOption {
  const OptionRow* option = nullptr;
  VerdictBits      needs;
  std::uint32_t    first = 0, count = 0;  // its positions
};

struct ScreenedGate {
  const Gate* gate  = nullptr;
  Bit         clear = never, closed = never, not_asked = never;  // open where none of them
};

struct ScreenedConflict {
  const Conflict* conflict = nullptr;
  VerdictBits     bears;
};

struct ScreenedFactor {
  const Factor* factor = nullptr;
  VerdictBits   holds;
};

/// What the cases of one block came to.
class Screened {
 public:
  /// What a program gives of one block, over what stood here before.
  void take(const BitProgram&, const FactColumns&, std::size_t block);

  std::size_t cases() const { return cases_; }

  // -- of one case, the first is 0

  bool      is(Bit b, std::size_t i) const { return lines_[b.line][i] != b.opposite; }
  Verdict   verdict(VerdictBits, std::size_t i) const;
  Span      span(const SpanBits&, std::size_t i) const;
  Word      word(const WordsReached&, std::size_t i) const;
  Word      word(const ScreenedPosition&, std::size_t i) const;  // under its option's precondition: Assessment::word
  GateState state(const ScreenedGate&, std::size_t i) const;

  // -- of all of them

  /// For which it is so; the bits behind the last case are never set.
  Abreast which(Bit) const;

 private:
  std::vector<Abreast> lines_;
  std::size_t          cases_ = 0;
};

}  // namespace nelm::board
