// A law: what would change the answer is found exactly. On random patients by random rules every set of steps of the facts
// the rules speak of, and of those tied to them, is tried by force, two facts at a time and, where they are few, three; what
// the search leaves out must never be needed.
#include <doctest/doctest.h>

#include <bit>
#include <map>
#include <tuple>

#include "nelm/board/trials.h"
#include "nelm/board/what_would_change.h"
#include "nelm/patient/binding.h"
#include "tests/judged.h"
#include "tests/trying_laws.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

using Facts = std::vector<Fact>;

/// Of one position: for each set of facts that suffices the least that is crossed; only sets of the fewest facts.
struct Forced {
  struct Nearest {
    unsigned    crosses = 0;
    double      months  = 0;
    Facts       besides_time;  // the facts, those that rise with time put as one
    friend auto operator<=>(const Nearest& a, const Nearest& b) {
      return std::tuple(a.crosses, a.months) <=> std::tuple(b.crosses, b.months);
    }
  };
  std::size_t              fewest = 99;
  std::map<Facts, Nearest> ways;
};

/// The facts the rules name and, three ties away, those that follow from them, bind them or give their classes.
FactSet near(const Knowledge& k) {
  FactSet    all = facts_named(k);
  const auto tie = [&](const FactSet& was, Fact a, Fact b) {
    if (was.test(patient::index(a))) all.set(patient::index(b));
    if (was.test(patient::index(b))) all.set(patient::index(a));
  };
  for (int ties = 0; ties < 3; ++ties) {
    const FactSet was = all;
    for (const Row& r : patient::facts())
      for (const Fact below : r.rests_on)
        if (below != Fact::none) tie(was, r.id, below);
    for (const auto& b : patient::bindings()) tie(was, b.when, b.then);
  }
  for (const Row& r : patient::facts())
    if (r.changes == patient::Changes::rises) all.set(patient::index(r.id));
  return all;
}

/// What the rules that may speak in a position name, and what that rests on.
FactSet named(const Position& p, const Knowledge& k) {
  FactSet    all = facts_of(k.option(p.option).needs);
  const auto add = [&](const Source& s) {
    for (const Rule& r : s.rules)
      if (!r.per_lesion && speaks_of(r, p.option)) each_condition(r, [&](const Condition& c) { all |= facts_of(c); });
  };
  add(*p.source);
  for (const Source& s : k.sources)
    for (const SupersededBy& by : p.source->superseded_by)
      if (by.source == s.id) add(s);
  for (int deep = 0; deep < 5; ++deep)
    for (const Row& r : patient::facts())
      for (const Fact below : r.rests_on)
        if (below != Fact::none && all.test(patient::index(r.id))) all.set(patient::index(below));
  return all;
}

class ByForce {
 public:
  ByForce(const Case& c, const Knowledge& k, const Assessment& now) : case_(c), knowledge_(k), now_(now) {
    const auto    limits = board::limits(k);
    const FactSet facts  = near(k);
    for (const Row& r : patient::facts())
      if (facts.test(patient::index(r.id)))
        for (auto& s : steps(r.id, now.facts, limits[patient::index(r.id)])) steps_.push_back(std::move(s));
    forced_.resize(now.positions.size());
    a_.on    = now.on;
    a_.facts = now.facts;
    most_    = steps_.size() <= 50 ? 3 : steps_.size() <= 200 ? 2 : 1;
    std::vector<const Step*> none;
    extend(none, 0);
  }

  std::size_t           most() const { return most_; }
  const Forced&         of(std::size_t position) const { return forced_[position]; }
  std::span<const Step> steps_of_all() const { return steps_; }

  /// Whether all of these that is found out can be so now, whatever else is to change.
  bool may_be_so_now(std::span<const Step* const> set) const {
    std::vector<Answer> answers;
    for (const Step* s : set)
      if (s->how == How::found_out) answers.push_back({s->fact, s->value});
    const auto contradicted = [](const Judged& j) {
      FactSet facts;
      for (const Flag& f : j.flags)
        if (f.why == Flag::Why::contradiction) facts.set(patient::index(f.fact));
      return facts;
    };
    return (contradicted(judge_facts(case_, knowledge_, now_.on, answers)) & ~contradicted(now_.facts)).none();
  }

  /// Whether the position surely favours its option once these are taken.
  bool favoured(std::span<const Step* const> set, std::size_t position) {
    const auto c = changed(case_, knowledge_, now_, set);
    if (!c) return false;
    judge(*c);
    return favours(position);
  }

 private:
  void judge(const Changed& c) {
    a_.facts.values  = c.values;
    a_.facts.in_time = c.values;
    judge_rules(c.the_case, knowledge_, a_);
  }
  bool favours(std::size_t i) const { return surely_favours(a_.option(a_.positions[i].option), a_.positions[i]); }

  void extend(std::vector<const Step*>& set, std::size_t from) {
    if (!set.empty()) try_all(set);
    if (set.size() == most_) return;
    for (std::size_t i = from; i < steps_.size(); ++i) {
      if (!std::ranges::all_of(set, [&](const Step* s) { return together(*s, steps_[i]); })) continue;
      set.push_back(&steps_[i]);
      extend(set, i + 1);
      set.pop_back();
    }
  }

  void try_all(const std::vector<const Step*>& set) {
    const auto c = changed(case_, knowledge_, now_, set);
    if (!c) return;
    judge(*c);
    Facts           facts;
    Forced::Nearest nearest;
    for (const Step* s : set) {
      facts.push_back(s->fact);
      nearest.crosses += s->crosses, nearest.months += s->months;
      nearest.besides_time.push_back(s->how == How::in_time ? Fact::none : s->fact);
    }
    std::ranges::sort(nearest.besides_time);
    for (std::size_t i = 0; i < forced_.size(); ++i) {
      Forced& f = forced_[i];
      if (set.size() > f.fewest || !favours(i)) continue;
      if (set.size() < f.fewest) f = {set.size(), {}};
      const auto [at, is_new] = f.ways.try_emplace(facts, nearest);
      if (!is_new) at->second = std::min(at->second, nearest);
    }
  }

  const Case&         case_;
  const Knowledge&    knowledge_;
  const Assessment&   now_;
  std::vector<Step>   steps_;
  std::vector<Forced> forced_;
  Assessment          a_;
  std::size_t         most_ = 1;
};

bool reaches(const Change& c, const Step& s) {
  if (s.fact != c.fact || s.how != c.how) return false;
  return row(c.fact).kind == Kind::number ? meet(c.to.numbers, s.stands_for.numbers) == s.stands_for.numbers
                                          : (c.to.choices & s.stands_for.choices) == s.stands_for.choices;
}

/// Every choice of values a way leaves suffices, and what of it is found out can be so now.
bool all_of_it_suffices(const Way& w, ByForce& force, std::size_t position) {
  std::vector<std::vector<const Step*>> sets{{}};
  for (const Change& c : w.changes) {
    std::vector<std::vector<const Step*>> longer;
    for (const auto& set : sets)
      for (const Step& s : force.steps_of_all())
        if (reaches(c, s)) longer.push_back(set), longer.back().push_back(&s);
    sets = std::move(longer);
  }
  return !sets.empty() && std::ranges::all_of(sets, [&](const auto& set) {
    return force.favoured(set, position) && force.may_be_so_now(set);
  });
}

std::string in_words(const Way& w) {
  std::string text = fmt::format("crosses {}:", w.crosses);
  for (const Change& c : w.changes) text += fmt::format(" {} {};", row(c.fact).name, in_words(c.fact, c.to));
  return text;
}

void is_exact(const Try& t) {
  const Case patient = RandomPatient(t.draws, t.knowledge, t.places).the_case();
  const Case c       = t.draws.one_in(2) ? patient : t.less_known(patient);
  const auto now     = assess(c, t.knowledge, laws::the_day);
  const auto said    = what_would_change(c, t.knowledge, now);
  ByForce    force(c, t.knowledge, now);
  for (std::size_t i = 0; i < now.positions.size(); ++i) {
    const Position& p       = now.positions[i];
    const auto&     o       = now.option(p.option);
    const auto      at      = std::ranges::find(said, &p, &WouldChange::position);
    const auto&     f       = force.of(i);
    const auto      differs = [&](std::string what) {
      what += fmt::format(" ({} steps, {} at a time)", force.steps_of_all().size(), force.most());
      for (const auto& [facts, nearest] : f.ways) {
        what += fmt::format("\n  by force, crossing {}:", nearest.crosses);
        for (const Fact fact : facts) what += fmt::format(" {}", row(fact).name);
      }
      if (at != said.end())
        for (const Way& w : at->ways) what += "\n  found: " + in_words(w);
      broken(what, p, {&c});
    };
    if (at == said.end()) {
      const bool looked_at =
          o.needs != Verdict::unmet && p.scope != Verdict::unmet && p.replaced != Verdict::met && !surely_favours(o, p);
      if (looked_at && f.fewest <= force.most()) differs("a way is missing");
      continue;
    }
    const std::size_t fewest = at->ways.empty() ? 99 : at->ways[0].changes.size();
    if (f.fewest <= force.most() ? fewest != f.fewest : fewest <= force.most()) differs("fewest facts differ");
    if (fewest <= force.most()) {
      std::map<Facts, unsigned> found;
      for (const Way& w : at->ways) {
        Facts facts;
        for (const Change& change : w.changes) facts.push_back(change.fact);
        found.emplace(facts, w.crosses);
      }
      const FactSet of_the_source = named(p, t.knowledge);
      const auto    count         = [&](const Facts& facts) {
        return std::ranges::count_if(facts, [&](Fact fact) { return of_the_source.test(patient::index(fact)); });
      };
      std::ptrdiff_t most = 0;
      for (const auto& [facts, nearest] : f.ways) most = std::max(most, count(facts));
      std::map<Facts, unsigned> forced;
      for (const auto& [facts, nearest] : f.ways) {
        const bool sooner = std::ranges::any_of(f.ways, [&](const auto& other) {
          return count(other.first) == most && other.second.besides_time == nearest.besides_time &&
                 other.second.months < nearest.months;
        });
        if (count(facts) == most && !sooner) forced.emplace(facts, nearest.crosses);
      }
      if (found != forced) differs("the ways differ");
    }
    if (!std::ranges::is_sorted(at->ways, {}, &Way::crosses)) differs("not the nearest first");
    for (const Way& w : at->ways)
      if (!all_of_it_suffices(w, force, i)) differs("not all of a way suffices, or can be found out: " + in_words(w));
  }
}

/// Lists of one to four comparisons each, over facts that can change and that bind each other: what takes two or three steps.
Knowledge lists_on_what_can_change(Draws& draws) {
  static constexpr Fact pool[] = {Fact::liver_resectable,
                                  Fact::r0_achievable,
                                  Fact::curative_treatment_feasible,
                                  Fact::liver_tumour_load_pct,
                                  Fact::stability_months,
                                  Fact::disease_status,
                                  Fact::age_years,
                                  Fact::flr_pct,
                                  Fact::primary_status,
                                  Fact::ssa_given,
                                  Fact::ecog,
                                  Fact::systemic_treatment_given,
                                  Fact::lesion_count,
                                  Fact::large_number_bilobar};
  Knowledge             k;
  for (std::size_t i = 0; i < patient::option_count; ++i) k.options.push_back({.id = static_cast<Option>(i)});
  for (unsigned n = 1; n <= 2; ++n) {
    Rule rule{.options = bit(Option::lt), .form = Form::list};
    for (unsigned criteria = 1 + draws.below(4); criteria > 0; --criteria) {
      const Fact f    = draws.from(pool);
      const auto slot = static_cast<Slot>(patient::index(f));
      const auto all  = static_cast<unsigned>(std::bit_width(anything(f).choices));
      rule.criteria.push_back({.met_if = row(f).kind == Kind::number
                                             ? comparison(draws.one_in(2) ? Operator::at_most : Operator::at_least, f,
                                                          draws.from(limits_of(f)), slot)
                                             : among_words(f, Choices{1} << draws.below(all), slot)});
    }
    Source s{.id = "S" + std::to_string(n), .kind = SourceKind::list};
    s.rules.push_back(std::move(rule));
    k.sources.push_back(std::move(s));
  }
  return k;
}

/// By force one try takes as long as fifty of another law: every tenth is made.
bool left_out(Draws& chance) { return chance.below(10) != 0; }

}  // namespace

TEST_CASE("what takes two or three steps is found as trying everything by force finds it") {
  CHECK(rc::check("what would change, by lists on what can change", [] {
    Draws chance = draws();
    if (left_out(chance)) return;
    const Knowledge rules = lists_on_what_can_change(chance);
    const Places    places(rules);
    is_exact(Try{chance, rules, places});
  }));
}

TEST_CASE("what would change the answer is what trying everything by force finds") {
  CHECK(rc::check("what would change, by random rules", [] {
    Draws chance = draws();
    if (left_out(chance)) return;
    const Knowledge rules = RandomRules(chance).knowledge();
    const Places    places(rules);
    is_exact(Try{chance, rules, places});
  }));
}

TEST_CASE("of no story is anything proposed that cannot change") {
  for (const auto* id : {"v01", "v02", "v03", "v04", "v05", "v06", "v07", "v08", "v09", "v10", "v12"}) {
    CAPTURE(id);
    const auto  one = tests::story(id);
    const auto& now = one->assessment;
    for (const auto& w : what_would_change(one->the_case, tests::built_in_knowledge(), now))
      for (const Way& way : w.ways)
        for (const Change& c : way.changes) {
          CAPTURE(row(c.fact).name);
          if (c.how == How::found_out) {
            CHECK(meet(now.facts[c.fact], c.to) == c.to);
            CHECK_FALSE(single(c.fact, now.facts[c.fact]));
          } else {
            CHECK(row(c.fact).changes != patient::Changes::stays);
            CHECK(meet(now.facts[c.fact], c.to).empty());
            if (c.how == How::in_time) CHECK(c.to.numbers.low >= now.facts[c.fact].numbers.high);
          }
        }
  }
}

TEST_CASE("of V05 it is said what would change the answer, and the JSON keeps its schema") {
  const auto v05     = tests::story("v05");
  const auto change  = what_would_change(v05->the_case, tests::built_in_knowledge(), v05->assessment);
  auto       given   = v05->given();
  given.would_change = change;
  const auto sheet   = sheet::text(sheet::page(given), {.all = true});
  CHECK(sheet.find("removable at least 70 %, if found so") != std::string::npos);
  CHECK(sheet.find("resectable in one stage or two stages after treatment (now") != std::string::npos);
  CHECK(sheet::text(sheet::page(given), {}).find("WHAT WOULD CHANGE") == std::string::npos);
  CHECK(tests::validated(sheet::json_schema(), {sheet::json(given)}) == std::vector<std::string>{"valid"});
}
