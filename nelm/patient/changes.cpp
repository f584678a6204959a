#include "nelm/patient/changes.h"

#include <array>
#include <bit>

#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

constexpr Possible nothing{{1, 0}, 0};

/// Nothing of a number, or of words, and so of either.
Possible only_words(Choices c) { return c == 0 ? nothing : choice(c); }

/// How many words there are up to the last of these.
unsigned last_word(Choices c) { return static_cast<unsigned>(std::bit_width(c)); }

/// The numbers above all that are possible now, or the words behind them.
Possible higher(Fact f, const Possible& now) {
  if (row(f).kind != Kind::number) return only_words(anything(f).choices & ~all_of_first(last_word(now.choices)));
  const Range above = meet(row(f).bounds, Range{now.numbers.high, at_least(0).high, !now.numbers.high_open, false});
  return above.empty() ? nothing : number(above);
}

/// The numbers below all that are possible now, or the words in front of them.
Possible lower(Fact f, const Possible& now) {
  if (row(f).kind != Kind::number) return only_words((now.choices & (~now.choices + 1)) - 1);
  const Range below = meet(row(f).bounds, Range{at_most(0).low, now.numbers.low, false, !now.numbers.low_open});
  return below.empty() ? nothing : number(below);
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
    case Changes::eased:   return lower(f, now);
    case Changes::gained:  return higher(f, now);
    case Changes::turns:   return only_words(anything(f).choices & ~now.choices);
    default:               return nothing;
  }
}

bool can_be_found_out(Fact f, const Possible& now) {
  const Row& r = row(f);
  if (r.changes == Changes::aside || single(f, now)) return false;
  return r.section != Section::pathology || r.changes != Changes::stays || now == anything(f);
}

std::string_view in_words(Changes c) {
  static constexpr std::array<std::string_view, 10> sentences{
      "",
      "",
      "stays as it is: not known, it can be found out; known, no change of it is proposed",
      "changes as the facts it follows from do",
      "rises with time, and never falls",
      "what was not done can be done; what was done stays done",
      "can be removed by treatment; that it appears is never proposed",
      "can be brought down by treatment: to less, to no, to a word further in front; that it gets worse is never "
      "proposed",
      "can be won by treatment: to more, to yes; that it is lost is never proposed",
      "turns with the course of the disease, either way"};
  return sentences.at(static_cast<std::size_t>(c));
}

}  // namespace nelm::patient
