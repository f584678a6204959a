// Random cases for another engine to judge: every fact one value or missing, in every state a list can be in; what nelm says
// of each beside it.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nelm/board/assess.h"
#include "nelm/export/cql_condition.h"
#include "nelm/patient/lesions.h"
#include "tests/random_case.h"

namespace nelm::tests {

using namespace nelm::laws;

/// One case as another engine gets it: the values the rules are judged by, and the lesions.
struct ExportedCase {
  Case              the_case;
  board::Assessment assessment;    // by these values
  bool              whole = true;  // nothing was known but in part: the assessment is that of the case
  std::size_t       wider = 0;     // else: standings left wider than nelm leaves them
};

/// The states of a list that are tried.
enum class ListState : std::uint8_t { not_given, empty, closed, open, lacks_a_size };
inline constexpr std::array list_states{ListState::not_given, ListState::empty, ListState::closed, ListState::open,
                                        ListState::lacks_a_size};
inline constexpr std::array lists{Fact::lesions, Fact::specimens, Fact::extrahepatic, Fact::treatments};

class ExportedCases {
 public:
  ExportedCases(const Knowledge& knowledge, std::uint64_t seed)
      : knowledge_(knowledge), draws_(seed, ~0U), places_(knowledge), slots_(slots_named(knowledge)) {
    for (const auto& [slot, fact] : slots_) add_pins(slot, fact);
    for (const Fact list : lists)
      for (const ListState state : list_states) wanted_.push_back({list, state});
  }

  /// Case number n: every other one is a patient as reported, the others have the values themselves drawn. What must occur
  /// is had in turn: each value of each fact, and its lack; each state of each list.
  ExportedCase operator()(std::size_t n) {
    return n % 2 == 0 ? drawn_values(pins_[n / 2 % pins_.size()]) : reported(wanted_[n / 2 % wanted_.size()]);
  }

  /// How many cases it takes until all that must occur has.
  std::size_t enough() const { return 2 * std::max(pins_.size(), wanted_.size()); }

  const std::map<board::Slot, Fact>& slots() const { return slots_; }

 private:
  struct Pin {
    board::Slot slot;
    Possible    value;
  };
  struct Wanted {
    Fact      list;
    ListState state;
  };

  static std::map<board::Slot, Fact> slots_named(const Knowledge& k) {
    std::map<board::Slot, Fact> all;
    const auto                  add = [&](const board::Condition& c) {
      for (const board::Term& t : c.terms)
        if (t.fact != Fact::none && row(t.fact).in == Fact::none) all.emplace(t.slot, t.fact);
    };
    for (const board::Source& s : k.sources)
      for (const board::Rule& r : s.rules) each_condition(r, add);
    for (const board::OptionRow& o : k.options) add(o.needs);
    return all;
  }

  void add_pins(board::Slot slot, Fact f) {
    pins_.push_back({slot, anything(f)});
    if (row(f).kind == Kind::number) {
      for (const double value : places_.of(f)) pins_.push_back({slot, patient::number(value)});
    } else {
      for (Choices left = anything(f).choices; left != 0; left &= left - 1)
        pins_.push_back({slot, patient::choice(left & (~left + 1))});
    }
  }

  // -- the values themselves drawn

  ExportedCase drawn_values(const Pin& pin) {
    ExportedCase   it;
    const unsigned one_in = 2 + draws_.below(6);  // how often a fact is missing
    auto&          facts  = it.assessment.facts;
    facts                 = judge_facts({}, knowledge_, the_day);
    for (const auto& [slot, fact] : slots_)
      facts.values.at(slot) = draws_.one_in(one_in) ? anything(fact) : a_value(fact);
    facts.values.at(pin.slot) = pin.value;
    if (!draws_.one_in(3)) it.the_case.lists.push_back(some_lesions());
    facts.in_time = facts.values;
    judge_rules(it.the_case, knowledge_, it.assessment);
    return it;
  }

  Possible a_value(Fact f) {
    if (row(f).kind == Kind::number) return patient::number(draws_.from(places_.of(f)));
    std::vector<Choices> words;
    for (Choices left = anything(f).choices; left != 0; left &= left - 1) words.push_back(left & (~left + 1));
    return patient::choice(draws_.from(words));
  }

  List some_lesions() {
    List list{.fact = Fact::lesions};
    for (unsigned n = draws_.below(4); n > 0; --n) {
      Record lesion;
      for (const Row& r : patient::facts())
        if (r.in == Fact::lesions && (r.kind == Kind::number || r.kind == Kind::yes_no) && r.id != Fact::viable &&
            !draws_.one_in(3))
          lesion.entries.push_back({.fact = r.id, .value = a_value(r.id)});
      list.items.push_back(std::move(lesion));
    }
    return list;
  }

  // -- patients as reported

  /// A patient of whom some reports are missing, with one list in the state wanted. Known in part are then only what
  /// follows from what is known: that is judged as missing too, and may be no nearer to a standing than nelm is.
  ExportedCase reported(const Wanted& wanted) {
    for (;;) {
      Case the_case = less_known(RandomPatient(draws_, knowledge_, places_).the_case());
      if (!put(the_case, wanted)) continue;
      board::Judged facts = judge_facts(the_case, knowledge_, the_day);
      if (contradicts_itself(facts)) continue;

      ExportedCase it;
      it.the_case = std::move(the_case);
      board::Assessment as_it_is{.facts = facts};
      judge_rules(it.the_case, knowledge_, as_it_is);
      for (const auto& [slot, fact] : slots_) {
        const Possible known  = exportable(fact, facts.values.all()[slot]);
        it.whole              = it.whole && known == facts.values.all()[slot];
        facts.values.at(slot) = known;
      }
      facts.in_time       = facts.values;
      it.assessment.facts = std::move(facts);
      judge_rules(it.the_case, knowledge_, it.assessment);
      it.wider = left_wider(it.assessment, as_it_is);
      return it;
    }
  }

  /// What one value, or none, can carry of what is known of a fact.
  static Possible exportable(Fact f, const Possible& known) {
    if (patient::single(f, known)) return known;
    const Possible all   = anything(f);
    const bool     least = exported::known_at_least(f) && known.numbers.high == all.numbers.high &&
                       known.numbers.low > all.numbers.low && !known.numbers.low_open;
    return least ? known : all;
  }

  /// The rules left wider; narrower, or elsewhere, must not be.
  static std::size_t left_wider(const board::Assessment& exported, const board::Assessment& known) {
    std::size_t wider = 0;
    for (std::size_t i = 0; i < exported.rules.size(); ++i) {
      const board::Span out = exported.rules[i].span, in = known.rules[i].span;
      if (!within(in, out)) throw std::logic_error("a standing by fewer facts is not wider");
      wider += in == out ? 0 : 1;
    }
    return wider;
  }

  Case less_known(Case c) {
    const unsigned one_in = 2 + draws_.below(6);
    std::erase_if(c.facts.entries,
                  [&](const Entry& e) { return !row(e.fact).traits.opens_list && draws_.one_in(one_in); });
    for (List& list : c.lists)
      for (Record& item : list.items)
        std::erase_if(item.entries,
                      [&](const Entry& e) { return e.fact != Fact::viable && draws_.one_in(2 * one_in); });
    return c;
  }

  static Fact says_open(Fact list) {
    switch (list) {
      case Fact::lesions:      return Fact::lesion_list_complete;
      case Fact::specimens:    return Fact::specimens_open;
      case Fact::extrahepatic: return Fact::extrahepatic_open;
      default:                 return Fact::treatments_open;
    }
  }

  /// False if this patient has no list that could be put so.
  bool put(Case& c, const Wanted& wanted) {
    const auto at   = std::ranges::find(c.lists, wanted.list, &List::fact);
    const Fact word = says_open(wanted.list);
    const auto say  = [&](bool open) {
      std::erase_if(c.facts.entries, [&](const Entry& e) { return e.fact == word; });
      c.facts.entries.push_back({.fact = word, .value = patient::answer(wanted.list == Fact::lesions ? !open : open)});
    };
    const bool has_items = at != c.lists.end() && !at->items.empty();
    switch (wanted.state) {
      case ListState::not_given:
        if (at != c.lists.end()) c.lists.erase(at);
        std::erase_if(c.facts.entries, [&](const Entry& e) { return e.fact == word; });
        return true;
      case ListState::empty:
        if (at == c.lists.end())
          c.lists.push_back({.fact = wanted.list});
        else
          at->items.clear();
        say(false);
        return true;
      case ListState::closed: say(false); return has_items;
      case ListState::open:   say(true); return has_items;
      case ListState::lacks_a_size:
        if (!has_items) return false;
        say(draws_.one_in(3));
        std::erase_if(at->items[draws_.below(at->items.size())].entries, [](const Entry& e) {
          return row(e.fact).kind == Kind::number || e.fact == Fact::elsewhere_site || e.fact == Fact::treatment_type;
        });
        return true;
    }
    return false;
  }

  const Knowledge&            knowledge_;
  Draws                       draws_;
  Places                      places_;
  std::map<board::Slot, Fact> slots_;
  std::vector<Pin>            pins_;
  std::vector<Wanted>         wanted_;
};

}  // namespace nelm::tests
