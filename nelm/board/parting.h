// Where two sources part on an option: a smallest patient for whom one surely favours it and the other is surely against.
#pragma once

#include <optional>

#include "nelm/board/assess.h"

namespace nelm::board {

/// No fact of the case can be left out without one of the two being open again.
struct Parting {
  patient::Case     the_case;
  Option            option{};
  const Source*     favours = nullptr;
  const Source*     against = nullptr;
  Word              for_it{}, against_it{};
  std::vector<Fact> facts;  // what is said of the patient, in the order of the catalogue
};

/// The smallest found: the one is decided against by at most three facts its rules name, over the limits that occur in the
/// knowledge and one value in each gap between, and then all the other wants is made so. Of two as small, that which the first source favours.
/// None if no three facts decide either against the option while the other can still favour it. Both sources must be of the
/// knowledge. Same in, same out.
std::optional<Parting> parting(const Source&, const Source&, Option, const Knowledge&, Date on);

}  // namespace nelm::board
