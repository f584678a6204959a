#include "nelm/board/trials.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "nelm/board/conditions_of.h"

namespace nelm::board {

using patient::Kind;
using patient::Range;
using patient::Row;
using patient::row;

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

namespace {

std::size_t contradictions(const Assessment& a) {
  return static_cast<std::size_t>(std::ranges::count(a.facts.flags, Flag::Why::contradiction, &Flag::why));
}

}  // namespace

std::vector<Trial> cells(Fact f, Range within, const std::set<double>& limits) {
  const bool         whole = row(f).traits.whole;
  std::vector<Trial> all;
  const auto         add = [&](Range gap) {
    const auto stands_for = meet(within, gap);
    if (const auto value = inside(stands_for, whole)) all.push_back({{f, patient::number(*value)}, stands_for});
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

std::vector<Trial> trials(Fact f, const Judged& judged, const std::set<double>& limits) {
  std::vector<Trial> all;
  const auto         each_word = [&](Fact of) {
    for (patient::Choices left = judged[of].choices & anything(of).choices; left != 0; left &= left - 1)
      all.push_back({{of, patient::choice(left & (~left + 1))}, {}});
  };
  switch (row(f).kind) {
    case Kind::number:
      all = cells(f, judged[f].numbers, limits);
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

std::vector<Outcome> outcomes(const Assessment& a) {
  std::vector<Outcome> all;
  for (const OptionJudged& o : a.options)
    for (const Position& p : a.positions_of(o)) {
      // Whether the option arises or not, there is nothing to narrow.
      const bool says_nothing = p.count == 0, replaced = p.replaced == Verdict::met;
      all.push_back(
          {says_nothing || replaced ? Verdict::met : o.needs, replaced ? Verdict::unmet : p.scope, p.worst, p.best});
    }
  return all;
}

std::optional<std::vector<Outcome>> outcomes_given(const Answer& answer, const patient::Case& the_case,
                                                   const Knowledge& knowledge, const Assessment& now) {
  const Assessment then = assess(the_case, knowledge, now.on, std::span{&answer, 1});
  if (contradictions(then) > contradictions(now)) return {};
  return outcomes(then);
}

}  // namespace nelm::board
