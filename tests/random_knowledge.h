// Random rules: lists, guidelines with bars and indications, studies, schemes, gates and preconditions over a few facts,
// so that they meet. Their conditions are built as trees; no text is read.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "nelm/board/conditions_of.h"
#include "nelm/board/knowledge.h"
#include "tests/random_draws.h"

namespace nelm::laws {

using namespace nelm::board;
using patient::Choices;
using patient::Kind;
using patient::Range;
using patient::Row;
using patient::row;

// -- conditions as trees

inline Condition comparison(Operator is, Fact f, double limit, Slot slot) {
  return {"", {{.is = is, .fact = f, .slot = slot, .limit = limit}}};
}

inline Condition among_words(Fact f, Choices words, Slot slot) {
  return {"", {{.is = Operator::among, .fact = f, .slot = slot, .words = words}}};
}

inline void append(Condition& to, const Condition& c) {
  const auto at = static_cast<std::uint16_t>(to.terms.size());
  for (Term t : c.terms) {
    if (t.is == Operator::both || t.is == Operator::either) t.right = static_cast<std::uint16_t>(t.right + at);
    to.terms.push_back(t);
  }
}

inline Condition joined(Operator is, const Condition& a, const Condition& b) {
  Condition c{"", {{.is = is}}};
  append(c, a);
  c.terms[0].right = static_cast<std::uint16_t>(c.terms.size());
  append(c, b);
  return c;
}

inline Condition negated(const Condition& a) {
  Condition c{"", {{.is = Operator::opposite}}};
  append(c, a);
  return c;
}

// -- what the rules of one random knowledge speak of

/// A fact no rule speaks of and nothing follows from, kept for a criterion that a law turns by itself.
inline constexpr Fact set_aside = Fact::flr_pct;

/// Every fact a condition can name but those that say whether a list is open: to open one is not to narrow anything.
inline std::vector<Fact> facts_of_conditions() {
  std::vector<Fact> all;
  for (const Row& r : patient::facts())
    if (r.in == Fact::none && r.section != patient::Section::the_case && !r.traits.opens_list && r.id != set_aside &&
        (r.kind == Kind::number || r.kind == Kind::choice || r.kind == Kind::yes_no))
      all.push_back(r.id);
  return all;
}

/// Limits such as sources set: inside the fact's bounds, some at their ends.
inline std::vector<double> limits_for(Fact f) {
  const Row&          r = row(f);
  std::vector<double> all;
  const auto          candidates = r.unit == "%"       ? std::vector<double>{0, 2, 3, 10, 20, 50, 90, 100}
                                   : r.unit == "years" ? std::vector<double>{18, 45, 55, 60}
                                   : r.unit == "mm"    ? std::vector<double>{10, 30, 50}
                                   : r.unit == "ml"    ? std::vector<double>{1000, 1500}
                                   : r.unit.empty()    ? std::vector<double>{0, 1, 2, 3, 5}
                                                       : std::vector<double>{0, 6, 12, 36};
  for (const double limit : candidates)
    if (r.bounds.holds(limit)) all.push_back(limit);
  return all;
}

inline const std::vector<double>& limits_of(Fact f) {
  static const auto all = [] {
    std::vector<std::vector<double>> of;
    for (const Row& r : patient::facts())
      of.push_back(r.kind == Kind::number ? limits_for(r.id) : std::vector<double>{});
    return of;
  }();
  return all[patient::index(f)];
}

class RandomRules {
 public:
  explicit RandomRules(Draws& draws) : draws_(draws) {
    static const auto all = facts_of_conditions();
    for (unsigned n = 2 + draws_.below(5); n > 0; --n) facts_.push_back(draws_.from(all));
    facts_.push_back(Fact::ki67_pct);
    if (draws_.one_in(2)) facts_.push_back(Fact::grade);
    if (draws_.one_in(3)) facts_.push_back(Fact::portal_drainage);
    if (draws_.one_in(3)) facts_.push_back(Fact::nen_class);
  }

  /// A condition of a few comparisons.
  Condition condition(unsigned deep = 2) {
    if (deep == 0 || draws_.one_in(2)) return one();
    switch (draws_.below(5)) {
      case 0:
      case 1:  return joined(Operator::both, condition(deep - 1), condition(deep - 1));
      case 2:
      case 3:  return joined(Operator::either, condition(deep - 1), condition(deep - 1));
      default: return negated(condition(deep - 1));
    }
  }

  /// A criterion no case both meets and fails.
  Criterion criterion() {
    Criterion                      c{.id = "C" + std::to_string(++criteria_)};
    static constexpr CriterionKind kinds[] = {CriterionKind::required,  CriterionKind::required,
                                              CriterionKind::required,  CriterionKind::relative,
                                              CriterionKind::exclusion, CriterionKind::advisory};
    c.kind                                 = draws_.from(kinds);
    if (c.kind == CriterionKind::exclusion) {
      c.unmet_if = condition();
      return c;
    }
    static constexpr Between betweens[] = {Between::borderline, Between::divided, Between::unsaid};
    const unsigned           shape      = c.kind == CriterionKind::advisory ? 0 : draws_.below(6);
    if (shape >= 2) c.between = draws_.from(betweens);
    if (shape <= 1) {
      c.met_if = condition();
    } else if (shape == 2) {
      c.met_if      = condition();
      c.never_unmet = true;
    } else if (shape == 3) {
      c.met_if   = condition(1);
      c.unmet_if = joined(Operator::both, negated(c.met_if), condition(1));
    } else {
      two_limits(c);
    }
    return c;
  }

  Rule rule(Form form, OptionSet options) {
    static constexpr Strength advice[]   = {Strength::conditional, Strength::recommends, Strength::divided};
    static constexpr Strength evidence[] = {Strength::evidence_for, Strength::evidence_against, Strength::caution,
                                            Strength::disputed};
    Rule                      r{.id = "R" + std::to_string(++rules_), .options = options, .form = form};
    r.strength = form == Form::bar          ? Strength::against
                 : form == Form::finding    ? draws_.from(evidence)
                 : form == Form::indication ? draws_.from(advice)
                                            : Strength::conditional;
    if (draws_.one_in(3)) r.applies_if = condition(1);
    if (form == Form::list && draws_.one_in(8)) r.partly_read = "a part";
    for (unsigned n = draws_.below(4) + (form == Form::list ? 1 : 0); n > 0; --n) r.criteria.push_back(criterion());
    if (form == Form::indication && draws_.one_in(8)) judge_by_lesion(r);
    return r;
  }

  Source source() {
    Source s{.id = "S" + std::to_string(++sources_)};
    grade_by_           = two_schemes_ && draws_.one_in(2) ? patient::fact_count : patient::index(Fact::grade);
    s.every_option      = draws_.one_in(4);
    s.read_whole        = draws_.one_in(2);
    const unsigned sort = draws_.below(5);
    const unsigned most = sort == 0 ? 1 : 4;
    for (unsigned n = 1 + draws_.below(most); n > 0; --n) {
      const Form form = sort == 0          ? Form::list
                        : sort == 1        ? Form::finding
                        : draws_.one_in(3) ? Form::bar
                                           : Form::indication;
      s.rules.push_back(rule(form, some_options()));
    }
    return s;
  }

  Knowledge knowledge() {
    Knowledge k;
    add_schemes(k);
    for (std::size_t i = 0; i < patient::option_count; ++i) k.options.push_back({.id = static_cast<Option>(i)});
    for (const Option o : spoken_of)
      if (draws_.one_in(4)) k.options[static_cast<std::size_t>(o)].needs = condition(1);
    for (unsigned n = 1 + draws_.below(3); n > 0; --n) k.sources.push_back(source());
    for (unsigned n = draws_.below(3); n > 0; --n) {
      const OptionSet before = draws_.one_in(3) ? bit(draws_.from(spoken_of)) : some_options();
      Gate            g{.id = "G" + std::to_string(n), .options = before, .closed_if = condition(1)};
      if (draws_.one_in(2)) g.asked_if = condition(0);
      if (draws_.one_in(3)) g.open_if = condition(0);
      if (draws_.one_in(4)) g.clear_if = condition(0);
      k.gates.push_back(std::move(g));
    }
    for (unsigned n = draws_.below(3); n > 0; --n) {
      Conflict c;
      c.id       = "C" + std::to_string(n);
      c.options  = draws_.one_in(4) ? 0 : some_options();
      c.bears_if = condition(1);
      k.conflicts.push_back(std::move(c));
      Factor f;
      f.id       = "F" + std::to_string(n);
      f.holds_if = condition(1);
      k.factors.push_back(std::move(f));
    }
    return k;
  }

 private:
  static constexpr Option spoken_of[] = {Option::lt, Option::resection_curative, Option::prrt};

  OptionSet some_options() {
    OptionSet some = 0;
    for (const Option o : spoken_of)
      if (!draws_.one_in(3)) some |= bit(o);
    return some == 0 ? bit(Option::lt) : some;
  }

  Slot slot(Fact f) const { return static_cast<Slot>(f == Fact::grade ? grade_by_ : patient::index(f)); }

  Choices some_words(Fact f) {
    const Choices all  = anything(f).choices;
    Choices       some = 0;
    for (Choices left = all; left != 0; left &= left - 1)
      if (draws_.one_in(2)) some |= left & (~left + 1);
    return some == 0 || some == all ? Choices{1} : some;
  }

  Condition one() {
    const Fact f = draws_.from(facts_);
    if (row(f).kind == Kind::number) {
      static constexpr Operator four[] = {Operator::below, Operator::at_most, Operator::at_least, Operator::above};
      const Operator            is     = draws_.from(four);
      return comparison(is, f, draws_.from(limits_of(f)), slot(f));
    }
    if (row(f).kind == Kind::yes_no) return among_words(f, patient::yes, slot(f));
    return among_words(f, some_words(f), slot(f));
  }

  /// A range, or readings that part at a limit: met on one side of it, unmet on the other.
  void two_limits(Criterion& c) {
    const Fact f = draws_.from(facts_);
    if (row(f).kind != Kind::number) {
      const Choices met = row(f).kind == Kind::yes_no ? patient::yes : some_words(f);
      Choices       out = 0;
      for (Choices left = anything(f).choices & ~met; left != 0; left &= left - 1)
        if (draws_.one_in(2)) out |= left & (~left + 1);
      c.met_if      = among_words(f, met, slot(f));
      c.never_unmet = out == 0;
      if (out == patient::no)
        c.unmet_if = negated(c.met_if);
      else if (out != 0)
        c.unmet_if = among_words(f, out, slot(f));
      return;
    }
    double a = draws_.from(limits_of(f)), b = draws_.from(limits_of(f));
    if (a > b) std::swap(a, b);
    const bool with_a = a < b && draws_.one_in(2), with_b = draws_.one_in(2);
    const auto low  = with_a ? Operator::at_most : Operator::below;
    const auto high = with_b ? Operator::at_least : Operator::above;
    c.met_if        = comparison(low, f, a, slot(f));
    c.unmet_if      = comparison(high, f, b, slot(f));
    if (draws_.one_in(2)) std::swap(c.met_if, c.unmet_if);
  }

  void judge_by_lesion(Rule& r) {
    r.per_lesion     = true;
    r.applies_if     = {};  // the reader knows none
    const auto place = [](Fact f) { return static_cast<Slot>(patient::index(f)); };
    Criterion  size{.id = "C" + std::to_string(++criteria_)};
    size.met_if = comparison(Operator::at_most, Fact::longest_diameter_mm, 30, place(Fact::longest_diameter_mm));
    if (draws_.one_in(2)) size.kind = CriterionKind::relative;
    Criterion near{.id = "C" + std::to_string(++criteria_), .kind = CriterionKind::exclusion};
    near.unmet_if = among_words(Fact::near_hilum_or_duct, patient::yes, place(Fact::near_hilum_or_duct));
    r.criteria.push_back(size);
    r.criteria.push_back(near);
  }

  /// Classes that leave no case without one: by one number, or by one word.
  void add_scheme(Knowledge& k, Fact gives, std::size_t slot) {
    Scheme               s{.id    = "scheme " + std::to_string(k.schemes.size()),
                           .title = "a scheme",
                           .gives = gives,
                           .slot  = static_cast<Slot>(slot)};
    const Choices        words = anything(gives).choices;
    std::vector<Choices> values;
    for (Choices left = words; left != 0; left &= left - 1) values.push_back(left & (~left + 1));
    static constexpr Fact by[] = {Fact::ki67_pct, Fact::mitoses_per_2mm2, Fact::age_years};
    const Fact            x    = draws_.from(by);
    const auto            at   = static_cast<Slot>(patient::index(x));
    std::vector<double>   cuts;
    for (std::size_t i = 1; i < values.size(); ++i) cuts.push_back(draws_.from(limits_of(x)));
    std::ranges::sort(cuts);
    const bool gap = draws_.one_in(3);  // as WHO 2010 leaves between a Ki-67 of 2 and 3
    for (std::size_t i = 0; i < values.size(); ++i) {
      Class c{.value = values[i]};
      if (i > 0) c.when = comparison(Operator::at_least, x, cuts[i - 1], at);
      if (i + 1 < values.size()) {
        const auto to = comparison(gap ? Operator::at_most : Operator::below, x, cuts[i], at);
        c.when        = c.when.empty() ? to : joined(Operator::both, c.when, to);
      }
      s.classes.push_back(std::move(c));
    }
    k.schemes.push_back(std::move(s));
  }

  void add_schemes(Knowledge& k) {
    add_scheme(k, Fact::grade, patient::index(Fact::grade));
    two_schemes_ = draws_.one_in(2);
    if (two_schemes_) {
      add_scheme(k, Fact::grade, patient::fact_count);
      k.slots = patient::fact_count + 1;
    }
    if (draws_.one_in(2)) add_scheme(k, Fact::portal_drainage, patient::index(Fact::portal_drainage));
    if (draws_.one_in(3)) add_scheme(k, Fact::recurrence_class, patient::index(Fact::recurrence_class));
  }

  Draws&            draws_;
  std::vector<Fact> facts_;
  bool              two_schemes_ = false;
  std::size_t       grade_by_    = patient::index(Fact::grade);
  unsigned          criteria_ = 0, rules_ = 0, sources_ = 0;
};

/// Every fact some condition of the knowledge names.
inline FactSet facts_named(const Knowledge& knowledge) {
  FactSet    named;
  const auto name = [&](const Condition& c) { named |= facts_of(c); };
  each_condition(knowledge, name);
  each_condition_that_only_shows(knowledge, name);
  return named;
}

}  // namespace nelm::laws
