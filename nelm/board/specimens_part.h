// Two specimens are two facts, and only the highest is judged. Where that matters to a source, the reader sees both.
#pragma once

#include "nelm/board/judged.h"

namespace nelm::board {

/// For Ki-67 and mitoses, the limits of the knowledge that surely part one specimen from another; for the grade reported,
/// differentiation and morphology, words that exclude each other. Each specimen's value stands beside it.
std::vector<Flag> specimens_that_part(const patient::Case&, const Knowledge&);

}  // namespace nelm::board
