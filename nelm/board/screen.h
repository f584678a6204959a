// The same verdicts without findings, for many cases at once: knowledge written once as a flat program of bits, run over
// the facts of 256 cases at a time.
//
//   const Screen screen(knowledge);
//   FactColumns  facts = screen.columns();
//   for (const patient::Case& c : cases) facts.add(judge_facts(c, knowledge, on).values.all());
//   Screened     found;
//   for (std::size_t block = 0; block < facts.blocks(); ++block) {
//     screen.judge(facts, block, found);
//     for (const ScreenedPosition& p : screen.positions()) ... found.word(p, 0) ... found.word(p, found.cases() - 1)
//   }
//
// What it gives is what assess() gives on the same facts, exactly: each criterion, rule, precondition, position, gate,
// conflict and prognostic factor. What it leaves out is why: it asks for nothing, and says neither which criteria matter
// nor what time alone would lift. Nothing here can fail but memory.
#pragma once

#include <vector>

#include "nelm/board/assess.h"
#include "nelm/board/in_bits.h"

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
  std::size_t cases() const { return cases_; }

  // -- of one case, the first is 0

  Verdict   verdict(VerdictBits, std::size_t i) const;
  Span      span(const SpanBits&, std::size_t i) const;
  Word      word(const WordsReached&, std::size_t i) const;
  Word      word(const ScreenedPosition&, std::size_t i) const;  // under its option's precondition: Assessment::word
  GateState state(const ScreenedGate&, std::size_t i) const;

  // -- of all of them

  /// For which it is so; the bits behind the last case are never set.
  Abreast which(Bit) const;

 private:
  friend class Screen;
  bool is(Bit b, std::size_t i) const { return lines_[b.line][i] != b.opposite; }

  std::vector<Abreast> lines_;
  std::size_t          cases_ = 0;
};

class Screen {
 public:
  /// What it says of rules and options points into the knowledge, which must outlive it.
  explicit Screen(const Knowledge&);

  /// Where cases are added to be screened; none yet.
  FactColumns columns() const { return program_.columns(); }

  /// Judges the cases of one block of `columns()`; writes over `into`, whose memory is used again. Same in, same out.
  void judge(const FactColumns&, std::size_t block, Screened& into) const;

  std::span<const ScreenedRule>      rules() const { return rules_; }          // source by source, each once
  std::span<const ScreenedCriterion> criteria() const { return criteria_; }    // rule by rule
  std::span<const ScreenedOption>    options() const { return options_; }      // as in an assessment
  std::span<const ScreenedPosition>  positions() const { return positions_; }  // likewise
  std::span<const ScreenedGate>      gates() const { return gates_; }          // likewise
  std::span<const ScreenedConflict>  conflicts() const { return conflicts_; }  // likewise
  std::span<const ScreenedFactor>    factors() const { return factors_; }      // likewise

  std::span<const ScreenedCriterion> criteria_of(const ScreenedRule& r) const {
    return {criteria_.data() + r.first, r.count};
  }
  std::span<const ScreenedPosition> positions_of(const ScreenedOption& o) const {
    return {positions_.data() + o.first, o.count};
  }

  const BitProgram& program() const { return program_; }

 private:
  void add_rules(const Source&);
  void add_option(const OptionRow&, const Knowledge&);
  void add_position(const Source&, Option, VerdictBits needs);
  void add_gate(const Gate&);
  void add_what_bears(const Knowledge&);

  VerdictBits any_arises(OptionSet);

  BitProgram                     program_;
  std::vector<ScreenedCriterion> criteria_;
  std::vector<ScreenedRule>      rules_;
  std::vector<ScreenedOption>    options_;
  std::vector<ScreenedPosition>  positions_;
  std::vector<ScreenedGate>      gates_;
  std::vector<ScreenedConflict>  conflicts_;
  std::vector<ScreenedFactor>    factors_;
};

}  // namespace nelm::board
