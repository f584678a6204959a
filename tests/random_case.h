// Random patients, complete, who contradict themselves nowhere. Numbers are drawn where the rules set limits, in the gaps
// between and beyond, for uniform numbers never meet a limit.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "nelm/board/judged.h"
#include "nelm/patient/words.h"
#include "tests/worth_trying.h"

namespace nelm::laws {

using patient::Case;
using patient::Entry;
using patient::List;
using patient::Record;

inline constexpr Date the_day{std::chrono::year{2026} / 11 / 23};

inline bool contradicts_itself(const Judged& judged) {
  return std::ranges::find(judged.flags, Flag::Why::contradiction, &Flag::why) != judged.flags.end();
}

class RandomPatient {
 public:
  RandomPatient(Draws& draws, const Knowledge& knowledge, const Places& places)
      : draws_(draws), knowledge_(knowledge), places_(places), judged_(judge_facts({}, knowledge, the_day)) {
    add_lists();
    if (draws_.one_in(4)) enter({.fact = Fact::patient_declines, .value = patient::choice(some_of(~Choices{0} >> 9U))});
    for (const Row& r : patient::facts())
      if (named().test(patient::index(r.id)))
        for (const Fact input : inputs(r.id))
          if (!draws_.one_in(3)) settle(input);
    for (const Row& r : patient::facts())
      if (named().test(patient::index(r.id))) settle(r.id);
  }

  const Case&   the_case() const { return case_; }
  const Judged& judged() const { return judged_; }

  /// Has this patient know one more fact, so that somebody who asks can be told. False if nothing can be said of it that
  /// does not contradict the rest.
  bool tell(Fact f) {
    if (row(f).kind == Kind::list) return case_.list(f) != nullptr || enter(List{.fact = f});
    settle(f);
    if (f == Fact::extrahepatic_workup && !reported(Fact::workup_closed)) return false;
    if (reported(f)) return true;
    const Possible possible = possible_of(f);
    return !possible.empty() && patient::single(f, possible) && enter(Entry{.fact = f, .value = possible});
  }

 private:
  const FactSet& named() {
    if (named_.none()) named_ = facts_named(knowledge_);
    return named_;
  }

  bool reported(Fact f) const { return case_.facts.find(f) != nullptr; }

  /// What a fact may follow from besides the lists.
  static std::vector<Fact> inputs(Fact f) {
    switch (f) {
      case Fact::age_years:                    return {Fact::birth_date};
      case Fact::primary_resection_months_ago: return {Fact::primary_resection_date};
      case Fact::diagnosis_months_ago:         return {Fact::diagnosis_date};
      case Fact::stability_months:             return {Fact::disease_status, Fact::status_since};
      case Fact::recurrence_interval_months:
      case Fact::liver_recurrence:             return {Fact::curative_liver_resection_date, Fact::recurrence_date};
      case Fact::ki67_pct:                     return {Fact::ki67_primary_pct, Fact::ki67_metastasis_pct};
      case Fact::liver_tumour_load_pct:        return {Fact::liver_volume_ml};
      default:                                 {
        std::vector<Fact> below;
        for (const Fact input : row(f).rests_on)
          if (input != Fact::none) below.push_back(input);
        return below;
      }
    }
  }

  // -- one value for a fact

  void settle(Fact f) {
    switch (row(f).kind) {
      case Kind::number:
      case Kind::date:
      case Kind::yes_no:
      case Kind::choice:  return settle_value(f);
      case Kind::members: return settle_members(f);
      default:            return;
    }
  }

  /// One value it still can have, entered; also a second time what already follows, now and then.
  void settle_value(Fact f) {
    if (reported(f)) return;
    const Possible possible = possible_of(f);
    if (possible.empty() || (patient::single(f, possible) && !draws_.one_in(4))) return;
    for (int attempts = 3; attempts > 0; --attempts)
      if (enter({.fact = f, .value = a_value(f, possible)})) return;
  }

  void settle_members(Fact f) {
    if (reported(f)) return;
    if (f == Fact::primary_complication) {
      const Choices none = patient::only(patient::Complication::none);
      const Choices some = some_of(anything(f).choices & ~none);
      enter({.fact = f, .value = patient::choice(some == 0 || draws_.one_in(2) ? none : some)});
    } else if (f == Fact::extrahepatic_workup) {
      enter({.fact = f, .value = patient::choice(some_of(anything(f).choices) | Choices{1})});
      enter({.fact = Fact::workup_closed, .value = patient::answer(true)});
    }
  }

  /// What all the schemes that give it leave possible.
  Possible possible_of(Fact f) const {
    Possible possible = judged_[f];
    for (const Scheme& s : knowledge_.schemes)
      if (s.gives == f) possible = meet(possible, judged_.values.all()[s.slot]);
    return possible;
  }

  bool enter(Entry entry) {
    case_.facts.entries.push_back(std::move(entry));
    return keep_or([&] { case_.facts.entries.pop_back(); });
  }

  bool enter(List list) {
    case_.lists.push_back(std::move(list));
    return keep_or([&] { case_.lists.pop_back(); });
  }

  template <class Undo>
  bool keep_or(const Undo& undo) {
    Judged now = judge_facts(case_, knowledge_, the_day);
    if (contradicts_itself(now)) {
      undo();
      return false;
    }
    judged_ = std::move(now);
    return true;
  }

  Possible a_value(Fact f, const Possible& possible) {
    switch (row(f).kind) {
      case Kind::number: return patient::number(a_number(f, possible.numbers));
      case Kind::date:   return patient::number(a_day(f, possible.numbers));
      default:           return patient::choice(a_word(possible.choices));
    }
  }

  double a_number(Fact f, Range possible) {
    std::vector<double> left;
    for (const double v : places_.of(f))
      if (possible.holds(v)) left.push_back(v);
    if (!left.empty()) return draws_.from(left);
    if (!possible.low_open) return possible.low;
    return std::isfinite(possible.high) ? (possible.low + possible.high) / 2 : possible.low + 1;
  }

  double a_day(Fact f, Range possible) {
    static constexpr int months[] = {0, 1, 6, 12, 13, 36, 37}, years[] = {18, 45, 50, 55, 60, 61};
    const int            back = f == Fact::birth_date ? 12 * draws_.from(years) : draws_.from(months);
    const auto day = static_cast<double>(day_number(months_after(the_day, -back)) - static_cast<int>(draws_.below(2)));
    return possible.holds(day) ? day : possible.low;
  }

  Choices a_word(Choices of) {
    std::vector<Choices> words;
    for (Choices left = of; left != 0; left &= left - 1) words.push_back(left & (~left + 1));
    return draws_.from(words);
  }

  Choices some_of(Choices of) {
    Choices some = 0;
    for (Choices left = of; left != 0; left &= left - 1)
      if (draws_.one_in(3)) some |= left & (~left + 1);
    return some;
  }

  // -- lists

  void add_lists() {
    if (draws_.one_in(2)) add_lesions();
    if (draws_.one_in(3)) add_specimens();
    if (draws_.one_in(2)) add_treatments();
    if (draws_.one_in(2)) add_sites_elsewhere();
  }

  void add_lesions() {
    List list{.fact = Fact::lesions};
    for (unsigned n = draws_.below(4); n > 0; --n) list.items.push_back(lesion(n));
    case_.facts.entries.push_back({.fact = Fact::lesion_list_complete, .value = patient::answer(true)});
    enter(std::move(list));
  }

  Record lesion(unsigned number) {
    using patient::Segment;
    static constexpr Segment right[]  = {Segment::V, Segment::VI, Segment::VII, Segment::VIII};
    static constexpr Segment left[]   = {Segment::II, Segment::III, Segment::IVa, Segment::IVb, Segment::IV};
    static constexpr double  shares[] = {1, 0.5, 0.1};

    Record     item;
    const auto say = [&](Fact f, const Possible& value) { item.entries.push_back({.fact = f, .value = value}); };
    item.entries.push_back({.fact = Fact::lesion_id, .value = {}, .words = "lesion " + std::to_string(number)});
    const bool on_the_right = draws_.one_in(2);
    const auto segment      = on_the_right ? patient::only(draws_.from(right)) : patient::only(draws_.from(left));
    say(Fact::segments, patient::choice(draws_.one_in(5) ? patient::only(Segment::I) : segment));
    if (item.entries.back().value.choices == segment && draws_.one_in(2))
      say(Fact::side, patient::choice(patient::only(on_the_right ? patient::Side::right : patient::Side::left)));
    const double mm    = a_number(Fact::longest_diameter_mm, anything(Fact::longest_diameter_mm).numbers);
    const bool   in_3d = draws_.one_in(2);
    say(Fact::longest_diameter_mm, patient::number(mm));
    if (in_3d) say(Fact::diameter_is_3d, patient::answer(true));
    say(Fact::volume_ml, patient::number(draws_.from(shares) * std::numbers::pi / 6 * mm * mm * mm / 1000));
    say(Fact::planned, a_value(Fact::planned, anything(Fact::planned)));
    say(Fact::near_hilum_or_duct, a_value(Fact::near_hilum_or_duct, anything(Fact::near_hilum_or_duct)));
    if (draws_.one_in(3)) say(Fact::viable, patient::answer(draws_.one_in(2)));
    return item;
  }

  void add_specimens() {
    List list{.fact = Fact::specimens};
    for (unsigned n = 1 + draws_.below(2); n > 0; --n) {
      Record item;
      for (const Fact f : {Fact::specimen_of, Fact::specimen_ki67, Fact::specimen_mitoses, Fact::specimen_grade,
                           Fact::specimen_differentiation})
        if (!draws_.one_in(5)) item.entries.push_back({.fact = f, .value = a_value(f, anything(f))});
      list.items.push_back(std::move(item));
    }
    enter(std::move(list));
  }

  void add_treatments() {
    static constexpr Option types[] = {Option::ssa,
                                       Option::prrt,
                                       Option::chemo,
                                       Option::iat_tae,
                                       Option::lt,
                                       Option::primary_resection,
                                       Option::valve_replacement_first};
    List                    list{.fact = Fact::treatments};
    bool                    removed = false;
    for (unsigned n = draws_.below(4); n > 0; --n) {
      const Option type = draws_.from(types);
      if (type == Option::primary_resection && removed) continue;  // a primary is removed once
      removed = removed || type == Option::primary_resection;
      list.items.push_back({{{.fact = Fact::treatment_type, .value = patient::choice(patient::only(type))},
                             {.fact  = Fact::treatment_intent,
                              .value = a_value(Fact::treatment_intent, anything(Fact::treatment_intent))}}});
    }
    enter(std::move(list));
  }

  void add_sites_elsewhere() {
    List list{.fact = Fact::extrahepatic};
    for (unsigned n = draws_.below(3); n > 0; --n) {
      Record item;
      for (const Fact f : {Fact::elsewhere_site, Fact::elsewhere_status, Fact::elsewhere_counts_as})
        item.entries.push_back({.fact = f, .value = a_value(f, anything(f))});
      list.items.push_back(std::move(item));
    }
    enter(std::move(list));
  }

  Draws&           draws_;
  const Knowledge& knowledge_;
  const Places&    places_;
  Case             case_;
  Judged           judged_;
  FactSet          named_;
};

}  // namespace nelm::laws
