#include "nelm/board/position.h"

#include <array>

namespace nelm::board {

std::string_view name(Word w) {
  static constexpr std::array<std::string_view, 21> names{
      "against",          "condition_not_met", "divided",     "borderline",
      "conditional",      "recommends",        "silent",      "boundary_conflict",
      "not_eligible",     "eligible_relative", "eligible",    "evidence_for",
      "evidence_against", "caution",           "disputed",    "commissioned",
      "not_commissioned", "not_applicable",    "not_encoded", "replaced",
      "undetermined"};
  return names[static_cast<std::size_t>(w)];
}

Side side_of(Word w) {
  using enum Word;
  switch (w) {
    case conditional:
    case recommends:
    case eligible_relative:
    case eligible:
    case evidence_for:      return Side::favours;
    case against:
    case condition_not_met:
    case not_eligible:
    case evidence_against:
    case caution:           return Side::against;
    default:                return Side::neither;
  }
}

namespace {

constexpr Word strength_word(Strength s) {
  constexpr std::array<Word, 10> words{Word::recommends,   Word::conditional,      Word::against, Word::divided,
                                       Word::evidence_for, Word::evidence_against, Word::caution, Word::disputed,
                                       Word::commissioned, Word::not_commissioned};
  return words[static_cast<std::size_t>(s)];
}

}  // namespace

Word word_of(const Rule& rule, Grade g) {
  const bool list = rule.form == Form::list;
  // A source divided on an option is no less so inside a criterion's range: a worse grade never reads better.
  if (rule.form == Form::indication && rule.strength == Strength::divided && g != Grade::excluded) return Word::divided;
  switch (g) {
    case Grade::excluded:   return list ? Word::not_eligible : Word::condition_not_met;
    case Grade::divided:    return Word::divided;
    case Grade::borderline: return Word::borderline;
    case Grade::weakened:
      if (list) return Word::eligible_relative;
      return rule.strength == Strength::recommends ? Word::conditional : strength_word(rule.strength);
    case Grade::clear: return list ? Word::eligible : strength_word(rule.strength);
  }
  return Word::undetermined;
}

Word Position::word() const {
  if (scope == Verdict::unmet) return Word::not_applicable;
  if (replaced == Verdict::met) return Word::replaced;
  if (!decided()) return Word::undetermined;
  return worst == Word::divided && conflict ? Word::boundary_conflict : worst;
}

}  // namespace nelm::board
