// A condition: one line a clinician can read aloud, and the tree it means. Judged from what is still possible.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nelm/board/verdict.h"
#include "nelm/patient/fact.h"

namespace nelm::board {

using patient::Fact;
using patient::FactSet;
using patient::Possible;

/// Where a fact's values stand when a condition is judged. Usually the fact's own place; a fact that several schemes
/// give (grade by WHO 2010 and by WHO 2019) has one for each, and a condition reads that of its source's scheme.
using Slot = std::uint16_t;

enum class Operator : std::uint8_t { below, at_most, at_least, above, among, both, either, opposite };

/// One node of the tree, in the order of reading: an operator stands before its operands.
struct Term {
  Operator         is    = Operator::among;
  Fact             fact  = Fact::none;  // of a comparison
  Slot             slot  = 0;           // of a comparison
  std::uint16_t    right = 0;  // of `both` and `either`: where the second operand stands; the first stands next
  patient::Choices words = 0;  // of `among`
  double           limit = 0;  // of the four comparisons with a number, in the fact's unit
};

struct Condition {
  std::string       text;   // as it was written
  std::vector<Term> terms;  // none: nothing is asked

  bool empty() const { return terms.empty(); }
};

/// Met if every value still possible satisfies it, unmet if none does, else unknown. An empty condition is met.
/// Never allocates.
Verdict judge(const Condition&, std::span<const Possible> values);

/// Adds to `asked` what could still decide the condition: `asks[slot]` of each unknown comparison on which it still
/// depends. Adds nothing if the condition is decided.
void ask(const Condition&, std::span<const Possible> values, std::span<const FactSet> asks, FactSet& asked);

/// The comparisons that make a decided condition what it is, in the order of reading: of an unmet one those that are
/// unmet, of a met one those that are met; under a "not" the other way round. None of one that is unknown.
std::vector<const Term*> telling(const Condition&, std::span<const Possible> values);

/// One comparison of a condition, and what it is judged by itself.
struct Comparison {
  const Term* term    = nullptr;
  Verdict     verdict = Verdict::unknown;
};

/// The comparisons of a condition that is nothing but comparisons joined by "and", in the order of reading; none of any
/// other.
std::vector<Comparison> joined(const Condition&, std::span<const Possible> values);

/// The facts a condition names.
FactSet facts_of(const Condition&);

/// The first fact a condition names: what a table of criteria calls the row. `none` if it is empty.
Fact subject(const Condition&);

}  // namespace nelm::board
