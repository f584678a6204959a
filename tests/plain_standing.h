// The standings of a patient of whom everything is known, written down once more: conditions with a plain yes and no, a
// criterion met, between or unmet, and the words of standings from these alone. What the engine says of the same patient
// known less well must have room for it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "nelm/board/position.h"

namespace nelm::laws {

using namespace nelm::board;

/// Whether a condition is so. Nothing if a fact it names has more than one value left.
inline std::optional<bool> is_so(const Condition& c, std::span<const Possible> values, std::size_t at = 0) {
  if (c.empty()) return true;
  const Term& t      = c.terms[at];
  const auto  first  = [&] { return is_so(c, values, at + 1); };
  const auto  second = [&] { return is_so(c, values, t.right); };
  if (t.is == Operator::both || t.is == Operator::either) {
    const auto a = first(), b = second();
    if (!a || !b) return std::nullopt;
    if (t.is == Operator::both) return *a ? *b : false;
    return *a ? true : *b;
  }
  if (t.is == Operator::opposite) {
    const auto a = first();
    if (!a) return std::nullopt;
    return !*a;
  }
  const Possible& p = values[t.slot];
  if (!patient::single(t.fact, p)) return std::nullopt;
  const double x = p.numbers.low;
  switch (t.is) {
    case Operator::below:    return x < t.limit;
    case Operator::at_most:  return x <= t.limit;
    case Operator::at_least: return x >= t.limit;
    case Operator::above:    return x > t.limit;
    default:                 return (p.choices & t.words) != 0;
  }
}

struct Grades {
  Grade       worst = Grade::clear, best = Grade::clear;
  friend bool operator==(Grades, Grades) = default;
};

/// How one criterion stands; nothing if a fact it names is open.
inline std::optional<Grades> plain(const Criterion& c, std::span<const Possible> values) {
  if (c.kind == CriterionKind::advisory || c.kind == CriterionKind::evidence) return Grades{};
  bool met = false, unmet = false;
  if (c.kind == CriterionKind::exclusion) {
    const auto out = is_so(c.unmet_if, values);
    if (!out) return std::nullopt;
    met = !*out, unmet = *out;
  } else {
    const auto in = is_so(c.met_if, values), out = is_so(c.unmet_if, values);
    if (!in || !out) return std::nullopt;
    met   = *in;
    unmet = c.never_unmet ? false : c.unmet_if.empty() ? !*in : *out;
  }
  if (met) return Grades{};
  const bool relative = c.kind == CriterionKind::relative;
  if (unmet) return relative ? Grades{Grade::weakened, Grade::weakened} : Grades{Grade::excluded, Grade::excluded};
  switch (c.between) {
    case Between::borderline:
      return relative ? Grades{Grade::weakened, Grade::weakened} : Grades{Grade::borderline, Grade::borderline};
    case Between::divided:
      return relative ? Grades{Grade::weakened, Grade::weakened} : Grades{Grade::divided, Grade::divided};
    default: return relative ? Grades{Grade::weakened, Grade::clear} : Grades{Grade::excluded, Grade::clear};
  }
}

/// A rule is as good as its worst criterion.
inline std::optional<Grades> plain(const Rule& rule, std::span<const Possible> values) {
  Grades all;
  if (!rule.partly_read.empty()) all.worst = Grade::excluded;
  for (const Criterion& c : rule.criteria) {
    const auto one = plain(c, values);
    if (!one) return std::nullopt;
    if (one->worst < all.worst) all.worst = one->worst;
    if (one->best < all.best) all.best = one->best;
  }
  return all;
}

/// The word of an indication: what its criteria leave of its strength.
inline Word plain_word(Strength strength, Grade g) {
  if (g == Grade::excluded) return Word::condition_not_met;
  if (g == Grade::divided || strength == Strength::divided) return Word::divided;
  if (g == Grade::borderline) return Word::borderline;
  return g == Grade::clear && strength == Strength::recommends ? Word::recommends : Word::conditional;
}

struct Words {
  Word        worst = Word::silent, best = Word::silent;
  friend bool operator==(Words, Words) = default;
};

/// The position of a guideline's rules on one option; nothing if a fact they name is open. Outside every scope:
/// not applicable.
inline std::optional<Words> plain_position(std::span<const Rule* const> rules, std::span<const Possible> values) {
  bool  spoken = false, indicated = false, may_be_barred = false, barred = false;
  Words best;
  for (const Rule* r : rules) {
    const auto speaks = is_so(r->applies_if, values);
    const auto grades = plain(*r, values);
    if (!speaks || !grades) return std::nullopt;
    if (!*speaks) continue;
    spoken = true;
    if (r->form == Form::bar) {
      may_be_barred = may_be_barred || grades->best != Grade::excluded;
      barred        = barred || grades->worst == Grade::clear || grades->worst == Grade::weakened;
      continue;
    }
    const Words one{plain_word(r->strength, grades->worst), plain_word(r->strength, grades->best)};
    if (!indicated || one.worst > best.worst) best.worst = one.worst;
    if (!indicated || one.best > best.best) best.best = one.best;
    indicated = true;
  }
  if (!spoken) return Words{Word::not_applicable, Word::not_applicable};
  if (may_be_barred) best.worst = Word::against;
  if (barred) best.best = Word::against;
  return best;
}

}  // namespace nelm::laws
