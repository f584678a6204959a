// Where each statement of the review lives: in which lines of knowledge, in the product itself, or in the evidence base.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nelm/board/knowledge.h"

namespace nelm::board {

/// A line of the evidence base that carries statements: "mayo-2011.3".
struct Carrier {
  std::string      line;
  StatementNumbers statements;
};

struct Covered {
  const ReviewStatement*   statement = nullptr;
  std::vector<std::string> lines;     // of knowledge, that carry it: "lt-common LC-2", "conflict C-02"
  std::vector<std::string> evidence;  // of the evidence base

  /// Where it belongs to the evidence base, a line of knowledge alone is none.
  bool has_a_home() const {
    if (statement->home == Home::product) return true;
    return !evidence.empty() || (statement->home == Home::knowledge && !lines.empty());
  }
};

/// Every statement of the review that the knowledge holds, by number, with the lines that say they carry it.
std::vector<Covered> coverage(const Knowledge&, std::span<const Carrier> evidence = {});

}  // namespace nelm::board
