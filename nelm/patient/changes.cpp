#include "nelm/patient/changes.h"

#include <array>

#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

constexpr Possible nothing{{1, 0}, 0};

/// Nothing of a number, or of words, and so of either.
Possible only_words(Choices c) { return c == 0 ? nothing : choice(c); }

/// The numbers above all that are possible now.
Possible higher(Fact f, const Possible& now) {
  const Range above = meet(row(f).bounds, Range{now.numbers.high, at_least(0).high, !now.numbers.high_open, false});
  return above.empty() ? nothing : number(above);
}

/// What can be done about it, and cannot be undone.
Possible done(Fact f, const Possible& now) {
  if (row(f).kind == Kind::number) return higher(f, now);
  if (f == Fact::primary_status) {
    using enum PrimaryStatus;
    return only_words(now.choices == only(in_situ) ? any_of(resected_curative, resected_noncurative) : 0);
  }
  return only_words(now.choices == no ? yes : 0);
}

/// Disease that is there can be removed; of nodes that cannot be removed, treatment may leave some that can.
Possible cleared(Fact f, const Possible& now) {
  if (f == Fact::regional_nodes) {
    using enum Nodes;
    const bool there = (now.choices & ~any_of(resectable, unresectable)) == 0;
    return only_words(there ? any_of(resectable, resected) & ~now.choices : 0);
  }
  return only_words(now.choices == yes ? no : 0);
}

}  // namespace

Possible can_become(Fact f, const Possible& now) {
  const Row& r = row(f);
  switch (r.changes) {
    case Changes::rises:   return higher(f, now);
    case Changes::done:    return done(f, now);
    case Changes::cleared: return cleared(f, now);
    case Changes::turns:
      // What is possible now is left out where it is tried: a number's range may have values on both sides of it.
      return r.kind == Kind::number ? number(r.bounds) : only_words(anything(f).choices & ~now.choices);
    default: return nothing;
  }
}

bool can_be_found_out(Fact f, const Possible& now) {
  const Row& r = row(f);
  if (r.changes == Changes::aside || single(f, now)) return false;
  return r.section != Section::pathology || r.changes != Changes::stays || now == anything(f);
}

std::string_view in_words(Changes c) {
  static constexpr std::array<std::string_view, 8> sentences{
      "",
      "",
      "stays as it is: not known, it can be found out; known, no change of it is proposed",
      "changes as the facts it follows from do",
      "rises with time, and never falls",
      "what was not done can be done; what was done stays done",
      "can be removed by treatment; that it appears is never proposed",
      "can change by treatment or by the course of the disease, either way; never by measuring it again"};
  return sentences.at(static_cast<std::size_t>(c));
}

}  // namespace nelm::patient
