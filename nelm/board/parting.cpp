#include "nelm/board/parting.h"

#include <algorithm>
#include <bit>
#include <set>

#include "nelm/board/in_the_way.h"
#include "nelm/patient/words.h"

namespace nelm::board {

using patient::index;
using patient::Row;
using patient::row;

namespace {

constexpr std::size_t most_facts_against = 3;

/// The first of the words by which a treatment makes a fact so.
patient::Choices first_of(patient::Choices words) { return words & (~words + 1); }

class Parts {
 public:
  Parts(const Source& favours, const Source& against, Option o, const Knowledge& knowledge, const BoundTogether& ties,
        Steps& steps)
      : favours_(favours),
        against_(against),
        option_(o),
        knowledge_(knowledge),
        steps_(steps),
        for_it_(favours, o, knowledge, ties, steps),
        against_it_(against, o, knowledge, ties, steps) {}

  std::optional<Parting> smallest() {
    std::optional<Parting> found;
    std::vector<StepSet>   open{{}};
    const FactSet          facts = against_it_.named();
    for (std::size_t n = 0; n < most_facts_against && !found; ++n) {
      std::set<StepSet> sets;
      for (const StepSet& set : open) go_on(set, facts, sets);
      open.assign(sets.begin(), sets.end());
      for (const StepSet& set : open) {
        if (!decided_against(set) || !still_favourable(set)) continue;
        tries_left_     = most_tries;
        const auto full = completed(set);
        if (!full) continue;
        auto parting = written(of_the_oldest(without_what_is_idle(*full)));
        if (parting && (!found || parting->facts.size() < found->facts.size())) found = std::move(parting);
      }
    }
    return found;
  }

 private:
  static constexpr unsigned most_tries = 300;

  void go_on(const StepSet& set, const FactSet& facts, std::set<StepSet>& sets) {
    const FactSet taken = steps_.facts_of(set);
    for (const Row& r : patient::facts()) {
      if (!facts.test(index(r.id)) || taken.test(index(r.id))) continue;
      for (StepNumber n = steps_.first(r.id); n != steps_.behind(r.id); ++n)
        if (steps_.together(set, n)) sets.insert(with(set, n));
    }
  }

  bool decided_against(const StepSet& set) {
    return against_it_.judge(set) && side_of(against_it_.word()) == Side::against;
  }

  bool still_favourable(const StepSet& set) {
    if (!for_it_.judge(set)) return false;
    const Position& p = for_it_.position();
    return for_it_.option().needs != Verdict::unmet && p.scope != Verdict::unmet && p.replaced != Verdict::met &&
           p.best != Word::against && p.best != Word::condition_not_met && p.best != Word::not_eligible;
  }

  bool part(const StepSet& set) { return decided_against(set) && for_it_.suffices(set); }

  /// With all the one source wants made so; what is decided against stays so. Whatever leaves fewest things in the way is
  /// tried first, and of that what the source itself names.
  std::optional<StepSet> completed(const StepSet& set) {
    if (part(set)) return set;
    if (tries_left_ == 0) return {};
    --tries_left_;
    struct Onward {
      std::size_t things, not_named;
      StepSet     set;
    };
    const FactSet       named = for_it_.named();
    std::vector<Onward> onwards;
    std::set<StepSet>   sets;
    go_on(set, for_it_.next(set, patient::fact_count), sets);
    for (const StepSet& more : sets)
      if (still_favourable(more)) onwards.push_back({for_it_.things(), (steps_.facts_of(more) & ~named).count(), more});
    std::ranges::stable_sort(onwards, {}, [](const Onward& o) { return std::pair(o.things, o.not_named); });
    for (const Onward& onward : onwards)
      if (const auto full = completed(onward.set)) return full;
    return {};
  }

  StepSet without_what_is_idle(StepSet set) {
    for (std::size_t i = set.size(); i-- > 0;) {
      StepSet fewer = set;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (part(fewer)) set = std::move(fewer);
    }
    return set;
  }

  /// The oldest patient it is so of: a child shows a board less.
  StepSet of_the_oldest(StepSet set) {
    for (StepNumber& n : set) {
      if (steps_[n].fact != Fact::age_years) continue;
      const StepNumber was = n;
      for (n = steps_.behind(Fact::age_years); --n > was;)
        if (part(set)) break;
    }
    return set;
  }

  /// The patient as a case; none if, written out, the two do not part on it.
  std::optional<Parting> written(const StepSet& set) {
    Parting p{.the_case = {}, .option = option_, .favours = &favours_, .against = &against_, .facts = {}};
    for (const StepNumber n : set) {
      p.facts.push_back(steps_[n].fact);
      if (row(steps_[n].fact).rests_on.front() == Fact::treatments && steps_[n].value.choices == patient::yes)
        continue;  // the treatment stands among the lists
      p.the_case.facts.entries.push_back({.fact = steps_[n].fact, .value = steps_[n].value});
    }
    p.the_case.lists = steps_.taken(set)->the_case.lists;
    for (auto& list : p.the_case.lists)
      for (auto& item : list.items)
        for (auto& e : item.entries) e.value.choices = first_of(e.value.choices);
    if (p.the_case.list(Fact::treatments) != nullptr)
      p.the_case.facts.entries.push_back({.fact = Fact::treatments_open, .value = patient::answer(true)});
    const Assessment a     = assess(p.the_case, knowledge_, steps_.now().on);
    const auto*      one   = a.position(favours_.id, option_);
    const auto*      other = a.position(against_.id, option_);
    p.for_it               = a.word(a.option(option_), *one);
    p.against_it           = a.word(a.option(option_), *other);
    const bool sure        = surely_favours(a.option(option_), *one);
    return sure && side_of(p.against_it) == Side::against ? std::optional(std::move(p)) : std::nullopt;
  }

  const Source&    favours_;
  const Source&    against_;
  Option           option_;
  const Knowledge& knowledge_;
  Steps&           steps_;
  InTheWay         for_it_, against_it_;
  unsigned         tries_left_ = 0;
};

bool has_a_rule(const Source& s, Option o) {
  return std::ranges::any_of(s.rules, [&](const Rule& r) { return !r.per_lesion && speaks_of(r, o); });
}

}  // namespace

std::optional<Parting> parting(const Source& one, const Source& other, Option o, const Knowledge& knowledge, Date on) {
  if (!has_a_rule(one, o) || !has_a_rule(other, o)) return {};
  const patient::Case nobody;
  const Assessment    now = assess(nobody, knowledge, on);
  const BoundTogether ties(knowledge);
  Steps               steps(nobody, knowledge, now);
  auto                found   = Parts(one, other, o, knowledge, ties, steps).smallest();
  auto                reverse = Parts(other, one, o, knowledge, ties, steps).smallest();
  const bool          smaller = reverse && (!found || reverse->facts.size() < found->facts.size());
  return smaller ? std::move(reverse) : std::move(found);
}

}  // namespace nelm::board
