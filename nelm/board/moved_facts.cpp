#include "nelm/board/moved_facts.h"

#include <algorithm>
#include <array>

#include "nelm/patient/reported.h"

namespace nelm::board {

using patient::Case;
using patient::index;
using patient::Kind;
using patient::Record;
using patient::Row;
using patient::row;

namespace {

bool valued(const Row& r) {
  return r.kind == Kind::number || r.kind == Kind::date || r.kind == Kind::yes_no || r.kind == Kind::choice;
}

FactMoved moved(Fact f, const Possible& before, const Possible& after) {
  const bool narrowed = meet(before, after) == after;
  return {.fact = f, .scheme = {}, .before = before, .after = after, .narrowed = narrowed, .follows = {}};
}

std::vector<const Scheme*> schemes_giving(const Knowledge& k, Fact f) {
  std::vector<const Scheme*> all;
  for (const Scheme& s : k.schemes)
    if (s.gives == f) all.push_back(&s);
  return all;
}

/// What is listed of a fact that holds several words at once; anything if nobody listed any, not even none.
Possible listed(const Case& c, Fact f) {
  const auto words = patient::listed_words(c, f);
  return words ? patient::choice(*words) : patient::anything(f);
}

void add(std::vector<FactMoved>& all, FactMoved f) {
  if (f.before != f.after) all.push_back(f);
}

void add_by_schemes(std::vector<FactMoved>& all, const Row& r, const Judgement& before, const Judgement& after) {
  const auto& was         = before.assessment.facts;
  const auto& is          = after.assessment.facts;
  const auto  old_schemes = schemes_giving(before.knowledge, r.id), new_schemes = schemes_giving(after.knowledge, r.id);
  if (old_schemes.size() <= 1 && new_schemes.size() <= 1) {
    auto f        = moved(r.id, was[r.id], is[r.id]);
    f.slot_before = f.slot_after = static_cast<Slot>(index(r.id));
    add(all, f);
    return;
  }
  for (const Scheme* s : new_schemes) {
    const auto old = std::ranges::find(old_schemes, s->id, [](const Scheme* o) { return std::string_view(o->id); });
    if (old == old_schemes.end()) continue;
    auto f        = moved(r.id, was.values.all()[(*old)->slot], is.values.all()[s->slot]);
    f.scheme      = s->id;
    f.slot_before = (*old)->slot;
    f.slot_after  = s->slot;
    add(all, f);
  }
}

/// The facts a derived one rests on, by the table of facts and by the schemes that give it.
FactSet rests_on(const Row& r, const Knowledge& k) {
  FactSet set;
  for (const Fact below : r.rests_on)
    if (below != Fact::none) set.set(index(below));
  for (const Scheme* s : schemes_giving(k, r.id))
    for (const Class& c : s->classes) set |= facts_of(c.when);
  return set;
}

void say_what_follows(std::vector<FactMoved>& all, const Knowledge& k) {
  FactSet those;
  for (const FactMoved& f : all) those.set(index(f.fact));
  for (FactMoved& f : all) f.follows = rests_on(row(f.fact), k) & those;
}

/// What names an entry of a list among the others.
struct Named {
  Fact                list;
  std::array<Fact, 2> by;
};
constexpr Named names[] = {
    {Fact::lesions, {Fact::lesion_id, Fact::none}},
    {Fact::specimens, {Fact::specimen_of, Fact::specimen_date}},
    {Fact::extrahepatic, {Fact::elsewhere_site, Fact::none}},
    {Fact::treatments, {Fact::treatment_type, Fact::treatment_start}},
};

/// Whether two entries bear the same name; entries without any do not.
bool same_name(Fact list, const Record& a, const Record& b) {
  const auto* named = std::ranges::find(names, list, &Named::list);
  if (named == std::end(names)) return false;
  bool any = false;
  for (const Fact f : named->by) {
    if (f == Fact::none) continue;
    const auto *in_a = a.find(f), *in_b = b.find(f);
    if (in_a == nullptr && in_b == nullptr) continue;
    if (in_a == nullptr || in_b == nullptr) return false;
    const bool text = row(f).kind == Kind::text;
    if (text ? in_a->words != in_b->words : in_a->value != in_b->value) return false;
    any = true;
  }
  return any;
}

std::vector<FactMoved> differences(Fact list, const Record& before, const Record& after) {
  std::vector<FactMoved> all;
  for (const Row& r : patient::facts())
    if (r.in == list && valued(r)) add(all, moved(r.id, before[r.id], after[r.id]));
  return all;
}

bool alike(Fact list, const Record& a, const Record& b) { return differences(list, a, b).empty(); }

}  // namespace

std::vector<FactMoved> moved_facts(const Judgement& before, const Judgement& after) {
  std::vector<FactMoved> all;
  for (const Row& r : patient::facts()) {
    if (r.in != Fact::none) continue;
    if (r.kind == Kind::members)
      add(all, moved(r.id, listed(before.the_case, r.id), listed(after.the_case, r.id)));
    else if (valued(r))
      add_by_schemes(all, r, before, after);
  }
  say_what_follows(all, after.knowledge);
  return all;
}

std::vector<ItemPair> item_pairs(const Case& before, const Case& after, Fact list) {
  const auto            olds = patient::items(before, list), news = patient::items(after, list);
  std::vector<ItemPair> pairs;
  for (const Record& now : news) pairs.push_back({nullptr, &now, pairs.size() + 1});
  std::vector<bool> taken(olds.size());
  const auto        pair_off = [&](auto same) {
    for (ItemPair& p : pairs)
      for (std::size_t i = 0; p.before == nullptr && i < olds.size(); ++i)
        if (!taken[i] && same(olds[i], *p.after)) p.before = &olds[i], taken[i] = true;
  };
  pair_off([&](const Record& a, const Record& b) { return same_name(list, a, b); });
  const auto names_nothing = [&](const Record& r) { return !same_name(list, r, r); };
  pair_off(
      [&](const Record& a, const Record& b) { return (names_nothing(a) || names_nothing(b)) && alike(list, a, b); });
  pair_off([&](const Record& a, const Record& b) { return names_nothing(a) && names_nothing(b); });
  for (std::size_t i = 0; i < olds.size(); ++i)
    if (!taken[i]) pairs.push_back({&olds[i], nullptr, i + 1});
  return pairs;
}

std::vector<ItemMoved> moved_items(const Case& before, const Case& after) {
  std::vector<ItemMoved> all;
  for (const Row& r : patient::facts()) {
    if (r.kind != Kind::list) continue;
    for (const ItemPair& p : item_pairs(before, after, r.id)) {
      ItemMoved item{.list = r.id, .number = p.number, .before = p.before, .after = p.after, .facts = {}};
      if (p.before != nullptr && p.after != nullptr) item.facts = differences(r.id, *p.before, *p.after);
      if (p.before == nullptr || p.after == nullptr || !item.facts.empty()) all.push_back(std::move(item));
    }
  }
  return all;
}

}  // namespace nelm::board
