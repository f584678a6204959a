#include "nelm/board/parts.h"

#include <algorithm>

namespace nelm::board {

namespace {

/// The terms from `at` up to `end` as a condition of its own.
Condition alone(const Condition& c, std::size_t at, std::size_t end) {
  Condition whole{
      .text  = {},
      .terms = {c.terms.begin() + static_cast<std::ptrdiff_t>(at), c.terms.begin() + static_cast<std::ptrdiff_t>(end)}};
  for (Term& t : whole.terms)
    if (t.right != 0) t.right = static_cast<std::uint16_t>(t.right - at);
  return whole;
}

void take_apart(const Condition& c, std::size_t at, std::size_t end, std::span<const Possible> values,
                std::vector<JoinedPart>& found) {
  const Term& term = c.terms[at];
  if (term.is == Operator::both) {
    take_apart(c, at + 1, term.right, values, found);
    return take_apart(c, term.right, end, values, found);
  }
  const Condition whole = alone(c, at, end);
  JoinedPart      part{.facts = {}, .verdict = judge(whole, values)};
  for (const Term& t : whole.terms)
    if (t.fact != Fact::none && std::ranges::find(part.facts, t.fact) == part.facts.end()) part.facts.push_back(t.fact);
  found.push_back(std::move(part));
}

}  // namespace

std::vector<JoinedPart> parts(const Condition& c, std::span<const Possible> values) {
  std::vector<JoinedPart> found;
  if (!c.empty()) take_apart(c, 0, c.terms.size(), values, found);
  return found;
}

}  // namespace nelm::board
