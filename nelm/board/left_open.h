// What a case leaves out, and how many standings that leaves open.
#pragma once

#include "nelm/board/assess.h"

namespace nelm::board {

struct LeftOpen {
  FactSet     facts;     // not known, and asked for by a standing that is open
  std::size_t open = 0;  // standings such a fact leaves open; what a source's own silence leaves open is not counted
  std::size_t standings = 0;  // of all sources that speak of this case, on all options
};

LeftOpen left_open(const Assessment&);

}  // namespace nelm::board
