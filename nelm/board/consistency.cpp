#include "nelm/board/consistency.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "nelm/board/judged.h"
#include "nelm/patient/binding.h"

namespace nelm::board {

using patient::index;
using patient::Kind;
using patient::Row;
using patient::row;
using patient::Values;

std::vector<Possible> representatives(Fact f, std::span<const Condition* const> conditions) {
  const Row&            r = row(f);
  std::vector<Possible> all;
  if (r.kind != Kind::number) {
    for (patient::Choices left = anything(f).choices; left != 0; left &= left - 1)
      all.push_back(patient::choice(left & (~left + 1)));
    return all;
  }
  std::set<double> limits;
  for (const Condition* c : conditions)
    for (const Term& t : c->terms)
      if (t.fact == f) limits.insert(t.limit);
  std::set<double> values(limits);
  constexpr double beyond = 1;
  const double     least  = std::isfinite(r.bounds.low) ? r.bounds.low : 0;
  for (auto at = limits.begin(); at != limits.end(); ++at) {
    const double below = at == limits.begin() ? least : *std::prev(at);
    values.insert((below + *at) / 2);
  }
  values.insert(limits.empty()                 ? least + beyond
                : std::isfinite(r.bounds.high) ? (*limits.rbegin() + r.bounds.high) / 2
                                               : *limits.rbegin() + beyond);
  values.insert(least);
  for (double v : values) {
    if (r.traits.whole) v = std::floor(v);
    const Possible value = patient::number(v);
    if (r.bounds.holds(v) && std::ranges::find(all, value) == all.end()) all.push_back(value);
  }
  return all;
}

namespace {

bool consistent(const Values& v) {
  return std::ranges::all_of(patient::bindings(), [&](const patient::Binding& b) {
    return !patient::holds(b, v) || !meet(v[b.then], b.is).empty();
  });
}

constexpr std::size_t most_cases_tried = 200'000;

}  // namespace

std::optional<Values> example(std::span<const Wanted> wanted, std::size_t slots) {
  std::vector<const Condition*> conditions;
  FactSet                       named;
  for (const Wanted& w : wanted) {
    conditions.push_back(w.condition);
    named |= facts_of(*w.condition);
  }
  std::vector<Fact>                  facts;
  std::vector<std::vector<Possible>> of;
  std::size_t                        product = 1;
  for (const Row& r : patient::facts()) {
    if (!named.test(index(r.id))) continue;
    facts.push_back(r.id);
    of.push_back(representatives(r.id, conditions));
    product *= of.back().size();
    if (product > most_cases_tried) return {};
  }

  Values values(slots);
  for (std::size_t n = 0; n < product; ++n) {
    std::size_t rest = n;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      values[facts[i]] = of[i][rest % of[i].size()];
      rest /= of[i].size();
    }
    for (const Wanted& w : wanted)  // a further scheme's place holds the same fact
      for (const Term& t : w.condition->terms)
        if (t.fact != Fact::none) values.at(t.slot) = values[t.fact];
    const bool as_wanted =
        std::ranges::all_of(wanted, [&](const Wanted& w) { return judge(*w.condition, values.all()) == w.verdict; });
    if (as_wanted && consistent(values)) return values;
  }
  return {};
}

}  // namespace nelm::board
