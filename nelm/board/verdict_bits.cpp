#include "nelm/board/verdict_bits.h"

namespace nelm::board {

namespace {

/// What all of a range meets is met, as in compare.h: also of a range that holds no value, which meets all and nothing.
VerdictBits met_by(Bit all, Bit some, BitProgram& p) { return {all, p.any(all, some)}; }

/// All of a range is below a limit if its high end is, inside the range; some of it, if its low end is: see End.
VerdictBits below_in_bits(const Term& t, BitProgram& p) {
  return met_by(p.below(t.slot, End::inside_high, t.limit), p.below(t.slot, End::low, t.limit), p);
}

VerdictBits at_most_in_bits(const Term& t, BitProgram& p) {
  return met_by(p.at_most(t.slot, End::high, t.limit), p.at_most(t.slot, End::inside_low, t.limit), p);
}

VerdictBits among_in_bits(const Term& t, BitProgram& p) {
  return {!p.has_any(t.slot, ~t.words), p.has_any(t.slot, t.words)};
}

/// The tree that begins at a term.
VerdictBits tree_in_bits(std::size_t at, std::span<const Term> terms, BitProgram& p) {
  const Term& term   = terms[at];
  const auto  first  = [&] { return tree_in_bits(at + 1, terms, p); };
  const auto  second = [&] { return tree_in_bits(term.right, terms, p); };
  switch (term.is) {
    case Operator::below:    return below_in_bits(term, p);
    case Operator::at_most:  return at_most_in_bits(term, p);
    case Operator::at_least: return !below_in_bits(term, p);
    case Operator::above:    return !at_most_in_bits(term, p);
    case Operator::among:    return among_in_bits(term, p);
    case Operator::both:     return both(first(), second(), p);
    case Operator::either:   return either(first(), second(), p);
    case Operator::opposite: return !first();
  }
  return all_unknown;
}

}  // namespace

VerdictBits both(VerdictBits a, VerdictBits b, BitProgram& p) {
  return {p.all(a.surely, b.surely), p.all(a.perhaps, b.perhaps)};
}

VerdictBits either(VerdictBits a, VerdictBits b, BitProgram& p) {
  return {p.any(a.surely, b.surely), p.any(a.perhaps, b.perhaps)};
}

VerdictBits in_bits(const Condition& c, BitProgram& p) { return c.empty() ? all_met : tree_in_bits(0, c.terms, p); }

}  // namespace nelm::board
