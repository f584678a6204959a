#include "nelm/board/step_sets.h"

#include <algorithm>

#include "nelm/board/trials.h"

namespace nelm::board {

using patient::index;

Steps::Steps(const patient::Case& the_case, const Knowledge& knowledge, const Assessment& now)
    : case_(the_case), knowledge_(knowledge), now_(now), first_(patient::fact_count + 1) {
  const auto limits_of = limits(knowledge);
  for (const patient::Row& r : patient::facts()) {
    first_[index(r.id)] = static_cast<StepNumber>(all_.size());
    for (const Step& s : steps(r.id, now.facts, limits_of[index(r.id)])) all_.push_back(s);
  }
  first_.back() = static_cast<StepNumber>(all_.size());
}

FactSet Steps::facts_of(const StepSet& set) const {
  FactSet facts;
  for (const StepNumber n : set) facts.set(index(all_[n].fact));
  return facts;
}

bool Steps::together(const StepSet& set, StepNumber n) const {
  return std::ranges::all_of(set, [&](StepNumber m) { return board::together(all_[m], all_[n]); });
}

const std::optional<Changed>& Steps::taken(const StepSet& set) {
  constexpr std::size_t most_kept = 2;
  const auto            judged    = [&] {
    std::vector<const Step*> steps;
    for (const StepNumber n : set) steps.push_back(&all_[n]);
    return changed(case_, knowledge_, now_, steps);
  };
  if (set.size() > most_kept) {
    if (set != last_set_) last_ = judged(), last_set_ = set;
    return last_;
  }
  const auto [at, is_new] = taken_.try_emplace(set);
  if (is_new) at->second = judged();
  return at->second;
}

StepSet with(StepSet set, StepNumber n) {
  set.insert(std::ranges::upper_bound(set, n), n);
  return set;
}

}  // namespace nelm::board
