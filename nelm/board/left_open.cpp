#include "nelm/board/left_open.h"

namespace nelm::board {

LeftOpen left_open(const Assessment& a) {
  LeftOpen left;
  for (const OptionJudged& o : a.options)
    for (const Position& p : a.positions_of(o)) {
      const Word word = a.word(o, p);
      if (!says_anything(word)) continue;
      ++left.standings;
      const FactSet missing = o.missing | p.missing;
      if (word != Word::undetermined || missing.none()) continue;
      ++left.open;
      left.facts |= missing;
    }
  return left;
}

}  // namespace nelm::board
