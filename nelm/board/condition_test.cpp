#include "nelm/board/condition.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/values.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::patient;

namespace {

using board::by_hand::set_of;
using Terms = std::vector<Term>;

Term compared(Operator is, Fact f, double limit) {
  return {.is = is, .fact = f, .slot = static_cast<Slot>(f), .limit = limit};
}
Term is(Fact f) { return {.is = Operator::among, .fact = f, .slot = static_cast<Slot>(f), .words = yes}; }

/// An operator before its operands, as a condition is stored.
Terms joined(Operator how, Terms a, const Terms& b) {
  const auto shift = [](Terms terms, std::size_t by) {
    for (Term& t : terms)
      if (t.is == Operator::both || t.is == Operator::either) t.right = static_cast<std::uint16_t>(t.right + by);
    return terms;
  };
  Terms all{{.is = how, .right = static_cast<std::uint16_t>(1 + a.size())}};
  for (const Term& t : shift(a, 1)) all.push_back(t);
  for (const Term& t : shift(b, 1 + a.size())) all.push_back(t);
  return all;
}
Terms both(const Terms& a, const Terms& b) { return joined(Operator::both, a, b); }
Terms either(const Terms& a, const Terms& b) { return joined(Operator::either, a, b); }
Terms opposite(const Terms& a) {
  Terms all{{.is = Operator::opposite}};
  for (Term t : a) {
    if (t.is == Operator::both || t.is == Operator::either) t.right = static_cast<std::uint16_t>(t.right + 1);
    all.push_back(t);
  }
  return all;
}

const Term ki67_below_10 = compared(Operator::below, Fact::ki67_pct, 10);
const Term age_to_55     = compared(Operator::at_most, Fact::age_years, 55);
const Term load_over_25  = compared(Operator::above, Fact::liver_tumour_load_pct, 25);

Verdict judged(const Terms& t, const Values& v) { return judge(Condition{"", t}, v.all()); }

FactSet asked(const Terms& t, const Values& v) {
  std::vector<FactSet> itself(fact_count);
  for (std::size_t i = 0; i < fact_count; ++i) itself[i].set(i);
  FactSet set;
  ask(Condition{"", t}, v.all(), itself, set);
  return set;
}

Values with(std::initializer_list<std::pair<Fact, Possible>> known) {
  Values v;
  for (const auto& [f, p] : known) v[f] = p;
  return v;
}

}  // namespace

TEST_CASE("each comparison is judged at its limit as it is worded") {
  const auto at_ten = [](Operator o) {
    return judged({compared(o, Fact::ki67_pct, 10)}, with({{Fact::ki67_pct, nelm::patient::number(10.)}}));
  };
  CHECK(at_ten(Operator::below) == Verdict::unmet);
  CHECK(at_ten(Operator::at_most) == Verdict::met);
  CHECK(at_ten(Operator::at_least) == Verdict::met);
  CHECK(at_ten(Operator::above) == Verdict::unmet);
}

TEST_CASE("a yes/no fact is met by yes, its opposite by no, and nothing is guessed") {
  CHECK(judged({is(Fact::bilobar)}, with({{Fact::bilobar, answer(true)}})) == Verdict::met);
  CHECK(judged({is(Fact::bilobar)}, with({{Fact::bilobar, answer(false)}})) == Verdict::unmet);
  CHECK(judged(opposite({is(Fact::bilobar)}), with({{Fact::bilobar, answer(false)}})) == Verdict::met);
  CHECK(judged(opposite({is(Fact::bilobar)}), Values{}) == Verdict::unknown);
}

TEST_CASE("and is the smallest, or the largest, of any two verdicts") {
  const Possible values[] = {answer(false), choice(yes_or_no), answer(true)};  // unmet, unknown, met
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b) {
      const Values v = with({{Fact::bilobar, values[a]}, {Fact::symptomatic, values[b]}});
      CHECK(judged(both({is(Fact::bilobar)}, {is(Fact::symptomatic)}), v) == static_cast<Verdict>(std::min(a, b)));
      CHECK(judged(either({is(Fact::bilobar)}, {is(Fact::symptomatic)}), v) == static_cast<Verdict>(std::max(a, b)));
    }
}

TEST_CASE("groups nest: each operator takes its own operands") {
  // (Ki-67 < 10 or age <= 55) and not (load > 25 and bilobar)
  const Terms tree = both(either({ki67_below_10}, {age_to_55}), opposite(both({load_over_25}, {is(Fact::bilobar)})));
  const auto  v    = [](double ki67, double age, double load, bool two) {
    return with({{Fact::ki67_pct, nelm::patient::number(ki67)},
                 {Fact::age_years, nelm::patient::number(age)},
                 {Fact::liver_tumour_load_pct, nelm::patient::number(load)},
                 {Fact::bilobar, answer(two)}});
  };
  CHECK(judged(tree, v(20, 55, 25, true)) == Verdict::met);
  CHECK(judged(tree, v(20, 56, 25, true)) == Verdict::unmet);
  CHECK(judged(tree, v(5, 70, 26, true)) == Verdict::unmet);
  CHECK(judged(tree, v(5, 70, 26, false)) == Verdict::met);
}

TEST_CASE("an empty condition is met and asks nothing") {
  CHECK(judged({}, Values{}) == Verdict::met);
  CHECK(asked({}, Values{}).none());
}

TEST_CASE("a decided condition asks nothing, whatever else is missing") {
  const Values young = with({{Fact::age_years, nelm::patient::number(40.)}});
  CHECK(asked(either({ki67_below_10}, {age_to_55}), young).none());
  CHECK(asked(both({ki67_below_10}, opposite({age_to_55})), young).none());
}

TEST_CASE("an open condition asks where it is open, and not beside what is decided") {
  CHECK(asked(both({ki67_below_10}, {age_to_55}), Values{}) == set_of({Fact::ki67_pct, Fact::age_years}));
  CHECK(asked(both({ki67_below_10}, {age_to_55}), with({{Fact::age_years, nelm::patient::number(40.)}})) ==
        set_of({Fact::ki67_pct}));
  // load > 25 and (bilobar or symptomatic): with symptoms only the load is asked for
  const Terms tree = both({load_over_25}, either({is(Fact::bilobar)}, {is(Fact::symptomatic)}));
  CHECK(asked(tree, with({{Fact::symptomatic, answer(true)}})) == set_of({Fact::liver_tumour_load_pct}));
}

TEST_CASE("a range across the limit asks, one on a side of it does not") {
  CHECK(asked({ki67_below_10}, with({{Fact::ki67_pct, nelm::patient::number(between(5, 15))}})) ==
        set_of({Fact::ki67_pct}));
  CHECK(asked({ki67_below_10}, with({{Fact::ki67_pct, nelm::patient::number(Range{5, 10, false, true})}})).none());
}

TEST_CASE("of comparisons joined by and each has its own verdict, in the order of reading") {
  const Condition c{"", both({ki67_below_10}, both({age_to_55}, {load_over_25}))};
  const auto      found = joined(
      c, with({{Fact::ki67_pct, nelm::patient::number(20.)}, {Fact::age_years, nelm::patient::number(40.)}}).all());
  REQUIRE(found.size() == 3);
  CHECK(found[0].term->fact == Fact::ki67_pct);
  CHECK(found[0].verdict == Verdict::unmet);
  CHECK(found[1].term->fact == Fact::age_years);
  CHECK(found[1].verdict == Verdict::met);
  CHECK(found[2].term->fact == Fact::liver_tumour_load_pct);
  CHECK(found[2].verdict == Verdict::unknown);
}

TEST_CASE("one comparison alone is joined to nothing, and what holds an or or a not has no parts to tell apart") {
  const auto parts = [](const Terms& t) { return joined(Condition{"", t}, Values{}.all()).size(); };
  CHECK(parts({}) == 0);
  CHECK(parts({age_to_55}) == 1);
  CHECK(parts(either({ki67_below_10}, {age_to_55})) == 0);
  CHECK(parts(opposite({age_to_55})) == 0);
  CHECK(parts(both({age_to_55}, either({ki67_below_10}, {load_over_25}))) == 0);
  CHECK(parts(both(opposite({ki67_below_10}), {age_to_55})) == 0);
}

TEST_CASE("a condition names its facts, and its first is its subject") {
  const Condition c{"", both({load_over_25}, opposite({is(Fact::bilobar)}))};
  CHECK(facts_of(c) == set_of({Fact::liver_tumour_load_pct, Fact::bilobar}));
  CHECK(subject(c) == Fact::liver_tumour_load_pct);
  CHECK(subject(Condition{}) == Fact::none);
}

TEST_CASE("a comparison reads its own place: a second scheme's grade is another value of the same fact") {
  Values v(fact_count + 1);
  v[Fact::grade]   = choice(0b001);
  v.at(fact_count) = choice(0b100);
  const auto is_g3 = [](std::size_t slot) {
    return Terms{{.is = Operator::among, .fact = Fact::grade, .slot = static_cast<Slot>(slot), .words = 0b100}};
  };
  CHECK(judged(is_g3(index(Fact::grade)), v) == Verdict::unmet);
  CHECK(judged(is_g3(fact_count), v) == Verdict::met);
}
