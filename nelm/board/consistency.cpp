#include "nelm/board/consistency.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "nelm/board/judged.h"
#include "nelm/patient/binding.h"
#include "nelm/patient/derivation.h"

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

constexpr std::size_t most_terms_judged = 4'000'000;  // some tenths of a second

/// Gives the facts their values one by one, and turns back as soon as a verdict is lost: narrowing never wins it back.
class Search {
 public:
  Search(std::span<const Wanted> wanted, const Knowledge& knowledge) : wanted_(wanted), values_(knowledge.slots) {
    std::vector<const Condition*> conditions;
    FactSet                       named;
    std::set<Slot>                slots;
    for (const Wanted& w : wanted) {
      conditions.push_back(w.condition);
      named |= facts_of(*w.condition);
      terms_ += w.condition->terms.size();
      for (const Term& t : w.condition->terms)
        if (t.fact != Fact::none) slots.insert(t.slot);
    }
    for (const Scheme& s : knowledge.schemes) {
      values_.at(s.slot) = patient::anything(s.gives);
      if (!slots.contains(s.slot)) continue;
      schemes_.push_back(&s);
      for (const Class& c : s.classes) conditions.push_back(&c.when);
    }
    for (const Row& r : patient::facts()) {
      if (!named.test(index(r.id))) continue;
      facts_.push_back({r.id, {}, representatives(r.id, conditions)});
      for (const Slot slot : slots)
        if (slot == index(r.id) ||
            std::ranges::any_of(schemes_, [&](const Scheme* s) { return s->slot == slot && s->gives == r.id; }))
          facts_.back().slots.push_back(slot);
    }
  }

  Example run() {
    const bool found = from(0);
    return {found ? std::optional(values_) : std::nullopt, found || judged_ <= most_terms_judged};
  }

 private:
  struct Named {
    Fact                  fact;
    std::vector<Slot>     slots;  // a further scheme's place holds the same fact
    std::vector<Possible> values;
  };

  bool from(std::size_t next) {
    judged_ += terms_ + 1;
    if (judged_ > most_terms_judged) return false;
    const bool lost = std::ranges::any_of(wanted_, [&](const Wanted& w) {
      const Verdict v = judge(*w.condition, values_.all());
      return v != w.verdict && v != Verdict::unknown;
    });
    if (lost) return false;
    if (next == facts_.size()) return wanted_exactly() && consistent();
    const Named& named = facts_[next];
    for (const Possible& value : named.values) {
      for (const Slot slot : named.slots) values_.at(slot) = value;
      if (from(next + 1)) return true;
    }
    for (const Slot slot : named.slots) values_.at(slot) = patient::anything(named.fact);
    return false;
  }

  bool wanted_exactly() const {
    return std::ranges::all_of(wanted_,
                               [&](const Wanted& w) { return judge(*w.condition, values_.all()) == w.verdict; });
  }

  /// Whether narrowing by all that follows leaves every fact something.
  bool consistent() {
    static const patient::Case nothing_reported;
    Values                     values = values_;
    for (bool moved = true; moved;) {
      moved = false;
      judged_ += values.all().size();
      const auto narrow = [&](std::size_t slot, const Possible& to) {
        const Possible left = meet(values.all()[slot], to);
        moved |= left != values.all()[slot];
        values.at(slot) = left;
        return !left.empty();
      };
      for (const auto& d : patient::derivations())
        if (!narrow(index(d.gives), d.from({nothing_reported, values, a_day}))) return false;
      for (const auto& b : patient::bindings())
        if (patient::holds(b, values) && !narrow(index(b.then), b.is)) return false;
      for (const Scheme* s : schemes_)
        if (!narrow(s->slot, classify(*s, values.all()))) return false;
      if (judged_ > most_terms_judged) return false;
    }
    return true;
  }

  static constexpr Date a_day{std::chrono::year{2026} / 1 / 1};  // without a report no derivation looks at it

  std::span<const Wanted>    wanted_;
  Values                     values_;
  std::vector<Named>         facts_;
  std::vector<const Scheme*> schemes_;
  std::size_t                terms_ = 0, judged_ = 0;
};

}  // namespace

Example example(std::span<const Wanted> wanted, const Knowledge& knowledge) { return Search(wanted, knowledge).run(); }

}  // namespace nelm::board
