// A patient with a few facts changed, or found out: which steps a fact can take, and what the facts are once they are taken.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// How a fact comes to be what it would have to be.
enum class How : std::uint8_t {
  found_out,  // it may be so already: it is not known
  in_time,    // by waiting
  done,       // an operation, a treatment, an examination
  treated,    // by treatment
  turned,     // by the course of the disease
};

/// One fact made one of the values no source tells apart.
struct Step {
  Fact     fact = Fact::none;
  How      how  = How::found_out;
  Possible value;        // one of them
  Possible stands_for;   // all of them
  unsigned cell    = 0;  // its place among all the fact can be at all: limits and gaps in rising order, or words
  unsigned crosses = 0;  // limits and gaps between it and the nearest value possible now; of a word 1; found out: 0
  double   months  = 0;  // that pass at least, where it comes to be so in time
};

/// The steps a fact can take by itself, in rising order: over the limits that occur in the knowledge and one value in each
/// gap between.
std::vector<Step> steps(Fact, const Judged& now, const std::set<double>& limits);

/// Whether two facts may be changed in one breath: of those that rise with time one is named, the others rise with it; of
/// those that tell whether the primary has a complication one, for the others may follow from it.
bool together(const Step&, const Step&);

/// The facts once the steps are taken, as an assessment needs them, with the case that goes with them; none if there is no
/// such patient: the steps contradict each other, or what stays, or what is found out contradicts what is so now.
/// Where time passes, all that rises with time rises by as many months, the age by as many birthdays as may fall into them.
struct Changed {
  patient::Case   the_case;
  patient::Values values;
};
std::optional<Changed> changed(const patient::Case&, const Knowledge&, const Assessment& now,
                               std::span<const Step* const> steps);

}  // namespace nelm::board
