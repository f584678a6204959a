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

  PartingSearch smallest() {
    auto found = by_fewest_facts();
    if (!found && !all_tried_) found = by_what_the_one_wants();
    const bool none_left = found || all_tried_;
    return {std::move(found), none_left};
  }

 private:
  static constexpr unsigned most_tries = 300;

  /// By ever more facts of the patient, until the one is decided against by some.
  std::optional<Parting> by_fewest_facts() {
    std::optional<Parting> found;
    std::vector<StepSet>   open{{}};
    while (!open.empty() && !found) {
      std::set<StepSet> sets;
      for (const StepSet& set : open)
        if (against_it_.judge(set)) go_on(set, asked_by(against_it_), sets);
      open.clear();
      for (const StepSet& set : sets) {
        if (!may_part(set)) continue;
        if (side_of(against_it_.word()) != Side::against) {
          open.push_back(set);
          continue;
        }
        tries_left_  = most_tries;
        auto parting = written(completed(set));
        if (parting && (!found || parting->facts.size() < found->facts.size())) found = std::move(parting);
      }
    }
    return found;
  }

  /// First all that the one wants, as far as the other may still be against it; then what the other asks for.
  std::optional<Parting> by_what_the_one_wants() {
    tried_      = 0;
    tries_left_ = most_patients_tried;
    return written(completed({}));
  }

  /// What would settle what a source says of the patient judged last: the facts it asks for, and those that follow from
  /// them.
  static FactSet asked_by(const InTheWay& way) {
    FactSet       asked = way.position().missing | way.option().missing;
    const FactSet named = way.named();
    for (bool more = true; more;) {
      const FactSet was = asked;
      for (const Row& r : patient::facts())
        for (const Fact below : r.rests_on)
          if (below != Fact::none && was.test(index(below)) && named.test(index(r.id))) asked.set(index(r.id));
      more = asked != was;
    }
    return asked;
  }

  void go_on(const StepSet& set, const FactSet& facts, std::set<StepSet>& sets) {
    const FactSet taken = steps_.facts_of(set);
    for (const Row& r : patient::facts()) {
      if (!facts.test(index(r.id)) || taken.test(index(r.id))) continue;
      for (StepNumber n = steps_.first(r.id); n != steps_.behind(r.id); ++n)
        if (steps_.together(set, n)) sets.insert(with(set, n));
    }
  }

  /// Whether a source may still point that way of the patient judged last: by any word left to it, and by some rule.
  static bool may_point(const InTheWay& way, Side side) {
    const Position& p = way.position();
    if (way.option().needs == Verdict::unmet || p.scope == Verdict::unmet || p.replaced == Verdict::met) return false;
    const auto points = [&](Word w) { return side_of(w) == side; };
    bool       words  = points(p.worst) || points(p.best);
    for (auto w = static_cast<unsigned>(p.worst); w < static_cast<unsigned>(p.best); ++w)
      words = words || points(static_cast<Word>(w));
    const auto rule = [&](const RuleJudged& r) {
      const bool bars_nothing   = r.rule->form == Form::bar && r.span.best == Grade::excluded;
      const bool never_decided  = side == Side::favours && !can_favour(*r.rule);
      const bool points_at_most = points(word_of(*r.rule, r.span.worst)) || points(word_of(*r.rule, r.span.best));
      return r.scope != Verdict::unmet && !bars_nothing && !never_decided && points_at_most;
    };
    return words && std::ranges::any_of(way.rules(), rule);
  }

  /// Whether the one can still favour it and the other be against it. False too once too many were tried.
  bool may_part(const StepSet& set) {
    if (tried_ == most_patients_tried) return all_tried_ = false;
    ++tried_;
    return for_it_.judge(set) && may_point(for_it_, Side::favours) && against_it_.judge(set) &&
           may_point(against_it_, Side::against);
  }

  bool part(const StepSet& set) {
    return for_it_.judge(set) && side_of(for_it_.word()) == Side::favours && against_it_.judge(set) &&
           side_of(against_it_.word()) == Side::against;
  }

  /// Until the one surely favours it, what stands in its way; then what it asks for until it is in one word; then what the
  /// other asks for.
  FactSet to_go_on_by(const StepSet& set) {
    FactSet facts = for_it_.next(set, patient::fact_count);
    if (!for_it_.suffices(set)) return facts;
    if (!for_it_.position().decided()) return asked_by(for_it_);
    return against_it_.judge(set) ? asked_by(against_it_) : FactSet{};
  }

  /// With all the one source wants made so; what is decided against stays so. Whatever leaves fewest things in the way is
  /// tried first, and of that what the source itself names.
  std::optional<StepSet> completed(const StepSet& set) {
    if (part(set)) return set;
    if (tries_left_ == 0) all_tried_ = false;
    if (tries_left_ == 0) return {};
    --tries_left_;
    struct Onward {
      std::size_t things, not_named;
      StepSet     set;
    };
    const FactSet       named = for_it_.named();
    std::vector<Onward> onwards;
    std::set<StepSet>   sets;
    go_on(set, to_go_on_by(set), sets);
    for (const StepSet& more : sets)
      if (may_part(more)) onwards.push_back({for_it_.things(), (steps_.facts_of(more) & ~named).count(), more});
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

  /// The oldest patient of whom the one says the same word: a child shows a board less.
  StepSet of_the_oldest(StepSet set) {
    if (!for_it_.judge(set)) return set;
    const Word word = for_it_.word();
    for (StepNumber& n : set) {
      if (steps_[n].fact != Fact::age_years) continue;
      const StepNumber was = n;
      for (n = steps_.behind(Fact::age_years); --n > was;)
        if (part(set) && for_it_.judge(set) && for_it_.word() == word) break;
    }
    return set;
  }

  /// The patient as a case, with nothing idle; none if, written out, the two do not part on it.
  std::optional<Parting> written(const std::optional<StepSet>& full) {
    if (!full) return {};
    const StepSet set = of_the_oldest(without_what_is_idle(*full));
    Parting       p{.the_case = {}, .option = option_, .favours = &favours_, .against = &against_, .facts = {}};
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
    const bool they_part   = side_of(p.for_it) == Side::favours && side_of(p.against_it) == Side::against;
    return they_part ? std::optional(std::move(p)) : std::nullopt;
  }

  const Source&    favours_;
  const Source&    against_;
  Option           option_;
  const Knowledge& knowledge_;
  Steps&           steps_;
  InTheWay         for_it_, against_it_;
  unsigned         tries_left_ = 0;  // for one patient whom the one is against
  unsigned         tried_      = 0;  // in all
  bool             all_tried_  = true;
};

/// Nothing but what these two say, and those that stand in their place: no other limit tells two patients apart.
Knowledge of_these(const Source& one, const Source& other, Knowledge k) {
  std::erase_if(k.sources, [&](const Source& s) {
    const auto replaces = [&](const Source& old) {
      return std::ranges::find(old.superseded_by, s.id, &SupersededBy::source) != old.superseded_by.end();
    };
    return s.id != one.id && s.id != other.id && !replaces(one) && !replaces(other);
  });
  return k;
}

bool has_a_rule(const Source& s, Option o) {
  return std::ranges::any_of(s.rules, [&](const Rule& r) { return !r.per_lesion && speaks_of(r, o); });
}

}  // namespace

PartingSearch parting(const Source& one, const Source& other, Option o, const Knowledge& knowledge, Date on) {
  if (!has_a_rule(one, o) || !has_a_rule(other, o)) return {};
  const patient::Case nobody;
  const Knowledge     of_the_two = of_these(one, other, knowledge);
  const Assessment    now        = assess(nobody, of_the_two, on);
  const BoundTogether ties(of_the_two);
  Steps               steps(nobody, of_the_two, now);
  auto                search  = Parts(one, other, o, knowledge, ties, steps).smallest();
  auto                reverse = Parts(other, one, o, knowledge, ties, steps).smallest();
  const bool smaller = reverse.found && (!search.found || reverse.found->facts.size() < search.found->facts.size());
  if (smaller) return reverse;
  search.all_tried = search.found || (search.all_tried && reverse.all_tried);
  return search;
}

}  // namespace nelm::board
