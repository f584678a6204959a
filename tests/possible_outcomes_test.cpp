// A verdict is what all the possible values agree on. Facts, comparisons, conditions, criteria and positions, each against
// every value, and every outcome, tried one by one: neither narrower than the truth nor wider.
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <bit>

#include "nelm/board/compare.h"
#include "nelm/board/guideline.h"
#include "nelm/patient/values.h"
#include "tests/plain_standing.h"
#include "tests/random_draws.h"
#include "tests/random_knowledge.h"

using namespace nelm;
using namespace nelm::laws;
using patient::between;
using patient::exactly;
using patient::less_than;
using patient::more_than;

namespace {

/// Ends lie on whole numbers from 0 to 4 or nowhere; these are the numbers that can tell two ranges apart.
constexpr double witnesses[] = {-0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5};

/// A range read aloud: beyond neither end, and not the very number an open end leaves out.
bool allows(const Range& r, double x) {
  const bool at_open_low = r.low_open && !(x > r.low), at_open_high = r.high_open && !(x < r.high);
  return !(x < r.low) && !(x > r.high) && !at_open_low && !at_open_high;
}

/// Any two ends, also such that nothing lies between.
Range a_range(Draws& draws) {
  Range r;
  if (!draws.one_in(6)) r.low = draws.below(5), r.low_open = draws.one_in(2);
  if (!draws.one_in(6)) r.high = draws.below(5), r.high_open = draws.one_in(2);
  return r;
}

Range a_possible_range(Draws& draws) {
  for (int attempts = 0; attempts < 9; ++attempts)
    if (const Range r = a_range(draws); std::ranges::any_of(witnesses, [&](double x) { return allows(r, x); }))
      return r;
  return exactly(2);
}

template <class Law>
void holds_always(const char* law, const Law& try_it) {
  CHECK(rc::check(law, [&] {
    Draws chance = draws();
    try_it(chance);
  }));
}

std::vector<double> values_in(const Range& r) {
  std::vector<double> in;
  for (const double x : witnesses)
    if (allows(r, x)) in.push_back(x);
  return in;
}

std::vector<Choices> words_in(Choices c) {
  std::vector<Choices> in;
  for (Choices word = 1; word <= c && word != 0; word <<= 1U)
    if ((c & word) != 0) in.push_back(word);
  return in;
}

Verdict agreement(bool some_so, bool some_not) {
  return some_so && some_not ? Verdict::unknown : some_so ? Verdict::met : Verdict::unmet;
}

}  // namespace

TEST_CASE("a range holds what lies between its ends, and its ends unless they are open") {
  holds_always("holds, empty, single", [](Draws& draws) {
    const Range r  = a_range(draws);
    const auto  in = values_in(r);
    for (const double x : witnesses) RC_ASSERT(r.holds(x) == allows(r, x));
    RC_ASSERT(r.empty() == in.empty());
    if (!in.empty()) RC_ASSERT(r.single() == (in.size() == 1 && r.low == in.front()));
  });
}

TEST_CASE("ranges by their words") {
  for (const double x : witnesses) {
    CHECK(exactly(2).holds(x) == (x == 2));
    CHECK(between(1, 3).holds(x) == (x >= 1 && x <= 3));
    CHECK(patient::at_least(2).holds(x) == (x >= 2));
    CHECK(patient::at_most(2).holds(x) == (x <= 2));
    CHECK(more_than(2).holds(x) == (x > 2));
    CHECK(less_than(2).holds(x) == (x < 2));
  }
}

TEST_CASE("what two ranges leave in common is what both hold") {
  holds_always("meet", [](Draws& draws) {
    const Range a = a_range(draws), b = a_range(draws), both = meet(a, b);
    for (const double x : witnesses) RC_ASSERT(both.holds(x) == (allows(a, x) && allows(b, x)));
  });
}

TEST_CASE("the hull of two ranges is the smallest that holds both") {
  holds_always("hull", [](Draws& draws) {
    const Range a = a_range(draws), b = a_range(draws), both = hull(a, b);
    const auto  in_either = [&](double y) { return allows(a, y) || allows(b, y); };
    for (const double x : witnesses) {
      const bool from = std::ranges::any_of(witnesses, [&](double y) { return y <= x && in_either(y); });
      const bool to   = std::ranges::any_of(witnesses, [&](double y) { return y >= x && in_either(y); });
      RC_ASSERT(both.holds(x) == (from && to));
    }
  });
}

TEST_CASE("words in common are those of both, words together those of either") {
  holds_always("choices", [](Draws& draws) {
    const Choices a = draws.below(16), b = draws.below(16);
    for (const Choices word : {1U, 2U, 4U, 8U}) {
      const bool in_a = (a & word) != 0, in_b = (b & word) != 0;
      RC_ASSERT(((meet(patient::choice(a), patient::choice(b)).choices & word) != 0) == (in_a && in_b));
      RC_ASSERT(((join(patient::choice(a), patient::choice(b)).choices & word) != 0) == (in_a || in_b));
    }
    RC_ASSERT(patient::choice(a).empty() == (a == 0));
    RC_ASSERT(patient::choice(a).single_choice() == (words_in(a).size() == 1));
  });
  for (unsigned n = 0; n <= 32; ++n) CHECK(std::popcount(patient::all_of_first(n)) == static_cast<int>(n));
  CHECK(patient::number(less_than(2)).empty() == false);
  CHECK(patient::number(between(3, 2)).empty());
  CHECK(patient::number(2.).single_number());
  CHECK_FALSE(patient::number(between(2, 3)).single_number());
  CHECK(patient::answer(true).choices == patient::yes);
  CHECK(patient::answer(false).choices == patient::no);
}

TEST_CASE("a comparison of a range is the agreement of its values") {
  holds_always("comparisons", [](Draws& draws) {
    const Range  r     = a_possible_range(draws);
    const double limit = draws.below(5);
    const auto   as    = [&](auto so) {
      const auto in = values_in(r);
      return agreement(std::ranges::any_of(in, so), !std::ranges::all_of(in, so));
    };
    RC_ASSERT(below(r, limit) == as([&](double x) { return x < limit; }));
    RC_ASSERT(board::at_most(r, limit) == as([&](double x) { return x <= limit; }));
    RC_ASSERT(board::at_least(r, limit) == as([&](double x) { return x >= limit; }));
    RC_ASSERT(above(r, limit) == as([&](double x) { return x > limit; }));
  });
}

TEST_CASE("a word is among others as all the words still possible are") {
  holds_always("among", [](Draws& draws) {
    const Choices possible = 1 + draws.below(15), words = draws.below(16);
    RC_ASSERT(among(possible, words) == agreement((possible & words) != 0, (possible & ~words) != 0));
  });
}

namespace {

constexpr Fact spoken_of[] = {Fact::ki67_pct, Fact::mitoses_per_2mm2, Fact::regional_nodes, Fact::bilobar};

Slot place(Fact f) { return static_cast<Slot>(patient::index(f)); }

/// A condition that names each of some facts once, so that its parts do not hang together.
Condition naming_once(Draws& draws, std::span<const Fact> facts) {
  Condition c;
  if (facts.size() == 1) {
    static constexpr Operator four[] = {Operator::below, Operator::at_most, Operator::at_least, Operator::above};
    const Fact                f      = facts.front();
    c = row(f).kind == Kind::number ? comparison(draws.from(four), f, draws.below(5), place(f))
                                    : among_words(f, 1 + draws.below(row(f).kind == Kind::choice ? 14 : 2), place(f));
  } else {
    const std::size_t part = 1 + draws.below(facts.size() - 1);
    c = joined(draws.one_in(2) ? Operator::both : Operator::either, naming_once(draws, facts.first(part)),
               naming_once(draws, facts.subspan(part)));
  }
  return draws.one_in(4) ? negated(c) : c;
}

/// Calls `visit` with every way to settle these facts.
template <class Visit>
void each_completion(patient::Values values, std::span<const Fact> open, const Visit& visit) {
  if (open.empty()) return visit(values);
  const Fact     f        = open.front();
  const Possible possible = values[f];
  const auto     settle   = [&](const Possible& one) {
    values[f] = one;
    each_completion(values, open.subspan(1), visit);
  };
  if (row(f).kind == Kind::number)
    for (const double x : values_in(possible.numbers)) settle(patient::number(x));
  else
    for (const Choices word : words_in(possible.choices & anything(f).choices)) settle(patient::choice(word));
}

patient::Values some_values(Draws& draws) {
  patient::Values values;
  for (const Fact f : spoken_of)
    values[f] = row(f).kind == Kind::number   ? patient::number(a_possible_range(draws))
                : row(f).kind == Kind::choice ? patient::choice(1 + draws.below(15))
                                              : patient::choice(1 + draws.below(3));
  return values;
}

}  // namespace

TEST_CASE("a condition is met if every completion satisfies it, unmet if none does, and asks what can decide it") {
  holds_always("conditions", [](Draws& draws) {
    std::vector<Fact> facts(std::begin(spoken_of), std::end(spoken_of));
    draws.shuffle(facts);
    facts.resize(1 + draws.below(3));
    const Condition       c      = naming_once(draws, facts);
    const patient::Values values = some_values(draws);

    bool so = false, not_so = false;
    each_completion(values, facts, [&](const patient::Values& one) { (*is_so(c, one.all()) ? so : not_so) = true; });
    RC_ASSERT(judge(c, values.all()) == agreement(so, not_so));

    std::vector<FactSet> asks(patient::fact_count);
    for (const Fact f : facts) asks[patient::index(f)].set(patient::index(f));
    FactSet asked, deciding, named;
    ask(c, values.all(), asks, asked);
    for (const Fact f : facts) {
      named.set(patient::index(f));
      std::vector<Fact> others;
      std::ranges::copy_if(facts, std::back_inserter(others), [&](Fact other) { return other != f; });
      each_completion(values, others, [&](const patient::Values& rest) {
        bool turns_so = false, turns_not = false;
        each_completion(rest, std::span{&f, 1},
                        [&](const patient::Values& one) { (*is_so(c, one.all()) ? turns_so : turns_not) = true; });
        if (turns_so && turns_not) deciding.set(patient::index(f));
      });
    }
    RC_ASSERT((asked == deciding));
    RC_ASSERT((facts_of(c) == named));

    patient::Values told_alone;  // what tells is enough, whatever else is so
    const auto      told = telling(c, values.all());
    for (const Term* term : told) told_alone[term->fact] = values[term->fact];
    RC_ASSERT(told.empty() == (so && not_so));
    if (!told.empty()) RC_ASSERT(judge(c, told_alone.all()) == judge(c, values.all()));
    RC_ASSERT(subject(c) == facts.front());
  });
}

TEST_CASE("an empty condition is met and asks nothing") {
  const patient::Values      values;
  const std::vector<FactSet> asks(patient::fact_count, FactSet{}.set());
  FactSet                    asked;
  ask({}, values.all(), asks, asked);
  CHECK(judge({}, values.all()) == Verdict::met);
  CHECK(asked.none());
  CHECK(subject(Condition{}) == Fact::none);
  CHECK(facts_of({}).none());
  CHECK(telling({}, values.all()).empty());
}

namespace {

constexpr Verdict verdicts[] = {Verdict::unmet, Verdict::unknown, Verdict::met};
constexpr Grade   grades[]   = {Grade::excluded, Grade::divided, Grade::borderline, Grade::weakened, Grade::clear};

std::vector<Verdict> completions(Verdict v) {
  if (v == Verdict::unknown) return {Verdict::unmet, Verdict::met};
  return {v};
}

std::vector<Grade> grades_in(Span s) {
  std::vector<Grade> in;
  for (const Grade g : grades)
    if (!(g < s.worst) && !(g > s.best)) in.push_back(g);
  return in;
}

Span a_span(Draws& draws) {
  const unsigned a = draws.below(5), b = draws.below(5);
  return a < b ? Span{grades[a], grades[b]} : Span{grades[b], grades[a]};
}

}  // namespace

TEST_CASE("a criterion spans from its worst completion to its best") {
  for (const Between b : {Between::borderline, Between::divided, Between::unsaid})
    for (const Verdict met : verdicts)
      for (const Verdict unmet : verdicts) {
        Grade worst = Grade::clear, best = Grade::excluded;
        bool  any = false;
        for (const Verdict m : completions(met))
          for (const Verdict u : completions(unmet)) {
            if (m == Verdict::met && u == Verdict::met) continue;  // refused when the knowledge is loaded
            const Grade from = m == Verdict::met          ? Grade::clear
                               : u == Verdict::met        ? Grade::excluded
                               : b == Between::borderline ? Grade::borderline
                               : b == Between::divided    ? Grade::divided
                                                          : Grade::excluded;
            const Grade to   = m == Verdict::met || (u == Verdict::unmet && b == Between::unsaid) ? Grade::clear : from;
            worst            = from < worst ? from : worst;
            best             = to > best ? to : best;
            any              = true;
          }
        if (any) CHECK(span_of(met, unmet, b) == Span{worst, best});
      }
}

TEST_CASE("a list spans from the least of its worst ends to the least of its best") {
  holds_always("least, within, weakened", [](Draws& draws) {
    const Span a = a_span(draws), b = a_span(draws);
    Grade      worst = Grade::clear, best = Grade::excluded;
    for (const Grade one : grades_in(a))
      for (const Grade other : grades_in(b)) {
        const Grade lower = one < other ? one : other;
        worst             = lower < worst ? lower : worst;
        best              = lower > best ? lower : best;
      }
    RC_ASSERT(least(a, b) == (Span{worst, best}));
    RC_ASSERT(a.decided() == (grades_in(a).size() == 1));
    const auto in_b = grades_in(b);
    RC_ASSERT(within(a, b) ==
              std::ranges::all_of(grades_in(a), [&](Grade g) { return std::ranges::find(in_b, g) != in_b.end(); }));
    const Span weak = weakened_at_most(a);
    RC_ASSERT(weak.best == (a.best == Grade::clear ? Grade::clear : Grade::weakened));
    RC_ASSERT(weak.worst == (a.worst == Grade::clear ? Grade::clear : Grade::weakened));
  });
}

namespace {

Rule a_rule(Draws& draws) {
  static constexpr Strength strengths[] = {Strength::conditional, Strength::recommends, Strength::divided};
  const bool                bar         = draws.one_in(3);
  return {.form = bar ? Form::bar : Form::indication, .strength = bar ? Strength::against : draws.from(strengths)};
}

/// The outcomes of a guideline's rules once every scope and grade is settled, from the worst to the best; whether it
/// speaks of the case in some, and in all.
struct Outcomes {
  Word worst = Word::silent, best = Word::against;
  bool speaks = false, always_speaks = true;
};

void settle(std::span<const RuleJudged> open, bool in_scope, bool barred, bool perhaps_barred, Word indicated,
            Outcomes& all) {
  if (open.empty()) {
    all.always_speaks = all.always_speaks && in_scope;
    if (!in_scope) return;
    all.speaks       = true;
    const Word worst = perhaps_barred ? Word::against : indicated, best = barred ? Word::against : indicated;
    all.worst = worst < all.worst ? worst : all.worst;
    all.best  = best > all.best ? best : all.best;
    return;
  }
  const RuleJudged& r = open.front();
  for (const Verdict scope : completions(r.scope)) {
    if (scope == Verdict::unmet) {
      settle(open.subspan(1), in_scope, barred, perhaps_barred, indicated, all);
      continue;
    }
    for (const Grade g : grades_in(r.span)) {
      if (r.rule->form == Form::bar) {
        const bool holds = g == Grade::clear || g == Grade::weakened;
        settle(open.subspan(1), true, barred || holds, perhaps_barred || g != Grade::excluded, indicated, all);
      } else {
        const Word word = plain_word(r.rule->strength, g);
        const Word best = indicated == Word::silent || word > indicated ? word : indicated;
        settle(open.subspan(1), true, barred, perhaps_barred, best, all);
      }
    }
  }
}

}  // namespace

TEST_CASE("a guideline's position spans from its worst outcome to its best") {
  holds_always("positions", [](Draws& draws) {
    std::vector<Rule> rules;
    for (unsigned n = 1 + draws.below(4); n > 0; --n) rules.push_back(a_rule(draws));
    std::vector<RuleJudged> judged;
    for (const Rule& r : rules) {
      RuleJudged one{.rule = &r, .scope = draws.from(verdicts), .span = a_span(draws)};
      if (draws.one_in(2)) one.span.best = one.span.worst;
      judged.push_back(one);
    }
    Outcomes all;
    settle(judged, false, false, false, Word::silent, all);
    Position p;
    combine(judged, p);
    RC_ASSERT(p.scope == (!all.speaks ? Verdict::unmet : all.always_speaks ? Verdict::met : Verdict::unknown));
    if (!all.speaks) return;
    RC_ASSERT(p.worst == all.worst);
    RC_ASSERT(p.best == all.best);
  });
}
