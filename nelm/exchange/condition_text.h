// A condition as a clinician writes it, to the tree the board judges, and back.
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/condition.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// Where a condition stands, so that a problem points at the very character. `excerpt` and `caret` of a problem show the
/// condition itself.
struct Standing {
  std::string_view file;
  int              line = 0, column = 0;  // of the condition's first character
  std::string_view field;                 // "rule[0].criterion[2].met_if"
};

/// The grammar:
///     condition   = conjunction { "or" conjunction }
///     conjunction = term { "and" term }
///     term        = "not" ( yes-no-fact | group ) | group | comparison | yes-no-fact
///     group       = "(" condition ")"
///     comparison  = number-fact ( "<" | "<=" | ">=" | ">" ) number [ unit ]
///                 | choice-fact ( "=" | "!=" ) text
///                 | choice-fact "in" "{" text { "," text } "}"
///     unit        = "'" UCUM "'" | "months" | "years"          text = "'" value "'"
/// The unit stands exactly when the table of facts gives the fact one. Groups nest 64 deep at most; whatever the text,
/// it returns. Slots are those of the facts themselves. `x != 'a'` becomes "one of the other words", a bare yes/no fact
/// "yes". One problem at most: the first.
Result<board::Condition> read_condition(std::string_view text, const Standing&);

/// The condition written out, with as few groups as its meaning needs; reading it gives the same tree again. A term that asks a
/// yes/no fact to be no is written as its negation, "not bilobar", and read back as that.
std::string written(const board::Condition&);

}  // namespace nelm::exchange
