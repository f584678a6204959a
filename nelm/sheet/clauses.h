// What several sources say of one option, in clauses: those that come to the same word together, each reason with who gives
// it.
#pragma once

#include <span>
#include <string>

#include "nelm/sheet/statement.h"

namespace nelm::sheet {

struct Spoken {
  const board::Position* position = nullptr;
  Statement              says;
};

/// How much of a clause is said: each reason with who gives it and by which criterion; each reason with who gives it; who
/// alone.
enum class Detail : std::uint8_t { everything, reasons, sources };

/// "conditional: age 55 (a-list A-1, b-list B-2^), symptomatic (c); meets the list of d^". The clauses stand in the order in
/// which their words are first said; without criteria a source carries the marks of what it cites, and that it is doubted.
std::string in_clauses(std::span<const Spoken* const>, Detail);

}  // namespace nelm::sheet
