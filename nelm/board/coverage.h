// Where each statement of the review lives: in which lines of knowledge, in the product itself, or in the evidence base.
#pragma once

#include <string>
#include <vector>

#include "nelm/board/knowledge.h"

namespace nelm::board {

struct Covered {
  const ReviewStatement*   statement = nullptr;
  std::vector<std::string> lines;  // of knowledge, that carry it: "lt-common LC-2", "conflict C-02"

  bool has_a_home() const { return !lines.empty() || statement->home != Home::knowledge; }
};

/// Every statement of the review that the knowledge holds, by number, with the lines that say they carry it.
std::vector<Covered> coverage(const Knowledge&);

}  // namespace nelm::board
