// What a report leaves possible. A fact is the set of values it may still have: "17 %" is one value, "10-15 %" some,
// "<3 %" all below three, "not reported" all of them; a category or a yes/no is a set of words.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>

namespace nelm::patient {

/// The numbers still possible: from low to high, each end with its own number (closed) or without (open).
struct Range {
  double low       = -std::numeric_limits<double>::infinity();
  double high      = std::numeric_limits<double>::infinity();
  bool   low_open  = false;
  bool   high_open = false;

  constexpr bool empty() const { return low > high || (low == high && (low_open || high_open)); }
  constexpr bool single() const { return low == high; }
  constexpr bool holds(double x) const { return (low_open ? x > low : x >= low) && (high_open ? x < high : x <= high); }
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

constexpr Range exactly(double x) { return {x, x}; }
constexpr Range between(double low, double high) { return {low, high}; }
constexpr Range at_least(double low) { return {low, std::numeric_limits<double>::infinity()}; }
constexpr Range at_most(double high) { return {-std::numeric_limits<double>::infinity(), high}; }
constexpr Range more_than(double low) { return {low, std::numeric_limits<double>::infinity(), true, false}; }
constexpr Range less_than(double high) { return {-std::numeric_limits<double>::infinity(), high, false, true}; }

/// What both leave possible; may be empty.
constexpr Range meet(Range a, Range b) {
  Range      both;
  const bool from_a = a.low > b.low || (a.low == b.low && a.low_open);
  const bool to_a   = a.high < b.high || (a.high == b.high && a.high_open);
  both.low          = from_a ? a.low : b.low;
  both.low_open     = from_a ? a.low_open : b.low_open;
  both.high         = to_a ? a.high : b.high;
  both.high_open    = to_a ? a.high_open : b.high_open;
  return both;
}

/// The smallest range that holds both: two reports of one thing leave all of it possible.
constexpr Range hull(Range a, Range b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Range      both;
  const bool from_a = a.low < b.low || (a.low == b.low && !a.low_open);
  const bool to_a   = a.high > b.high || (a.high == b.high && !a.high_open);
  both.low          = from_a ? a.low : b.low;
  both.low_open     = from_a ? a.low_open : b.low_open;
  both.high         = to_a ? a.high : b.high;
  both.high_open    = to_a ? a.high_open : b.high_open;
  return both;
}

/// The words still possible, a bit for each, in the order of the fact's vocabulary.
using Choices = std::uint32_t;

template <class E>
constexpr Choices only(E word) {
  return Choices{1} << static_cast<unsigned>(word);
}
template <class E, class... More>
constexpr Choices any_of(E word, More... more) {
  return (only(word) | ... | only(more));
}
constexpr Choices all_of_first(unsigned words) { return words >= 32 ? ~Choices{0} : (Choices{1} << words) - 1; }

/// Yes and no are the vocabulary of a yes/no fact: no comes first, so that false < true.
inline constexpr Choices no = 1, yes = 2, yes_or_no = 3;

/// The values of one fact still possible. A number fact uses `numbers`, every other `choices`; which, the table of
/// facts knows.
struct Possible {
  Range   numbers;
  Choices choices = ~Choices{0};

  constexpr bool empty() const { return numbers.empty() || choices == 0; }
  /// Exactly one value is left. (A number fact leaves its choices alone, and the other way round.)
  constexpr bool        single_number() const { return numbers.single(); }
  constexpr bool        single_choice() const { return std::has_single_bit(choices); }
  friend constexpr bool operator==(const Possible&, const Possible&) = default;
};

constexpr Possible number(Range r) { return {r, ~Choices{0}}; }
constexpr Possible number(double x) { return number(exactly(x)); }
constexpr Possible choice(Choices c) { return {Range{}, c}; }
constexpr Possible answer(bool is_so) { return choice(is_so ? yes : no); }

constexpr Possible meet(const Possible& a, const Possible& b) {
  return {meet(a.numbers, b.numbers), a.choices & b.choices};
}
constexpr Possible join(const Possible& a, const Possible& b) {
  return {hull(a.numbers, b.numbers), a.choices | b.choices};
}

}  // namespace nelm::patient
