#include "nelm/board/what_would_change.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "nelm/board/in_the_way.h"

namespace nelm::board {

using patient::index;
using patient::Kind;
using patient::Row;
using patient::row;

namespace {

/// The search for one position: fewest facts first, and from a set that does not suffice only on by what stands in the way.
class SearchForChanges {
 public:
  SearchForChanges(InTheWay& way, Steps& steps) : way_(way), steps_(steps) {}

  std::vector<Way> ways() {
    std::vector<StepSet> open{{}};
    for (std::size_t taken = 0; taken < most_facts_changed; ++taken) {
      std::vector<StepSet> sets;
      for (const StepSet& set : open) go_on(set, most_facts_changed - taken, sets);
      std::ranges::sort(sets);
      sets.erase(std::ranges::unique(sets).begin(), sets.end());
      Nearest nearest;
      for (const StepSet& set : sets)
        if (way_.suffices(set)) keep_nearest(nearest, set);
      if (!nearest.empty()) return in_order(nearest);
      open = std::move(sets);
    }
    return {};
  }

 private:
  void go_on(const StepSet& set, std::size_t left, std::vector<StepSet>& sets) {
    const FactSet facts = way_.next(set, left);
    for (const Row& r : patient::facts()) {
      if (!facts.test(index(r.id))) continue;
      for (StepNumber n = steps_.first(r.id); n != steps_.behind(r.id); ++n)
        if (steps_.together(set, n)) sets.push_back(with(set, n));
    }
  }

  // -- what is said of those that suffice

  unsigned crosses(const StepSet& set) const {
    unsigned sum = 0;
    for (const StepNumber n : set) sum += steps_[n].crosses;
    return sum;
  }
  double months(const StepSet& set) const {
    double sum = 0;
    for (const StepNumber n : set) sum += steps_[n].months;
    return sum;
  }
  bool nearer(const StepSet& a, const StepSet& b) const {
    return std::tuple(crosses(a), months(a)) < std::tuple(crosses(b), months(b));
  }

  using Nearest = std::map<std::vector<Fact>, StepSet>;  // by the facts changed, in the order of the catalogue

  void keep_nearest(Nearest& nearest, const StepSet& set) const {
    std::vector<Fact> facts;
    for (const StepNumber n : set) facts.push_back(steps_[n].fact);
    const auto [at, is_new] = nearest.try_emplace(facts, set);
    if (!is_new && nearer(set, at->second)) at->second = set;
  }

  /// Those that change most of what the source names; and of those that only name the passing of time by different facts,
  /// that by which least of it passes.
  std::vector<Way> in_order(Nearest& nearest) {
    const FactSet named = way_.named();
    const auto    count = [&](const StepSet& set) { return (steps_.facts_of(set) & named).count(); };
    std::size_t   most  = 0;
    for (const auto& [facts, set] : nearest) most = std::max(most, count(set));
    std::erase_if(nearest, [&](const auto& way) { return count(way.second) < most; });
    const auto besides_time = [&](const StepSet& set) {
      std::vector<Fact> facts;
      for (const StepNumber n : set) facts.push_back(steps_[n].how == How::in_time ? Fact::none : steps_[n].fact);
      std::ranges::sort(facts);
      return facts;
    };
    std::map<std::vector<Fact>, double> least;
    for (const auto& [facts, set] : nearest) {
      const auto [at, is_new] = least.try_emplace(besides_time(set), months(set));
      if (!is_new) at->second = std::min(at->second, months(set));
    }
    std::erase_if(nearest, [&](const auto& way) { return months(way.second) > least[besides_time(way.second)]; });
    std::vector<Way> ways;
    for (const auto& [facts, set] : nearest) ways.push_back(widened(set));
    std::ranges::stable_sort(ways, {}, &Way::crosses);  // the facts stand in the order of the catalogue
    return ways;
  }

  /// Whether every choice of one step from each suffices.
  bool all_suffice(const std::vector<StepSet>& of_each) {
    std::vector<StepSet> sets{{}};
    for (const StepSet& steps : of_each) {
      std::vector<StepSet> longer;
      for (const StepSet& set : sets)
        for (const StepNumber n : steps) longer.push_back(set), longer.back().push_back(n);
      sets = std::move(longer);
    }
    return std::ranges::all_of(sets, [&](const StepSet& set) { return way_.suffices(set); });
  }

  /// The nearest steps, and as far around each as all that lies there suffices too.
  Way widened(const StepSet& set) {
    std::vector<StepSet> of_each;
    for (const StepNumber n : set) of_each.push_back({n});
    for (std::size_t i = 0; i < set.size(); ++i) widen(of_each, i, set[i]);
    Way way{.changes = {}, .crosses = crosses(set)};
    for (const StepSet& steps : of_each) {
      Change change{steps_[steps.front()].fact, steps_[steps.front()].how, steps_[steps.front()].stands_for};
      for (const StepNumber n : steps)
        change.to = row(change.fact).kind == Kind::number
                        ? patient::number(hull(change.to.numbers, steps_[n].stands_for.numbers))
                        : patient::choice(change.to.choices | steps_[n].stands_for.choices);
      way.changes.push_back(change);
    }
    return way;
  }

  void widen(std::vector<StepSet>& of_each, std::size_t i, StepNumber from) {
    const Fact f         = steps_[from].fact;
    const bool in_a_row  = row(f).kind == Kind::number;
    const auto alike     = [&](StepNumber n) { return steps_[n].how == steps_[from].how; };
    const auto takes_too = [&](StepNumber n) {
      auto one = of_each;
      one[i]   = {n};
      if (!alike(n) || !all_suffice(one)) return false;
      of_each[i].insert(std::ranges::upper_bound(of_each[i], n), n);
      return true;
    };
    for (StepNumber n = from; n-- > steps_.first(f);)
      if ((in_a_row && steps_[n].cell + 1 != steps_[n + 1U].cell) || (!takes_too(n) && in_a_row)) break;
    for (StepNumber n = from; ++n < steps_.behind(f);)
      if ((in_a_row && steps_[n].cell != steps_[n - 1U].cell + 1) || (!takes_too(n) && in_a_row)) break;
  }

  InTheWay& way_;
  Steps&    steps_;
};

bool could_favour(const Position& p, const Assessment& a) {
  return p.replaced != Verdict::met && p.scope != Verdict::unmet &&
         std::ranges::any_of(a.rules_of(p), [](const RuleJudged& r) { return can_favour(*r.rule); });
}

}  // namespace

std::vector<WouldChange> what_would_change(const patient::Case& the_case, const Knowledge& knowledge,
                                           const Assessment& now) {
  const BoundTogether      ties(knowledge);
  Steps                    steps(the_case, knowledge, now);
  std::vector<WouldChange> all;
  for (const OptionJudged& o : now.options) {
    if (o.needs == Verdict::unmet) continue;
    for (const Position& p : now.positions_of(o)) {
      if (!could_favour(p, now) || surely_favours(o, p)) continue;
      InTheWay way(*p.source, o.option->id, knowledge, ties, steps);
      all.push_back({&p, SearchForChanges(way, steps).ways()});
    }
  }
  return all;
}

}  // namespace nelm::board
