#include "nelm/board/condition.h"

#include "nelm/board/compare.h"

namespace nelm::board {

namespace {

/// Judges the tree that begins at a term.
Verdict judge_from(std::size_t at, std::span<const Term> terms, std::span<const Possible> values) {
  const Term& term = terms[at];
  switch (term.is) {
    case Operator::below:    return below(values[term.slot].numbers, term.limit);
    case Operator::at_most:  return at_most(values[term.slot].numbers, term.limit);
    case Operator::at_least: return at_least(values[term.slot].numbers, term.limit);
    case Operator::above:    return above(values[term.slot].numbers, term.limit);
    case Operator::among:    return among(values[term.slot].choices, term.words);
    case Operator::both:     return both(judge_from(at + 1, terms, values), judge_from(term.right, terms, values));
    case Operator::either:   return either(judge_from(at + 1, terms, values), judge_from(term.right, terms, values));
    case Operator::opposite: return opposite(judge_from(at + 1, terms, values));
  }
  return Verdict::unknown;
}

/// Goes only where the answer is still open: what stands beside a decided part cannot change it.
void ask_from(std::size_t at, std::span<const Term> terms, std::span<const Possible> values,
              std::span<const FactSet> asks, FactSet& asked) {
  if (judge_from(at, terms, values) != Verdict::unknown) return;
  const Term& term = terms[at];
  switch (term.is) {
    case Operator::both:
    case Operator::either:   ask_from(term.right, terms, values, asks, asked); [[fallthrough]];
    case Operator::opposite: return ask_from(at + 1, terms, values, asks, asked);
    default:                 asked |= asks[term.slot];
  }
}

/// Goes only where the answer comes from.
void tell_from(std::size_t at, std::span<const Term> terms, std::span<const Possible> values, Verdict is,
               std::vector<const Term*>& told) {
  if (judge_from(at, terms, values) != is) return;
  const Term& term = terms[at];
  switch (term.is) {
    case Operator::both:
    case Operator::either:
      tell_from(at + 1, terms, values, is, told);
      return tell_from(term.right, terms, values, is, told);
    case Operator::opposite: return tell_from(at + 1, terms, values, opposite(is), told);
    default:                 told.push_back(&term);
  }
}

/// Whether there are but comparisons and "and" below a term; `found` then holds each.
bool join_from(std::size_t at, std::span<const Term> terms, std::span<const Possible> values,
               std::vector<Comparison>& found) {
  const Term& term = terms[at];
  switch (term.is) {
    case Operator::both:     return join_from(at + 1, terms, values, found) && join_from(term.right, terms, values, found);
    case Operator::either:
    case Operator::opposite: return false;
    default:                 found.push_back({&term, judge_from(at, terms, values)}); return true;
  }
}

}  // namespace

Verdict judge(const Condition& c, std::span<const Possible> values) {
  return c.empty() ? Verdict::met : judge_from(0, c.terms, values);
}

void ask(const Condition& c, std::span<const Possible> values, std::span<const FactSet> asks, FactSet& asked) {
  if (!c.empty()) ask_from(0, c.terms, values, asks, asked);
}

std::vector<const Term*> telling(const Condition& c, std::span<const Possible> values) {
  std::vector<const Term*> told;
  const Verdict            is = judge(c, values);
  if (!c.empty() && is != Verdict::unknown) tell_from(0, c.terms, values, is, told);
  return told;
}

std::vector<Comparison> joined(const Condition& c, std::span<const Possible> values) {
  std::vector<Comparison> found;
  if (c.empty()) return found;
  return join_from(0, c.terms, values, found) ? found : std::vector<Comparison>{};
}

FactSet facts_of(const Condition& c) {
  FactSet named;
  for (const Term& term : c.terms)
    if (term.fact != Fact::none) named.set(patient::index(term.fact));
  return named;
}

Fact subject(const Condition& c) {
  for (const Term& term : c.terms)
    if (term.fact != Fact::none) return term.fact;
  return Fact::none;
}

}  // namespace nelm::board
