#include "nelm/board/in_bits.h"

#include <algorithm>

namespace nelm::board {

namespace {

VerdictBits both_in_bits(VerdictBits a, VerdictBits b, BitProgram& p) {
  return {p.all(a.surely, b.surely), p.all(a.perhaps, b.perhaps)};
}

/// A range is below a limit if its high end, inside the range, is; perhaps, if its low end is: see End.
VerdictBits below_in_bits(const Term& t, BitProgram& p) {
  return {p.below(t.slot, End::inside_high, t.limit), p.below(t.slot, End::low, t.limit)};
}
VerdictBits at_most_in_bits(const Term& t, BitProgram& p) {
  return {p.at_most(t.slot, End::high, t.limit), p.at_most(t.slot, End::inside_low, t.limit)};
}
VerdictBits among_in_bits(const Term& t, BitProgram& p) { return {!p.any(t.slot, ~t.words), p.any(t.slot, t.words)}; }

VerdictBits judged_from(std::size_t at, std::span<const Term> terms, BitProgram& p) {
  const Term& term   = terms[at];
  const auto  first  = [&] { return judged_from(at + 1, terms, p); };
  const auto  second = [&] { return judged_from(term.right, terms, p); };
  switch (term.is) {
    case Operator::below:    return below_in_bits(term, p);
    case Operator::at_most:  return at_most_in_bits(term, p);
    case Operator::at_least: return !below_in_bits(term, p);
    case Operator::above:    return !at_most_in_bits(term, p);
    case Operator::among:    return among_in_bits(term, p);
    case Operator::both:     return both_in_bits(first(), second(), p);
    case Operator::either:   return either_in_bits(first(), second(), p);
    case Operator::opposite: return !first();
  }
  return {};
}

/// The table of span_of, grade by grade. Unmet at once with met is refused when knowledge is loaded, as there.
SpanBits span_in_bits(VerdictBits met_if, VerdictBits unmet_if, Between between, BitProgram& p) {
  const Span lies             = what_lies(between);
  const Bit  not_surely_unmet = !unmet_if.surely;
  const Bit  worst_between    = p.one(met_if.surely, unmet_if.unmet());
  const Bit  best_between     = p.one(met_if.surely, not_surely_unmet);
  const Bit  best_beyond      = p.one(met_if.surely, p.all(not_surely_unmet, met_if.perhaps));
  SpanBits   span;
  for (std::size_t i = 0; i < span.worst.size(); ++i) {
    const auto grade = static_cast<Grade>(i + 1);
    span.worst[i]    = grade <= lies.worst ? worst_between : met_if.surely;
    span.best[i]     = grade <= lies.best ? best_between : best_beyond;
  }
  return span;
}

GradeBits weakened_at_most_in_bits(const GradeBits& grades) { return {always, always, always, grades.back()}; }

Bit is_between(const GradeBits& grades, Grade from, Grade up_to, BitProgram& p) {
  const Bit beyond = up_to == Grade::clear ? never : at_least(grades, static_cast<Grade>(static_cast<int>(up_to) + 1));
  return p.all(at_least(grades, from), !beyond);
}

/// The word a rule has for a grade: each run of neighbouring grades whose words reach as far.
WordBits word_of_in_bits(const Rule& rule, const GradeBits& grades, BitProgram& p) {
  constexpr std::array<Grade, 5> all{Grade::excluded, Grade::divided, Grade::borderline, Grade::weakened, Grade::clear};
  WordBits                       words{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto reaches = [&](Grade g) { return static_cast<std::size_t>(word_of(rule, g)) > i; };
    for (auto from = std::ranges::find_if(all, reaches); from != all.end();) {
      const auto beyond = std::find_if_not(from, all.end(), reaches);
      words[i]          = p.one(words[i], is_between(grades, *from, *std::prev(beyond), p));
      from              = std::find_if(beyond, all.end(), reaches);
    }
  }
  return words;
}

WordSpanBits word_span_of(const RuleBits& r, BitProgram& p) {
  return {word_of_in_bits(*r.rule, r.span.worst, p), word_of_in_bits(*r.rule, r.span.best, p)};
}

bool is_bar(const RuleBits& r) { return r.rule->form == Form::bar; }

WordSpanBits of_list(const RuleBits& list, BitProgram& p) { return word_span_of(list, p); }

WordSpanBits of_study(std::span<const RuleBits> rules, BitProgram& p) {
  WordSpanBits all{surely(Word::condition_not_met), surely(Word::condition_not_met)};
  for (const RuleBits& r : rules) {
    const WordSpanBits says = word_span_of(r, p);
    for (std::size_t i = 0; i < all.worst.size(); ++i) {
      all.worst[i] = p.one(all.worst[i], p.all(r.scope.surely, says.worst[i]));
      all.best[i]  = p.one(all.best[i], p.all(r.scope.perhaps, says.best[i]));
    }
  }
  return all;
}

/// Indications surely in scope, and those it is open for: whether there are any, and both ends of the best.
struct IndicationsInBits {
  Bit          any = never;
  WordSpanBits stand;
};

/// The best of them at either end, against if there is none.
IndicationsInBits certain_in_bits(std::span<const RuleBits> rules, BitProgram& p) {
  IndicationsInBits certain{.stand = {surely(Word::against), surely(Word::against)}};
  for (const RuleBits& r : rules) {
    if (is_bar(r)) continue;
    const WordSpanBits says = word_span_of(r, p);
    certain.any             = p.one(certain.any, r.scope.surely);
    for (std::size_t i = 0; i < says.worst.size(); ++i) {
      certain.stand.worst[i] = p.one(certain.stand.worst[i], p.all(r.scope.surely, says.worst[i]));
      certain.stand.best[i]  = p.one(certain.stand.best[i], p.all(r.scope.surely, says.best[i]));
    }
  }
  return certain;
}

/// At worst only the worst of them is in scope, at best the best.
IndicationsInBits open_in_bits(std::span<const RuleBits> rules, BitProgram& p) {
  IndicationsInBits open{.stand = {surely(Word::silent), surely(Word::against)}};
  for (const RuleBits& r : rules) {
    if (is_bar(r)) continue;
    const WordSpanBits says    = word_span_of(r, p);
    const Bit          is_open = p.all(r.scope.perhaps, !r.scope.surely);
    open.any                   = p.one(open.any, is_open);
    for (std::size_t i = 0; i < says.worst.size(); ++i) {
      open.stand.worst[i] = p.all(open.stand.worst[i], p.one(!is_open, says.worst[i]));
      open.stand.best[i]  = p.one(open.stand.best[i], p.all(is_open, says.best[i]));
    }
  }
  return open;
}

struct BarsInBits {
  Bit hold = never, may_hold = never, leave_silence = never;
};

BarsInBits bars_in_bits(std::span<const RuleBits> rules, BitProgram& p) {
  BarsInBits bars;
  for (const RuleBits& r : rules) {
    if (!is_bar(r)) continue;
    const Bit holds_in_scope = at_least(r.span.worst, Grade::weakened);
    const Bit may_in_scope   = at_least(r.span.best, Grade::divided);
    bars.hold                = p.one(bars.hold, p.all(r.scope.surely, holds_in_scope));
    bars.may_hold            = p.one(bars.may_hold, p.all(r.scope.perhaps, may_in_scope));
    bars.leave_silence       = p.one(bars.leave_silence, p.all(r.scope.perhaps, !holds_in_scope));
  }
  return bars;
}

WordSpanBits of_guideline(std::span<const RuleBits> rules, BitProgram& p) {
  const auto     certain = certain_in_bits(rules, p), open = open_in_bits(rules, p);
  const auto     bars   = bars_in_bits(rules, p);
  const WordBits silent = surely(Word::silent);
  WordSpanBits   all;
  for (std::size_t i = 0; i < silent.size(); ++i) {
    const Bit no_indication = p.all(bars.leave_silence, silent[i]);
    const Bit worst =
        p.choose(certain.any, certain.stand.worst[i], p.choose(open.any, open.stand.worst[i], no_indication));
    const Bit best = p.choose(certain.any, p.one(certain.stand.best[i], open.stand.best[i]),
                              p.choose(bars.leave_silence, silent[i], open.stand.best[i]));
    all.worst[i]   = p.all(!bars.may_hold, worst);
    all.best[i]    = p.all(!bars.hold, best);
  }
  return all;
}

}  // namespace

VerdictBits either_in_bits(VerdictBits a, VerdictBits b, BitProgram& p) {
  return {p.one(a.surely, b.surely), p.one(a.perhaps, b.perhaps)};
}

SpanBits least_in_bits(const SpanBits& a, const SpanBits& b, BitProgram& p) {
  SpanBits least;
  for (std::size_t i = 0; i < least.worst.size(); ++i) {
    least.worst[i] = p.all(a.worst[i], b.worst[i]);
    least.best[i]  = p.all(a.best[i], b.best[i]);
  }
  return least;
}

VerdictBits judged_in_bits(const Condition& c, BitProgram& p) {
  return c.empty() ? VerdictBits{} : judged_from(0, c.terms, p);
}

CriterionBits judged_in_bits(const Criterion& c, BitProgram& p) {
  constexpr VerdictBits unknown{never, always}, unmet{never, never};
  if (!decides(c)) {
    const VerdictBits met_if = c.met_if.empty() ? unknown : judged_in_bits(c.met_if, p);
    return {met_if, !met_if, {}};
  }
  CriterionBits bits;
  if (c.kind == CriterionKind::exclusion) {
    bits.unmet_if = judged_in_bits(c.unmet_if, p);
    bits.met_if   = !bits.unmet_if;
  } else {
    bits.met_if   = judged_in_bits(c.met_if, p);
    bits.unmet_if = c.never_unmet ? unmet : c.unmet_if.empty() ? !bits.met_if : judged_in_bits(c.unmet_if, p);
  }
  bits.span = span_in_bits(bits.met_if, bits.unmet_if, c.between, p);
  if (c.kind == CriterionKind::relative)
    bits.span = {weakened_at_most_in_bits(bits.span.worst), weakened_at_most_in_bits(bits.span.best)};
  return bits;
}

WordSpanBits combined_in_bits(std::span<const RuleBits> rules, BitProgram& p) {
  switch (rules.front().rule->form) {
    case Form::list:    return of_list(rules.front(), p);
    case Form::finding: return of_study(rules, p);
    default:            return of_guideline(rules, p);
  }
}

}  // namespace nelm::board
