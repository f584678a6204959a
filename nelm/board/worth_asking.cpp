#include "nelm/board/worth_asking.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "nelm/board/trials.h"

namespace nelm::board {

namespace {

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

}  // namespace

std::vector<Worth> worth_asking(const patient::Case& the_case, const Knowledge& knowledge, const Assessment& now) {
  const auto    limits_of = limits(knowledge);
  const auto    before    = outcomes(now);
  const FactSet asked     = asked_anywhere(now);

  std::vector<Worth> all;
  for (const patient::Row& r : patient::facts()) {
    if (!asked.test(patient::index(r.id))) continue;
    Worth             worth{.fact = r.id};
    std::vector<bool> narrowed(before.size()), decided(before.size());
    for (const Trial& trial : trials(r.id, now.facts, limits_of[patient::index(r.id)])) {
      const auto after = outcomes_given(trial.answer, the_case, knowledge, now);
      if (!after) continue;  // no such patient
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].decided() || (*after)[i] == before[i]) continue;
        narrowed[i] = true;
        decided[i]  = decided[i] || (*after)[i].decided();
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
