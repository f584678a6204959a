#include "nelm/board/changes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::between;
using patient::Case;

namespace {

Criterion required(std::string id, Condition met_if) {
  return {.id = std::move(id), .kind = CriterionKind::required, .met_if = std::move(met_if)};
}

/// A list of one criterion on age, one on Ki-67.
Knowledge two_criteria(double oldest = 55) {
  Rule rule{.id = "L1", .options = bit(Option::lt), .form = Form::list};
  rule.criteria = {required("L1-age", number(Operator::at_most, Fact::age_years, oldest)),
                   required("L1-ki67", number(Operator::below, Fact::ki67_pct, 10))};
  Source s{.id = "a-list", .kind = SourceKind::list};
  s.rules = {rule};
  return knowledge_of({s});
}

/// Two cases judged on one day, by one knowledge or two, and what moved.
struct Compared {
  Case       before, after;
  Knowledge  old_knowledge, new_knowledge;
  Assessment was, is;
  Changes    moved;

  Compared(Case one, Case other, Knowledge k, Knowledge l)
      : before(std::move(one)),
        after(std::move(other)),
        old_knowledge(std::move(k)),
        new_knowledge(std::move(l)),
        was(assess(before, old_knowledge, day("2017-06-01"))),
        is(assess(after, new_knowledge, day("2017-06-01"))),
        moved(changes({before, old_knowledge, was}, {after, new_knowledge, is})) {}
  Compared(Case one, Case other) : Compared(std::move(one), std::move(other), two_criteria(), two_criteria()) {}
  Compared(const Compared&)            = delete;
  Compared& operator=(const Compared&) = delete;

  const FactMoved* fact(Fact f) const {
    const auto at = std::ranges::find(moved.facts, f, &FactMoved::fact);
    return at == moved.facts.end() ? nullptr : &*at;
  }
};

}  // namespace

TEST_CASE("nothing moved between a case and itself") {
  const auto     c = case_of({said(Fact::age_years, 50), said(Fact::ki67_pct, between(5, 15))});
  const Compared same(c, c);
  CHECK(same.moved.none());
}

TEST_CASE("a standing that moved names the criterion whose verdict changed and the fact it read, and no other") {
  const Compared c(case_of({said(Fact::age_years, 50), said(Fact::ki67_pct, 3)}),
                   case_of({said(Fact::age_years, 52), said(Fact::ki67_pct, 12)}));
  REQUIRE(c.moved.standings.size() == 1);
  const auto& m = c.moved.standings[0];
  CHECK(m.option == Option::lt);
  CHECK(m.source().id == "a-list");
  CHECK(m.word_before == Word::eligible);
  CHECK(m.word_after == Word::not_eligible);
  REQUIRE(m.by.size() == 1);
  CHECK(m.by[0].what == Cause::What::criterion);
  CHECK(m.by[0].id() == "L1-ki67");
  REQUIRE(m.by[0].facts.size() == 1);
  CHECK(c.moved.facts[m.by[0].facts[0]].fact == Fact::ki67_pct);
  CHECK(c.fact(Fact::age_years) != nullptr);  // it moved, and moved nothing
}

TEST_CASE("a fact is narrowed if all that is possible now was possible before, else it changed") {
  const Compared c(case_of({said(Fact::age_years, 50), said(Fact::ki67_pct, between(5, 15))}),
                   case_of({said(Fact::age_years, 51), said(Fact::ki67_pct, 7)}));
  REQUIRE(c.fact(Fact::ki67_pct) != nullptr);
  CHECK(c.fact(Fact::ki67_pct)->narrowed);
  CHECK_FALSE(c.fact(Fact::age_years)->narrowed);
  const Compared lost(case_of({said(Fact::ki67_pct, 7)}), case_of({}));
  CHECK_FALSE(lost.fact(Fact::ki67_pct)->narrowed);
}

TEST_CASE("a standing that is open before and after moves with the best it can still be") {
  const Compared c(case_of({}), case_of({said(Fact::age_years, 60)}));
  REQUIRE(c.moved.standings.size() == 1);
  const Compared narrower(case_of({said(Fact::ki67_pct, between(3, 20))}),
                          case_of({said(Fact::ki67_pct, between(5, 20))}));
  CHECK(narrower.moved.facts.size() >= 1);
  CHECK(narrower.moved.standings.empty());
}

TEST_CASE("two knowledges on one case: a limit that moved is the cause, without a fact") {
  const auto     c = case_of({said(Fact::age_years, 58), said(Fact::ki67_pct, 3)});
  const Compared by_both(c, c, two_criteria(55), two_criteria(60));
  CHECK(by_both.moved.facts.empty());
  REQUIRE(by_both.moved.standings.size() == 1);
  REQUIRE(by_both.moved.standings[0].by.size() == 1);
  CHECK(by_both.moved.standings[0].by[0].id() == "L1-age");
  CHECK(by_both.moved.standings[0].by[0].facts.empty());
}

TEST_CASE("a source that only the newer knowledge has moves what it speaks of, by its rule") {
  auto without = two_criteria();
  without.sources.clear();
  const auto     c = case_of({said(Fact::age_years, 50), said(Fact::ki67_pct, 3)});
  const Compared came(c, c, without, two_criteria());
  REQUIRE(came.moved.standings.size() == 1);
  CHECK(came.moved.standings[0].before == nullptr);
  CHECK_FALSE(came.moved.standings[0].word_before);
  REQUIRE(came.moved.standings[0].by.size() == 1);
  CHECK(came.moved.standings[0].by[0].what == Cause::What::rule);
  CHECK(came.moved.standings[0].by[0].rule_before == nullptr);
}

TEST_CASE("a course that turned moves what waited for time, whether its limit requires or excludes") {
  const auto waiting = [](Criterion c) {
    c.id = "L1-stable";
    Rule rule{.id = "L1", .options = bit(Option::lt), .form = Form::list};
    rule.criteria = {std::move(c)};
    Source s{.id = "a-list", .kind = SourceKind::list};
    s.rules = {std::move(rule)};
    return knowledge_of({std::move(s)});
  };
  const Criterion at_least_6 = required("", number(Operator::at_least, Fact::stability_months, 6));
  const Criterion not_below_6{.kind     = CriterionKind::exclusion,
                              .unmet_if = number(Operator::below, Fact::stability_months, 6)};
  for (const Criterion& c : {at_least_6, not_below_6}) {
    const Compared turned(
        case_of({said(Fact::stability_months, 0)}),
        case_of({said(Fact::stability_months, 0), said(Fact::disease_status, patient::Course::progression)}),
        waiting(c), waiting(c));
    REQUIRE(turned.moved.standings.size() == 1);
    CHECK(turned.moved.standings[0].before->by_time);
    CHECK_FALSE(turned.moved.standings[0].after->by_time);
    REQUIRE(turned.moved.standings[0].by.size() == 1);
    CHECK(turned.moved.standings[0].by[0].id() == "L1-stable");
    CHECK_FALSE(turned.moved.standings[0].by[0].facts.empty());
  }
}

TEST_CASE("of two limits that wait for time, the one of which nothing moved has no part in it") {
  Condition of_two_facts{"", {{.is = Operator::both}}};
  of_two_facts.terms.push_back(yes(Fact::low_tumour_burden).terms[0]);
  of_two_facts.terms[0].right = 2;
  of_two_facts.terms.push_back(number(Operator::at_least, Fact::age_years, 55).terms[0]);
  Rule rule{.id = "L1", .options = bit(Option::lt), .form = Form::list};
  rule.criteria = {required("L1-both", of_two_facts), required("L1-age", number(Operator::above, Fact::age_years, 60))};
  Source s{.id = "a-list", .kind = SourceKind::list};
  s.rules          = {rule};
  const auto     k = knowledge_of({s});
  const Compared told(case_of({said(Fact::age_years, 18)}),
                      case_of({said(Fact::age_years, 18), said(Fact::low_tumour_burden, false)}), k, k);
  REQUIRE(told.moved.standings.size() == 1);
  CHECK(told.moved.standings[0].before->by_time);
  CHECK_FALSE(told.moved.standings[0].after->by_time);
  REQUIRE(told.moved.standings[0].by.size() == 1);
  CHECK(told.moved.standings[0].by[0].id() == "L1-both");
}

TEST_CASE("what a patient declines, and a gate that closes, moved") {
  auto k = two_criteria();
  k.gates.push_back({.id        = "ascites",
                     .kind      = GateKind::gate,
                     .options   = bit(Option::lt),
                     .closed_if = among(Fact::ascites, patient::only(patient::Ascites::moderate_severe))});
  const Compared c(
      case_of({}),
      case_of({said(Fact::ascites, patient::Ascites::moderate_severe), said(Fact::patient_declines, Option::lt)}), k,
      k);
  REQUIRE(c.moved.gates.size() == 1);
  CHECK(c.moved.gates[0].state_before == GateState::open);
  CHECK(c.moved.gates[0].state_after == GateState::closed);
  REQUIRE(c.moved.gates[0].facts.size() == 1);
  CHECK(c.moved.facts[c.moved.gates[0].facts[0]].fact == Fact::ascites);
  REQUIRE(c.moved.declined.size() == 1);
  CHECK(c.moved.declined[0].option == Option::lt);
  CHECK(c.moved.declined[0].now);
}
