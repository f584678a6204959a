// The facts a case is judged by: what was reported, what follows from it, what the facts that bind each other leave, and
// what contradicts.
#pragma once

#include <string>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/patient/case.h"
#include "nelm/patient/values.h"

namespace nelm::board {

/// Something a reader must see beside a fact.
struct Flag {
  enum class Why : std::uint8_t {
    contradiction,   // two things said or derived leave nothing in common: both stay possible
    reports_differ,  // several reports of one thing: all they say stays possible
    overridden,      // a clinician's word replaces a report or a derivation
    specimens_part,  // specimens lie on different sides of a limit somebody sets: a criterion may differ between them
    question,        // possible but unusual, or something that goes with it was not said
  };
  Fact        fact = Fact::none;
  Why         why  = Why::contradiction;
  std::string says;
};

/// One value entered on top of a case: a clinician's answer, tried out.
struct Answer {
  Fact     fact = Fact::none;
  Possible value;
};

struct Judged {
  patient::Values      values;   // by slot
  patient::Values      in_time;  // the same, with what rises with time risen without end
  std::vector<FactSet> asks;     // by slot: what would settle it; none if it is settled
  std::vector<Flag>    flags;

  const Possible& operator[](Fact f) const { return values[f]; }
};

/// Takes a case as it is known on a day (see patient::known_by), the knowledge's schemes and, to try them out, further
/// answers. Same in, same out.
Judged judge_facts(const patient::Case&, const Knowledge&, Date on, std::span<const Answer> = {});

/// The values by which the rules judged lesion by lesion look at one of them.
patient::Values values_of(const Judged&, const patient::Record& lesion);

/// The value a scheme gives.
Possible classify(const Scheme&, std::span<const Possible> values);

/// The classes of a scheme whose conditions are surely met: several where they overlap, none where it is open which.
std::vector<const Class*> classes_met(const Scheme&, std::span<const Possible> values);

}  // namespace nelm::board
