// Gates: what closes one, what clears it, that not reported is neither, and when nothing is asked.
#include <doctest/doctest.h>

#include "nelm/board/assess.h"
#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using patient::Fact;
using patient::Severity;

namespace {

/// Severe carcinoid heart disease closes it until the valve is replaced; asked for only in a carcinoid syndrome.
Knowledge with_the_heart_gate() {
  Knowledge k;
  for (std::size_t i = 0; i < patient::option_count; ++i) k.options.push_back({.id = static_cast<Option>(i)});
  k.gates.emplace_back();
  k.gates.back().options   = bit(Option::debulking) | bit(Option::lt);
  k.gates.back().closed_if = among(Fact::carcinoid_heart_disease, patient::only(Severity::severe));
  k.gates.back().clear_if  = among(Fact::valve_replaced, patient::yes);
  k.gates.back().asked_if  = among(Fact::functional_syndrome, patient::only(patient::Syndrome::carcinoid));
  return k;
}

GateJudged judged(const patient::Case& the_case, const Knowledge& k) {
  return assess(the_case, k, Date{std::chrono::year{2026} / 11 / 23}).gates.front();
}

GateState heart_gate(const patient::Case& the_case) {
  const Knowledge k = with_the_heart_gate();
  return judged(the_case, k).state;
}

/// The same, where each of the options named arises only with symptoms of bulk.
Knowledge with_needs(std::initializer_list<Option> options) {
  Knowledge k = with_the_heart_gate();
  for (const Option o : options)
    k.options[static_cast<std::size_t>(o)].needs = among(Fact::bulk_symptoms, patient::yes);
  return k;
}

patient::Case without_bulk(patient::Case c) {
  c.facts.entries.push_back({.fact = Fact::bulk_symptoms, .value = patient::answer(false)});
  return c;
}

patient::Case with(patient::Syndrome syndrome) {
  patient::Case c;
  c.facts.entries.push_back({.fact = Fact::functional_syndrome, .value = patient::choice(patient::only(syndrome))});
  return c;
}

patient::Case with_a_heart(Severity severity) {
  patient::Case c = with(patient::Syndrome::carcinoid);
  c.facts.entries.push_back({.fact = Fact::carcinoid_heart_disease, .value = patient::choice(patient::only(severity))});
  return c;
}

void treat(patient::Case& c, std::initializer_list<Option> given) {
  patient::List treatments{.fact = Fact::treatments};
  for (const Option o : given)
    treatments.items.push_back({{{.fact = Fact::treatment_type, .value = patient::choice(patient::only(o))}}});
  c.lists.push_back(treatments);
}

}  // namespace

TEST_CASE("severe carcinoid heart disease closes the gate while no valve replacement is reported") {
  patient::Case severe = with_a_heart(Severity::severe);
  CHECK(heart_gate(severe) == GateState::closed);
  treat(severe, {Option::ssa});
  CHECK(heart_gate(severe) == GateState::closed);
}

TEST_CASE("severe carcinoid heart disease is clear once the treatments hold a valve replacement") {
  patient::Case severe = with_a_heart(Severity::severe);
  treat(severe, {Option::ssa, Option::valve_replacement_first});
  CHECK(heart_gate(severe) == GateState::clear);
}

TEST_CASE("moderate carcinoid heart disease leaves the gate clear") {
  CHECK(heart_gate(with_a_heart(Severity::moderate)) == GateState::clear);
}

TEST_CASE("a heart nobody looked at leaves the gate open in a carcinoid syndrome, and outside one is not asked for") {
  CHECK(heart_gate(with(patient::Syndrome::carcinoid)) == GateState::open);
  CHECK(heart_gate(with(patient::Syndrome::none)) == GateState::not_asked);
}

TEST_CASE("a gate before options that all do not arise asks nothing") {
  const Knowledge     neither = with_needs({Option::debulking, Option::lt});
  const patient::Case unseen  = with(patient::Syndrome::carcinoid);
  const GateJudged    before  = judged(unseen, neither);  // whether they arise is not known: the heart matters yet
  CHECK(before.state == GateState::open);
  CHECK(before.missing.test(patient::index(Fact::carcinoid_heart_disease)));
  const GateJudged after = judged(without_bulk(unseen), neither);
  CHECK(after.state == GateState::not_asked);
  CHECK(after.before == 0);
  CHECK(after.missing.none());
}

TEST_CASE("a gate before one option that arises asks, and stands before that one") {
  const GateJudged j = judged(without_bulk(with(patient::Syndrome::carcinoid)), with_needs({Option::lt}));
  CHECK(j.state == GateState::open);
  CHECK(j.before == bit(Option::debulking));
  CHECK(j.missing.test(patient::index(Fact::carcinoid_heart_disease)));
}

TEST_CASE("a gate that is closed stays closed before options that do not arise, and asks what would clear it no more") {
  const Knowledge  k      = with_needs({Option::debulking, Option::lt});
  const GateJudged before = judged(with_a_heart(Severity::severe), k);
  CHECK(before.state == GateState::closed);
  CHECK(before.missing.any());
  const GateJudged after = judged(without_bulk(with_a_heart(Severity::severe)), k);
  CHECK(after.state == GateState::closed);
  CHECK(after.missing.none());
}

TEST_CASE("whether a gate's source speaks of the patient is judged with it; one that speaks of all speaks of each") {
  const Knowledge of_all     = with_the_heart_gate();
  Knowledge       k          = of_all;
  k.gates.back().written_for = among(Fact::functional_syndrome, patient::only(patient::Syndrome::carcinoid));
  CHECK(judged(with(patient::Syndrome::carcinoid), k).scope == Verdict::met);
  CHECK(judged(with(patient::Syndrome::none), k).scope == Verdict::unmet);
  CHECK(judged({}, k).scope == Verdict::unknown);
  CHECK(judged({}, of_all).scope == Verdict::met);
}
