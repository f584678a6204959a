#include "nelm/board/case_changed.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "nelm/board/trials.h"
#include "nelm/patient/changes.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::board {

using patient::Case;
using patient::Choices;
using patient::Entry;
using patient::index;
using patient::Kind;
using patient::List;
using patient::Option;
using patient::Range;
using patient::Row;
using patient::row;

namespace {

bool rests_on(Fact f, Fact below) { return std::ranges::find(row(f).rests_on, below) != row(f).rests_on.end(); }

/// Asked for by itself, or for a list it follows from: nothing else that is still open would tell it. A number of lesions
/// may be told to be innumerable.
bool asked_itself(Fact f, const Judged& now) {
  FactSet asked = now.asks[index(f)];
  asked.reset(index(f));
  if (asked.none() || f == Fact::innumerable) return true;
  return std::ranges::any_of(row(f).rests_on, [&](Fact below) {
    return below != Fact::none && asked.test(index(below)) &&
           (row(below).kind == Kind::list || row(below).kind == Kind::members);
  });
}

constexpr double months_a_year = 12;
double           months_in(Fact f) { return row(f).unit == "years" ? months_a_year : 1; }

How how(Fact f) {
  switch (row(f).changes) {
    case patient::Changes::rises: return How::in_time;
    case patient::Changes::done:  return How::done;
    case patient::Changes::turns: return How::turned;
    default:                      return How::treated;
  }
}

std::vector<Step> steps_of_number(Fact f, const Judged& now, bool findable, const std::set<double>& limits) {
  const Range is = now[f].numbers, reachable = patient::can_become(f, now[f]).numbers;
  const auto  all = cells(f, row(f).bounds, limits);
  std::size_t low = all.size(), high = 0;  // the cells in which it can be now
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!meet(all[i].stands_for, is).empty()) low = std::min(low, i), high = i;

  std::vector<Step> steps;
  const auto        add = [&](How by, Range to, std::size_t cell, std::size_t crosses) {
    if (const auto value = inside(to, row(f).traits.whole))
      steps.push_back({f, by, patient::number(*value), patient::number(to), static_cast<unsigned>(cell),
                       static_cast<unsigned>(crosses), by == How::in_time ? months_in(f) * (*value - is.high) : 0});
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Range possible = meet(all[i].stands_for, is);
    if (!possible.empty()) {
      if (findable && low < high) add(How::found_out, possible, i, 0);
    } else if (const Range to = meet(all[i].stands_for, reachable); !to.empty()) {
      add(how(f), to, i, i < low ? low - i : i - high);
    }
  }
  return steps;
}

std::vector<Step> steps_of_words(Fact f, const Judged& now, bool findable) {
  std::vector<Step> steps;
  const Choices     is = now[f].choices, reachable = patient::can_become(f, now[f]).choices;
  unsigned          cell = 0;
  for (Choices left = anything(f).choices; left != 0; left &= left - 1, ++cell) {
    const Choices word  = left & (~left + 1);
    const auto    value = patient::choice(word);
    if ((is & word) != 0) {
      if (findable && is != word) steps.push_back({f, How::found_out, value, value, cell, 0});
    } else if ((reachable & word) != 0) {
      steps.push_back({f, how(f), value, value, cell, 1});
    }
  }
  return steps;
}

/// Changes made to a case, one after the other.
class Changing {
 public:
  Changing(const Case& the_case, const Assessment& now) : case_(the_case), now_(now) {}

  /// False if nelm cannot say how this patient could come to be so.
  bool take(const Step& s) {
    if (rests_on(s.fact, Fact::treatments) && s.value.choices == patient::yes) return give(s.fact), true;
    if (s.how == How::found_out) return answers_.push_back({s.fact, s.value}), true;
    if (s.how == How::in_time) return let_pass(s), true;
    if (rests_on(s.fact, Fact::primary_complication)) return complicate(s), true;
    if (rests_on(s.fact, Fact::extrahepatic)) return clear(s);
    if (s.fact == Fact::disease_status) forget(Fact::status_since), forget(Fact::stability_months);
    say(s.fact, s.value, outlives_its_derivation(s.fact));
    return true;
  }

  const Case&             the_case() const { return case_; }
  std::span<const Answer> answers() const { return answers_; }

 private:
  /// What follows from a list of lesions or examinations, or from what was done, of a patient who has moved on from them.
  static bool outlives_its_derivation(Fact f) {
    using enum Fact;
    switch (f) {
      case primary_status:
      case lesion_count:
      case max_lesion_mm:
      case lesion_near_duct_or_vessel:
      case bilobar:
      case liver_tumour_load_pct:
      case cytoreducible_fraction_pct:
      case workup_mri:
      case workup_sstr:                return true;
      default:                         return false;
    }
  }

  void forget(Fact f) {
    std::erase_if(case_.facts.entries, [&](const Entry& e) { return e.fact == f; });
  }

  void say(Fact f, const Possible& value, bool overrides) {
    forget(f);
    case_.facts.entries.push_back({.fact = f, .value = value, .overrides = overrides});
  }

  List& list(Fact f) {
    for (List& l : case_.lists)
      if (l.fact == f) return l;
    return case_.lists.emplace_back(List{.fact = f, .open = true});
  }

  /// A treatment by which the fact is so; which of several is left open.
  void give(Fact f) {
    using enum Option;
    const auto types = [&]() -> Choices {
      switch (f) {
        case Fact::ssa_given:               return patient::only(ssa);
        case Fact::prrt_given:              return patient::only(prrt);
        case Fact::valve_replaced:          return patient::only(valve_replacement_first);
        case Fact::targeted_or_chemo_given: return patient::any_of(everolimus, sunitinib, chemo);
        case Fact::systemic_treatment_given:
          return patient::any_of(ssa, prrt, everolimus, sunitinib, cabozantinib, chemo);
        default: return patient::any_of(iat_tae, iat_tace, iat_sirt, ablation_alone, resection_plus_ablation);
      }
    }();
    list(Fact::treatments).items.push_back({{{.fact = Fact::treatment_type, .value = patient::choice(types)}}, {}});
    forget(f);
    answers_.push_back({f, patient::answer(true)});
  }

  void complicate(const Step& s) {
    using C                                    = patient::Complication;
    static constexpr std::pair<Fact, C> of[]   = {{Fact::primary_obstruction, C::obstruction},
                                                  {Fact::primary_ischaemia, C::ischaemia},
                                                  {Fact::primary_bleeding, C::bleeding},
                                                  {Fact::primary_perforation, C::perforation},
                                                  {Fact::primary_biliary_obstruction, C::biliary_obstruction},
                                                  {Fact::primary_pain, C::pain},
                                                  {Fact::primary_malnutrition, C::malnutrition}};
    const auto                          listed = patient::listed_words(case_, Fact::primary_complication);
    const Choices                       none   = patient::only(C::none);
    forget(s.fact);
    if (!listed) {
      answers_.push_back({s.fact, s.value});
    } else if (const auto at = std::ranges::find(of, s.fact, &std::pair<Fact, C>::first); at != std::end(of)) {
      const Choices word = patient::only(at->second), rest = *listed & ~none & ~word;
      const Choices then = s.value.choices == patient::yes ? rest | word : rest;
      say(Fact::primary_complication, patient::choice(then == 0 ? none : then), true);
    } else if (s.value.choices == patient::no) {
      say(Fact::primary_complication, patient::choice(none), true);
    } else {
      forget(Fact::primary_complication);  // some symptom; which, is left open
      answers_.push_back({s.fact, s.value});
    }
  }

  /// What is outside the liver and can be resected is resected. Of what cannot, or is not listed, nelm cannot say how it
  /// should come to be cleared.
  bool clear(const Step& s) {
    if (!case_.reports(s.fact).empty()) return false;
    for (auto& site : list(Fact::extrahepatic).items)
      for (Entry& e : site.entries)
        if (e.fact == Fact::elsewhere_status &&
            e.value.choices == patient::only(patient::ElsewhereStatus::present_resectable))
          e.value.choices = patient::only(patient::ElsewhereStatus::resected);
    answers_.push_back({s.fact, s.value});
    return true;
  }

  void let_pass(const Step& s) {
    const Range  was = now_.facts[s.fact].numbers;
    const double to = s.value.numbers.low, unit = months_in(s.fact);
    const Range  months{(to - was.high) * unit, (to - was.low) * unit};
    for (const Row& r : patient::facts()) {
      if (r.changes != patient::Changes::rises || r.id == s.fact) continue;
      Range is = now_.facts[r.id].numbers;
      if (!std::isfinite(is.high) || is == anything(r.id).numbers) continue;
      if (r.id == Fact::stability_months && is.high == 0) continue;  // of a patient who progresses time makes none
      const bool in_years = r.unit == "years";
      is.low += in_years ? std::floor(months.low / months_a_year) : months.low;
      is.high += in_years ? std::ceil(months.high / months_a_year) : months.high;
      say(r.id, patient::number(meet(is, r.bounds)), true);
    }
    say(s.fact, s.value, true);
  }

  Case                case_;
  const Assessment&   now_;
  std::vector<Answer> answers_;
};

FactSet contradicted(std::span<const Flag> flags) {
  FactSet set;
  for (const Flag& f : flags)
    if (f.why == Flag::Why::contradiction) set.set(index(f.fact));
  return set;
}

}  // namespace

std::vector<Step> steps(Fact f, const Judged& now, const std::set<double>& limits) {
  const bool findable = patient::can_be_found_out(f, now[f]) && asked_itself(f, now);
  switch (row(f).kind) {
    case Kind::number: return steps_of_number(f, now, findable, limits);
    case Kind::choice:
    case Kind::yes_no:
      return row(f).changes == patient::Changes::aside ? std::vector<Step>{} : steps_of_words(f, now, findable);
    default: return {};
  }
}

bool together(const Step& a, const Step& b) {
  const auto of_the_primary = [](const Step& s) { return rests_on(s.fact, Fact::primary_complication); };
  return a.fact != b.fact && (a.how != How::in_time || b.how != How::in_time) &&
         (!of_the_primary(a) || !of_the_primary(b));
}

std::optional<Changed> changed(const Case& the_case, const Knowledge& knowledge, const Assessment& now,
                               std::span<const Step* const> steps) {
  Changing changing(the_case, now);
  // What else a step forgets or lets pass must not undo another: the course first, then time, then the rest.
  const auto in_order = [](const Step& s) {
    return s.fact == Fact::disease_status ? 0 : s.how == How::in_time ? 1 : 2;
  };
  for (const int turn : {0, 1, 2})
    for (const Step* s : steps)
      if (in_order(*s) == turn && !changing.take(*s)) return {};
  Judged then = judge_facts(changing.the_case(), knowledge, now.on, changing.answers());
  if ((contradicted(then.flags) & ~contradicted(now.facts.flags)).any()) return {};
  // What is found out is so now, beside all that is about to change.
  std::vector<const Step*> found;
  std::ranges::copy_if(steps, std::back_inserter(found), [](const Step* s) { return s->how == How::found_out; });
  if (!found.empty() && found.size() < steps.size() && !changed(the_case, knowledge, now, found)) return {};
  return Changed{changing.the_case(), std::move(then.values)};
}

}  // namespace nelm::board
