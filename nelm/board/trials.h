// Trying answers out: the answers a missing fact can have, told apart as far as any source tells them apart, and what each
// would leave of the standings.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// The limits the knowledge sets on each number, and on what follows from it: a number of lesions reported meets the limits
/// on the number of lesions. By `patient::index`.
std::vector<std::set<double>> limits(const Knowledge&);

/// An answer tried, and of a number all the values it stands for: no source tells them apart.
struct Trial {
  Answer         answer;
  patient::Range stands_for;
};

/// The values of a number no source tells apart, with one of each: every limit, every gap between, one beyond either end, as
/// far as they lie within; rising. None where no source sets a limit.
std::vector<Trial> cells(Fact, patient::Range within, const std::set<double>& limits);

/// One value inside a range; of whole numbers a whole one, if there is one.
std::optional<double> inside(patient::Range, bool whole);

/// The answers one fact can have, alone: each limit, one value in each gap between, each word. A list or a set of words is
/// answered by the yes/no facts that rest on it.
std::vector<Trial> trials(Fact, const Judged&, const std::set<double>& limits);

/// What is still possible of a standing: its position's ends and scope under its option's precondition.
struct Outcome {
  Verdict needs, scope;
  Word    worst, best;
  bool    decided() const {
    return needs == Verdict::unmet ||
           (needs == Verdict::met && scope != Verdict::unknown && (scope == Verdict::unmet || worst == best));
  }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// One for each position of the assessment, in its order.
std::vector<Outcome> outcomes(const Assessment&);

/// The same with an answer tried out on top of the case that was assessed; none if no such patient can be: the answer
/// contradicts what is known.
std::optional<std::vector<Outcome>> outcomes_given(const Answer&, const patient::Case&, const Knowledge&,
                                                   const Assessment& now);

}  // namespace nelm::board
