#include "nelm/board/word_bits.h"

#include <algorithm>

namespace nelm::board {

namespace {

// -- words of all cases, worked on together

/// The same word for every case.
constexpr WordBits all_at(Word w) {
  WordBits words{};
  for (std::size_t i = 0; i != words.size(); ++i) words[i] = i < static_cast<std::size_t>(w) ? always : never;
  return words;
}

WordBits later(WordBits a, const WordBits& b, BitProgram& p) {
  for (std::size_t i = 0; i != a.size(); ++i) a[i] = p.any(a[i], b[i]);
  return a;
}

WordBits earlier(WordBits a, const WordBits& b, BitProgram& p) {
  for (std::size_t i = 0; i != a.size(); ++i) a[i] = p.all(a[i], b[i]);
  return a;
}

WordBits choose(Bit when, WordBits then, const WordBits& otherwise, BitProgram& p) {
  for (std::size_t i = 0; i != then.size(); ++i) then[i] = p.choose(when, then[i], otherwise[i]);
  return then;
}

/// What these say; elsewhere the first of all words, or the last.
WordBits where(Bit here, const WordBits& say, BitProgram& p) { return choose(here, say, all_at(Word{}), p); }
WordBits where_else_last(Bit here, const WordBits& say, BitProgram& p) {
  return choose(here, say, all_at(Word::undetermined), p);
}

// -- the word of one rule

/// Which reach `from`, and nothing beyond `to`.
Bit lies_within(Grade from, Grade to, const GradeBits& grades, BitProgram& p) {
  const Bit beyond = to == Grade::clear ? never : at_least(grades, static_cast<Grade>(static_cast<int>(to) + 1));
  return p.all(at_least(grades, from), !beyond);
}

/// word_of() for each: a word is reached in one or more runs of neighbouring grades.
WordBits word_in_bits(const Rule& rule, const GradeBits& grades, BitProgram& p) {
  constexpr std::array<Grade, 5> all{Grade::excluded, Grade::divided, Grade::borderline, Grade::weakened, Grade::clear};
  WordBits                       words{};
  for (std::size_t i = 0; i != words.size(); ++i) {
    const auto reaches = [&](Grade g) { return static_cast<std::size_t>(word_of(rule, g)) > i; };
    for (auto from = std::ranges::find_if(all, reaches); from != all.end();) {
      const auto beyond = std::find_if_not(from, all.end(), reaches);
      words[i]          = p.any(words[i], lies_within(*from, *std::prev(beyond), grades, p));
      from              = std::find_if(beyond, all.end(), reaches);
    }
  }
  return words;
}

WordSpanBits words_of(const RuleBits& r, BitProgram& p) {
  return {word_in_bits(*r.rule, r.span.worst, p), word_in_bits(*r.rule, r.span.best, p)};
}

bool is_bar(const RuleBits& r) { return r.rule->form == Form::bar; }

// -- what several rules make: each as its namesake in guideline.cpp, where the reasons stand

WordSpanBits of_study(std::span<const RuleBits> rules, BitProgram& p) {
  WordSpanBits all{all_at(Word::condition_not_met), all_at(Word::condition_not_met)};
  for (const RuleBits& r : rules) {
    const WordSpanBits say = words_of(r, p);
    all.worst              = later(all.worst, where(r.scope.surely, say.worst, p), p);
    all.best               = later(all.best, where(r.scope.perhaps, say.best, p), p);
  }
  return all;
}

/// The best of the indications surely in scope, and of those it is open for; and whether there are any.
struct IndicationBits {
  Bit          sure = never, perhaps = never;
  WordSpanBits certain{all_at(Word::against), all_at(Word::against)}, open{all_at(Word::silent), all_at(Word::against)};
};

IndicationBits indications(std::span<const RuleBits> rules, BitProgram& p) {
  IndicationBits all;
  for (const RuleBits& r : rules) {
    if (is_bar(r)) continue;
    const WordSpanBits say  = words_of(r, p);
    const Bit          sure = r.scope.surely, perhaps = p.all(r.scope.perhaps, !sure);
    all.sure          = p.any(all.sure, sure);
    all.perhaps       = p.any(all.perhaps, perhaps);
    all.certain.worst = later(all.certain.worst, where(sure, say.worst, p), p);
    all.certain.best  = later(all.certain.best, where(sure, say.best, p), p);
    all.open.worst    = earlier(all.open.worst, where_else_last(perhaps, say.worst, p), p);
    all.open.best     = later(all.open.best, where(perhaps, say.best, p), p);
  }
  return all;
}

struct BarBits {
  Bit hold = never, may_hold = never, leave_silence = never;
};

BarBits bars(std::span<const RuleBits> rules, BitProgram& p) {
  BarBits all;
  for (const RuleBits& r : rules) {
    if (!is_bar(r)) continue;
    const Bit holds_in_scope = at_least(r.span.worst, Grade::weakened);
    const Bit may_in_scope   = at_least(r.span.best, Grade::divided);
    all.hold                 = p.any(all.hold, p.all(r.scope.surely, holds_in_scope));
    all.may_hold             = p.any(all.may_hold, p.all(r.scope.perhaps, may_in_scope));
    all.leave_silence        = p.any(all.leave_silence, p.all(r.scope.perhaps, !holds_in_scope));
  }
  return all;
}

WordSpanBits of_guideline(std::span<const RuleBits> rules, BitProgram& p) {
  const IndicationBits is          = indications(rules, p);
  const BarBits        bar         = bars(rules, p);
  const WordBits       silence     = where(bar.leave_silence, all_at(Word::silent), p);
  const WordBits       unsure_best = choose(bar.leave_silence, all_at(Word::silent), is.open.best, p);
  const WordBits       worst = choose(is.sure, is.certain.worst, choose(is.perhaps, is.open.worst, silence, p), p);
  const WordBits       best  = choose(is.sure, later(is.certain.best, is.open.best, p), unsure_best, p);
  return {where(!bar.may_hold, worst, p), where(!bar.hold, best, p)};
}

}  // namespace

WordSpanBits combined(std::span<const RuleBits> rules, BitProgram& p) {
  switch (rules.front().rule->form) {
    case Form::list:    return words_of(rules.front(), p);
    case Form::finding: return of_study(rules, p);
    default:            return of_guideline(rules, p);
  }
}

}  // namespace nelm::board
