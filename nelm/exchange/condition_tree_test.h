// A condition's tree in words, for the tests that read and write conditions.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "nelm/exchange/condition_text.h"

namespace nelm::exchange {

inline constexpr Standing where{"sources/x.toml", 7, 11, "rule[1].met_if"};

/// The tree in prefix words: "both(ki67_pct < 10, not symptomatic)"; else what was wrong.
inline std::string tree_from(const std::vector<board::Term>& terms, std::size_t at) {
  const board::Term& t   = terms[at];
  const auto         two = [&] { return fmt::format("({}, {})", tree_from(terms, at + 1), tree_from(terms, t.right)); };
  const auto         sign = [&](const char* s) { return fmt::format("{} {} {:.1f}", row(t.fact).name, s, t.limit); };
  using board::Operator;
  switch (t.is) {
    case Operator::below:    return sign("<");
    case Operator::at_most:  return sign("<=");
    case Operator::at_least: return sign(">=");
    case Operator::above:    return sign(">");
    case Operator::among:    return fmt::format("{} among {}", row(t.fact).name, t.words);
    case Operator::both:     return "both" + two();
    case Operator::either:   return "either" + two();
    default:                 return fmt::format("not({})", tree_from(terms, at + 1));
  }
}
inline std::string tree(std::string_view text) {
  const auto read = read_condition(text, where);
  return read ? tree_from(read->terms, 0) : sentence(read.error().at(0));
}

}  // namespace nelm::exchange
