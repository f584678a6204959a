// What moved between two sheets, on random patients by random rules and by the knowledge built in: nothing is told that did
// not move, nothing that moved is kept, and what moved has a cause.
#include "nelm/board/changes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/trying_laws.h"
#include "tests/widening.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

/// The same patient less known, and better known.
struct Pair {
  Case       little, much;
  Assessment was, is;

  explicit Pair(const Try& t) : little(), much(RandomPatient(t.draws, t.knowledge, t.places).the_case()) {
    little = t.less_known(much);
    was    = assess(little, t.knowledge, the_day);
    is     = assess(much, t.knowledge, the_day);
  }
  Pair(const Pair&)            = delete;
  Pair& operator=(const Pair&) = delete;

  Changes forth(const Knowledge& k) const { return changes({little, k, was}, {much, k, is}); }
  Changes back(const Knowledge& k) const { return changes({much, k, is}, {little, k, was}); }
};

void nothing_moved_from_itself(const Try& t) {
  const Pair p(t);
  RC_ASSERT(changes({p.much, t.knowledge, p.is}, {p.much, t.knowledge, p.is}).none());
  RC_ASSERT(changes({p.little, t.knowledge, p.was}, {p.little, t.knowledge, p.was}).none());
}

void what_moved_has_a_cause(const Try& t) {
  const Pair p(t);
  const auto all = p.forth(t.knowledge);
  for (const auto& m : all.standings) {
    if (m.by.empty()) broken("moved without a cause", *m.after, {&p.little, &p.much});
    for (const auto& cause : m.by)
      if (cause.facts.empty())
        broken(fmt::format("{} moved, and no fact it reads", cause.id()), *m.after, {&p.little, &p.much});
  }
  for (const auto& g : all.gates) RC_ASSERT(!g.facts.empty());
  for (const auto& n : all.needs) RC_ASSERT(!n.facts.empty());
}

/// Word and both ends, for a look of one's own.
bool stands_alike(const Assessment& was, const Assessment& is, std::size_t option, std::size_t position) {
  const auto &o = was.options[option], &n = is.options[option];
  const auto &a = was.positions[position], &b = is.positions[position];
  const Word  one = was.word(o, a), other = is.word(n, b);
  if (one != other) return false;
  const bool out = one == Word::not_applicable || one == Word::replaced;
  return out || (a.worst == b.worst && a.best == b.best && a.scope == b.scope);
}

void what_is_not_told_did_not_move(const Try& t) {
  const Pair p(t);
  const auto all = p.forth(t.knowledge);
  for (std::size_t o = 0; o < p.was.options.size(); ++o)
    for (std::size_t i = 0; i < p.was.options[o].count; ++i) {
      const auto at = p.was.options[o].first + i;
      const bool told =
          std::ranges::any_of(all.standings, [&](const auto& m) { return m.before == &p.was.positions[at]; });
      RC_ASSERT(told || stands_alike(p.was, p.is, o, at));
    }
  for (std::size_t o = 0; o < p.was.options.size(); ++o) {
    const bool told =
        std::ranges::any_of(all.needs, [&](const auto& n) { return n.option == p.was.options[o].option->id; });
    RC_ASSERT(told == (p.was.options[o].needs != p.is.options[o].needs));
  }
  for (std::size_t i = 0; i < p.was.gates.size(); ++i) {
    const bool told = std::ranges::any_of(all.gates, [&](const auto& g) { return g.before == p.was.gates[i].gate; });
    RC_ASSERT(told == (p.was.gates[i].state != p.is.gates[i].state));
  }
}

void the_way_back_is_the_way_there_turned_round(const Try& t) {
  const Pair p(t);
  const auto there = p.forth(t.knowledge), back = p.back(t.knowledge);
  RC_ASSERT(there.facts.size() == back.facts.size());
  for (std::size_t i = 0; i < there.facts.size(); ++i) {
    RC_ASSERT(there.facts[i].before == back.facts[i].after);
    RC_ASSERT(there.facts[i].after == back.facts[i].before);
  }
  RC_ASSERT(there.needs.size() == back.needs.size());
  for (std::size_t i = 0; i < there.needs.size(); ++i) RC_ASSERT(there.needs[i].before == back.needs[i].after);
  RC_ASSERT(there.flags.size() == back.flags.size());
  RC_ASSERT(there.texts.size() == back.texts.size());
  RC_ASSERT(there.standings.size() == back.standings.size());
  for (std::size_t i = 0; i < there.standings.size(); ++i) {
    RC_ASSERT(there.standings[i].word_before == back.standings[i].word_after);
    RC_ASSERT(there.standings[i].word_after == back.standings[i].word_before);
  }
}

}  // namespace

TEST_CASE("nothing moved between a case and itself") { holds_always("nothing moved", nothing_moved_from_itself); }

TEST_CASE("every standing and gate that moved did so by a moved fact that one of its conditions reads") {
  holds_always("what moved has a cause", what_moved_has_a_cause);
}

TEST_CASE("a standing or gate that is not told stands as before") {
  holds_always("what is not told did not move", what_is_not_told_did_not_move);
}

TEST_CASE("the way back is the way there turned round") {
  holds_always("turned round", the_way_back_is_the_way_there_turned_round);
}
