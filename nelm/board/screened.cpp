#include "nelm/board/screened.h"

#include <algorithm>

namespace nelm::board {

void Screened::take(const BitProgram& program, const FactColumns& facts, std::size_t block) {
  cases_ = facts.cases_of(block);
  program.run(facts, block, lines_);
}

Verdict Screened::verdict(VerdictBits v, std::size_t i) const {
  if (is(v.surely, i)) return Verdict::met;
  return is(v.perhaps, i) ? Verdict::unknown : Verdict::unmet;
}

Span Screened::span(const SpanBits& bits, std::size_t i) const {
  const auto grade = [&](const GradeBits& g) {
    return static_cast<Grade>(std::ranges::count_if(g, [&](Bit b) { return is(b, i); }));
  };
  return {grade(bits.worst), grade(bits.best)};
}

Word Screened::word(const WordsReached& words, std::size_t i) const {
  Word word = words.front().word;
  for (const WordReached& w : words) {
    if (!is(w.reached, i)) break;
    word = w.word;
  }
  return word;
}

Word Screened::word(const ScreenedPosition& p, std::size_t i) const {
  const Verdict needs = verdict(p.needs, i);
  if (needs == Verdict::unmet) return Word::not_applicable;
  const Position position{.worst    = word(p.worst, i),
                          .best     = word(p.best, i),
                          .scope    = verdict(p.scope, i),
                          .conflict = is(p.conflict, i),
                          .replaced = verdict(p.replaced, i)};
  const bool     speaks = p.has_rules && position.scope != Verdict::unmet && position.replaced != Verdict::met;
  if (needs == Verdict::unknown && speaks) return Word::undetermined;
  return position.word();
}

GateState Screened::state(const ScreenedGate& g, std::size_t i) const {
  if (is(g.clear, i)) return GateState::clear;
  if (is(g.closed, i)) return GateState::closed;
  return is(g.not_asked, i) ? GateState::not_asked : GateState::open;
}

Abreast Screened::which(Bit b) const {
  Abreast       which = first_abreast(cases_);
  const Abreast line  = lines_[b.line];
  for (std::size_t i = 0; i != line.words.size(); ++i) which.words[i] &= b.opposite ? ~line.words[i] : line.words[i];
  return which;
}

}  // namespace nelm::board
