#include "nelm/board/worth_asking.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "nelm/board/conditions_of.h"

namespace nelm::board {

using patient::Kind;
using patient::Range;
using patient::Row;
using patient::row;

namespace {

/// The limits the knowledge sets on each number, and on what follows from it: a number of lesions reported meets the limits
/// on the number of lesions.
std::vector<std::set<double>> limits(const Knowledge& knowledge) {
  std::vector<std::set<double>> of(patient::fact_count);
  each_condition(knowledge, [&](const Condition& c) {
    for (const Term& t : c.terms)
      if (t.fact != Fact::none && row(t.fact).kind == Kind::number) of[patient::index(t.fact)].insert(t.limit);
  });
  for (const Row& r : patient::facts()) {
    if (r.kind != Kind::number) continue;
    for (const Fact below : r.rests_on)
      if (below != Fact::none && row(below).kind == Kind::number)
        of[patient::index(below)].insert(of[patient::index(r.id)].begin(), of[patient::index(r.id)].end());
  }
  return of;
}

/// One value inside a range; of whole numbers a whole one, if there is one.
std::optional<double> inside(Range r, bool whole) {
  if (r.empty()) return {};
  constexpr double beyond = 1;
  double           value  = (r.low + r.high) / 2;
  if (!std::isfinite(r.low)) value = r.high - beyond;
  if (!std::isfinite(r.high)) value = std::isfinite(r.low) ? r.low + beyond : 0;
  if (whole) value = std::ceil(value);
  if (whole && !r.holds(value)) --value;
  return r.holds(value) ? std::optional(value) : std::nullopt;
}

/// Each limit, one value in each gap between, and one beyond either end, as far as they are still possible.
std::vector<Possible> tried(Fact f, Range possible, const std::set<double>& limits) {
  const bool            whole = row(f).traits.whole;
  std::vector<Possible> all;
  const auto            add = [&](Range gap) {
    if (const auto value = inside(meet(possible, gap), whole)) all.push_back(patient::number(*value));
  };
  double below = -std::numeric_limits<double>::infinity();
  for (const double limit : limits) {
    add(Range{below, limit, true, true});
    add(patient::exactly(limit));
    below = limit;
  }
  if (!limits.empty()) add(patient::more_than(below));
  return all;
}

/// The answers one fact can have, alone. A list or a set of words is answered by the yes/no facts that rest on it.
std::vector<Answer> answers(Fact f, const Judged& judged, const std::set<double>& limits) {
  std::vector<Answer> all;
  const auto          each_word = [&](Fact of) {
    for (patient::Choices left = judged[of].choices & anything(of).choices; left != 0; left &= left - 1)
      all.push_back({of, patient::choice(left & (~left + 1))});
  };
  switch (row(f).kind) {
    case Kind::number:
      for (const Possible& value : tried(f, judged[f].numbers, limits)) all.push_back({f, value});
      if (f == Fact::lesion_count_reported) each_word(Fact::innumerable);  // a count may be answered by that word
      break;
    case Kind::choice:
    case Kind::yes_no: each_word(f); break;
    default:
      for (const Row& r : patient::facts())
        if (std::ranges::find(r.rests_on, f) != r.rests_on.end() && r.kind == Kind::yes_no) each_word(r.id);
  }
  return all;
}

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

std::vector<Outcome> outcomes(const Assessment& a) {
  std::vector<Outcome> all;
  for (const OptionJudged& o : a.options)
    for (const Position& p : a.positions_of(o)) all.push_back({o.needs, p.scope, p.worst, p.best});
  return all;
}

FactSet asked_anywhere(const Assessment& a) {
  FactSet asked;
  for (const OptionJudged& o : a.options) {
    if (o.needs == Verdict::unmet) continue;
    asked |= o.missing;
    for (const Position& p : a.positions_of(o)) asked |= p.missing;
  }
  for (const GateJudged& g : a.gates) asked |= g.missing;
  return asked;
}

std::size_t contradictions(const Assessment& a) {
  return static_cast<std::size_t>(std::ranges::count(a.facts.flags, Flag::Why::contradiction, &Flag::why));
}

}  // namespace

std::vector<Worth> worth_asking(const patient::Case& the_case, const Knowledge& knowledge, const Assessment& now) {
  const auto    limits_of = limits(knowledge);
  const auto    before    = outcomes(now);
  const FactSet asked     = asked_anywhere(now);

  std::vector<Worth> all;
  for (const Row& r : patient::facts()) {
    if (!asked.test(patient::index(r.id))) continue;
    Worth             worth{.fact = r.id};
    std::vector<bool> narrowed(before.size()), decided(before.size());
    for (const Answer& answer : answers(r.id, now.facts, limits_of[patient::index(r.id)])) {
      const Assessment then = assess(the_case, knowledge, now.on, std::span{&answer, 1});
      if (contradictions(then) > contradictions(now)) continue;  // no such patient
      const auto after = outcomes(then);
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].decided() || after[i] == before[i]) continue;
        narrowed[i] = true;
        decided[i]  = decided[i] || after[i].decided();
        worth.options |= bit(now.positions[i].option);
      }
    }
    worth.narrows = static_cast<unsigned>(std::ranges::count(narrowed, true));
    worth.decides = static_cast<unsigned>(std::ranges::count(decided, true));
    for (const GateJudged& g : now.gates)
      if (g.missing.test(patient::index(r.id))) worth.gates |= g.gate->options;
    all.push_back(worth);
  }
  std::ranges::stable_sort(all, [](const Worth& a, const Worth& b) {
    const auto settles = [](const Worth& w) { return std::popcount(w.gates); };
    return std::tuple(b.narrows, b.decides, settles(b)) < std::tuple(a.narrows, a.decides, settles(a));
  });
  return all;
}

}  // namespace nelm::board
