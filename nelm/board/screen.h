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
// conflict and prognostic factor. What it leaves out is why: it asks for nothing, and says neither which criteria matter,
// nor what is weakened, nor what time alone would lift. Numbers are in the units of the facts. Nothing here can fail but
// memory.
#pragma once

#include <vector>

#include "nelm/board/screened.h"

namespace nelm::board {

class Screen {
 public:
  /// What it says of rules and options points into the knowledge, which must outlive it.
  explicit Screen(const Knowledge&);

  /// Where cases are added to be screened; none yet.
  FactColumns columns() const { return program_.columns(); }

  /// Judges the cases of one block of `columns()`; writes over `into`, whose memory is used again. Same in, same out.
  void judge(const FactColumns& facts, std::size_t block, Screened& into) const { into.take(program_, facts, block); }

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
  void add_successors(std::span<ScreenedPosition> on_one_option);
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
