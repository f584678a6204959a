// Gates: what closes one, what clears it, and that not reported is neither.
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
  k.gates.emplace_back();
  k.gates.back().closed_if = among(Fact::carcinoid_heart_disease, patient::only(Severity::severe));
  k.gates.back().clear_if  = among(Fact::valve_replaced, patient::yes);
  k.gates.back().asked_if  = among(Fact::functional_syndrome, patient::only(patient::Syndrome::carcinoid));
  return k;
}

GateState heart_gate(const patient::Case& the_case) {
  const Knowledge k = with_the_heart_gate();
  return assess(the_case, k, Date{std::chrono::year{2026} / 11 / 23}).gates.front().state;
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
