#include "nelm/board/consequences.h"

#include <algorithm>

#include "nelm/board/trials.h"

namespace nelm::board {

namespace {

/// One trial and, for each position, whether it decides what is open now.
struct Tried {
  Trial             trial;
  std::vector<bool> decides;
};

std::vector<Tried> all_tried(Fact f, const patient::Case& the_case, const Knowledge& knowledge, const Assessment& now) {
  const auto         before    = outcomes(now);
  const auto         limits_of = limits(knowledge);
  std::vector<Tried> all;
  for (const Trial& trial : trials(f, now.facts, limits_of[patient::index(f)])) {
    const auto after = outcomes_given(trial.answer, the_case, knowledge, now);
    if (!after) continue;  // no such patient
    Tried tried{trial, std::vector<bool>(before.size())};
    for (std::size_t i = 0; i < before.size(); ++i) tried.decides[i] = !before[i].decided() && (*after)[i].decided();
    all.push_back(std::move(tried));
  }
  return all;
}

bool is_number(Fact f) { return patient::row(f).kind == patient::Kind::number; }

Consequence consequence_of(const Tried& tried, const Assessment& now) {
  const auto [fact, value] = tried.trial.answer;
  Consequence c{.fact = fact, .when = is_number(fact) ? patient::number(tried.trial.stands_for) : value};
  c.decides = static_cast<unsigned>(std::ranges::count(tried.decides, true));
  for (std::size_t i = 0; i < tried.decides.size(); ++i)
    if (tried.decides[i]) c.options |= bit(now.positions[i].option);
  return c;
}

}  // namespace

std::vector<Consequence> consequences(Fact f, const patient::Case& the_case, const Knowledge& knowledge,
                                      const Assessment& now) {
  std::vector<Consequence>       all;
  std::vector<std::vector<bool>> decides;  // of each of them
  for (const Tried& tried : all_tried(f, the_case, knowledge, now)) {
    const auto c     = consequence_of(tried, now);
    const auto joins = [&](std::size_t i) { return all[i].fact == c.fact && decides[i] == tried.decides; };
    // A number joins its neighbour only, so that a range stays in one piece; a word joins any.
    std::size_t i = is_number(c.fact) && !all.empty() ? all.size() - 1 : 0;
    while (i < all.size() && !joins(i)) ++i;
    if (i < all.size()) {
      all[i].when = is_number(c.fact) ? patient::number(hull(all[i].when.numbers, c.when.numbers))
                                      : patient::choice(all[i].when.choices | c.when.choices);
    } else {
      all.push_back(c);
      decides.push_back(tried.decides);
    }
  }
  return all;
}

}  // namespace nelm::board
