#include "nelm/board/screen.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using patient::Fact;

namespace {

/// Transplantation: Ki-67 below 10 %, and age at most 45 years, not over 55, borderline between.
Knowledge two_limits() {
  Source    list = list_of("milan", Option::lt, {number(Operator::below, Fact::ki67_pct, 10)});
  Criterion age{.met_if   = number(Operator::at_most, Fact::age_years, 45),
                .unmet_if = number(Operator::above, Fact::age_years, 55)};
  age.between = Between::borderline;
  list.rules.front().criteria.push_back(age);
  return knowledge_of({list});
}

patient::Values of(patient::Range ki67, patient::Range age) {
  patient::Values values;
  values[Fact::ki67_pct]  = patient::number(ki67);
  values[Fact::age_years] = patient::number(age);
  return values;
}

Screened screened(const Screen& screen, const std::vector<patient::Values>& cases) {
  FactColumns facts = screen.columns();
  for (const auto& values : cases) facts.add(values.all());
  Screened found;
  screen.judge(facts, 0, found);
  return found;
}

const ScreenedPosition& position_on(const Screen& screen, Option o) {
  return screen.positions_of(screen.options()[static_cast<std::size_t>(o)]).front();
}

}  // namespace

TEST_CASE("a list on three patients, worked by hand") {
  const Knowledge knowledge = two_limits();
  const Screen    screen(knowledge);
  const Screened  found =
      screened(screen, {of(patient::exactly(5), patient::exactly(40)), of({0, 10, false, true}, patient::exactly(50)),
                        of(patient::between(5, 15), patient::exactly(50)), of(patient::exactly(10), {})});
  const ScreenedPosition& lt = position_on(screen, Option::lt);
  CHECK(found.cases() == 4);
  CHECK(found.word(lt, 0) == Word::eligible);
  CHECK(found.word(lt, 1) == Word::borderline);
  CHECK(found.word(lt, 2) == Word::undetermined);
  CHECK(found.word(lt.worst, 2) == Word::not_eligible);
  CHECK(found.word(lt.best, 2) == Word::borderline);
  CHECK(found.word(lt, 3) == Word::not_eligible);

  const ScreenedRule& rule = screen.rules().front();
  const auto          age  = screen.criteria_of(rule)[1];
  CHECK(found.span(rule.span, 2) == (Span{Grade::excluded, Grade::borderline}));
  CHECK(found.verdict(age.met_if, 1) == Verdict::unmet);
  CHECK(found.verdict(age.unmet_if, 1) == Verdict::unmet);
  CHECK(found.verdict(age.met_if, 3) == Verdict::unknown);
}

TEST_CASE("for how many it is so is counted without reading each") {
  const Knowledge              knowledge = two_limits();
  const Screen                 screen(knowledge);
  std::vector<patient::Values> cases;
  for (int age = 30; age < 80; ++age) cases.push_back(of(patient::exactly(2), patient::exactly(age)));
  const Screened  found = screened(screen, cases);
  const SpanBits& list  = screen.rules().front().span;
  CHECK(found.which(list.worst.back()).count() == 16);   // 30 to 45
  CHECK(found.which(!list.best.front()).count() == 24);  // 56 to 79
  CHECK(found.which(always).count() == 50);
  CHECK(found.which(never).count() == 0);
  CHECK(found.which(!list.best.front()) == found.which(screen.criteria()[1].unmet_if.surely));
}

TEST_CASE("a precondition comes before the word of a position") {
  Knowledge k                                           = two_limits();
  k.options[static_cast<std::size_t>(Option::lt)].needs = yes(Fact::liver_metastases);
  const Screen screen(k);
  auto         none = of(patient::exactly(5), patient::exactly(40)), open = none, some = none;
  none[Fact::liver_metastases]  = patient::answer(false);
  some[Fact::liver_metastases]  = patient::answer(true);
  const Screened          found = screened(screen, {none, open, some});
  const ScreenedPosition& lt    = position_on(screen, Option::lt);
  CHECK(found.word(lt, 0) == Word::not_applicable);
  CHECK(found.word(lt, 1) == Word::undetermined);
  CHECK(found.word(lt, 2) == Word::eligible);
  CHECK(found.word(lt.worst, 0) == Word::eligible);
}

TEST_CASE("outside its scope a list is not applicable, and open where the scope is") {
  Knowledge k                                = two_limits();
  k.sources.front().rules.front().applies_if = yes(Fact::midgut);
  const Screen screen(k);
  auto         no = of(patient::exactly(5), patient::exactly(40)), open = no;
  no[Fact::midgut]              = patient::answer(false);
  const Screened          found = screened(screen, {no, open});
  const ScreenedPosition& lt    = position_on(screen, Option::lt);
  CHECK(found.word(lt, 0) == Word::not_applicable);
  CHECK(found.word(lt, 1) == Word::undetermined);
  CHECK(found.verdict(lt.scope, 0) == Verdict::unmet);
  CHECK(found.verdict(lt.scope, 1) == Verdict::unknown);
}

TEST_CASE("readings that part on a number are a conflict at the limit, on anything else divided") {
  for (const bool on_a_number : {true, false}) {
    Knowledge  k         = knowledge_of({list_of("milan", Option::lt, {})});
    auto&      criteria  = k.sources.front().rules.front().criteria;
    const auto no_words  = among(Fact::grade, 0b001);
    const auto not_below = number(Operator::below, Fact::liver_tumour_load_pct, 50);
    criteria.emplace_back();
    criteria.back().met_if      = on_a_number ? not_below : no_words;
    criteria.back().never_unmet = true;
    criteria.back().between     = Between::divided;
    const Screen    screen(k);
    patient::Values values;
    values[Fact::liver_tumour_load_pct] = patient::number(50);
    values[Fact::grade]                 = patient::choice(0b010);
    const Screened found                = screened(screen, {values});
    CHECK(found.word(position_on(screen, Option::lt), 0) == (on_a_number ? Word::boundary_conflict : Word::divided));
  }
}

TEST_CASE("a source without a rule on an option is silent if it was read whole, else not encoded") {
  Knowledge k                    = two_limits();
  k.sources.front().every_option = true;
  k.sources.front().read_whole   = true;
  Source other                   = list_of("other", Option::debulking, {});
  other.every_option             = true;
  k.sources.push_back(other);
  const Screen   screen(k);
  const Screened found = screened(screen, {of({}, {})});
  const auto     prrt  = screen.positions_of(screen.options()[static_cast<std::size_t>(Option::prrt)]);
  REQUIRE(prrt.size() == 2);
  CHECK(found.word(prrt[0], 0) == Word::silent);
  CHECK(found.word(prrt[1], 0) == Word::not_encoded);
}

TEST_CASE("a gate is closed, clear, open, or not asked") {
  Knowledge k = two_limits();
  k.gates.emplace_back();
  k.gates.back().options   = bit(Option::lt);
  k.gates.back().closed_if = among(Fact::carcinoid_heart_disease, patient::only(patient::Severity::severe));
  k.gates.back().clear_if  = yes(Fact::valve_replaced);
  k.gates.back().asked_if  = yes(Fact::hormonal_symptoms);
  const Screen screen(k);
  const auto   with = [](patient::Choices heart, patient::Choices replaced, patient::Choices symptoms) {
    patient::Values values;
    values[Fact::carcinoid_heart_disease] = patient::choice(heart);
    values[Fact::valve_replaced]          = patient::choice(replaced);
    values[Fact::hormonal_symptoms]       = patient::choice(symptoms);
    return values;
  };
  constexpr auto             is = patient::yes, no = patient::no, open = patient::yes_or_no;
  constexpr patient::Choices severe = patient::only(patient::Severity::severe), any = 0b1111;
  const Screened  found    = screened(screen, {with(severe, no, is), with(severe, open, no), with(severe, is, is),
                                               with(any & ~severe, open, is), with(any, open, is), with(any, open, no)});
  const GateState states[] = {GateState::closed, GateState::closed, GateState::clear,
                              GateState::clear,  GateState::open,   GateState::not_asked};
  for (std::size_t i = 0; i < found.cases(); ++i) CHECK(found.state(screen.gates().front(), i) == states[i]);
}

TEST_CASE("a conflict bears where its options arise, and a factor without a limit is unknown") {
  Knowledge k                                           = two_limits();
  k.options[static_cast<std::size_t>(Option::lt)].needs = yes(Fact::liver_metastases);
  k.conflicts.emplace_back();
  k.conflicts.back().options  = bit(Option::lt);
  k.conflicts.back().bears_if = number(Operator::above, Fact::age_years, 60);
  k.factors.resize(2);
  k.factors.back().holds_if = number(Operator::above, Fact::ki67_pct, 10);
  const Screen screen(k);
  auto         values          = of(patient::exactly(20), patient::exactly(70));
  auto         none            = values;
  none[Fact::liver_metastases] = patient::answer(false);
  const Screened found         = screened(screen, {values, none});
  CHECK(found.verdict(screen.conflicts().front().bears, 0) == Verdict::unknown);
  CHECK(found.verdict(screen.conflicts().front().bears, 1) == Verdict::unmet);
  CHECK(found.verdict(screen.factors()[0].holds, 0) == Verdict::unknown);
  CHECK(found.verdict(screen.factors()[1].holds, 0) == Verdict::met);
}
