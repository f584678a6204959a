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

struct PartingSearch {
  std::optional<Parting> found;
  bool                   all_tried = true;  // false: none found, and there were too many patients to try them all
};

/// The most patients tried for each of the two ways the sources may part, and once more where there were too many to find
/// the smallest. One of whom a fact more is said is tried anew.
inline constexpr unsigned most_patients_tried = 20'000;

/// The smallest found: the one is decided against by as few facts as can be, over the limits the two sources name and one
/// value in each gap between, and then all the other wants is made so. Where there are too many patients for that, the first
/// found for whom the other wants nothing more. Of two as small, that which the first source favours. Both sources must be
/// of the knowledge. Same in, same out.
PartingSearch parting(const Source&, const Source&, Option, const Knowledge&, Date on);

}  // namespace nelm::board
