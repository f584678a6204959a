#include "nelm/board/assess.h"

#include <doctest/doctest.h>

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::between;
using patient::Case;
using patient::Entry;
using patient::index;

namespace {

template <class Word>
Condition one_of(Fact f, Word word) {
  return among(f, patient::only(word));
}

Criterion required(Condition met_if, Condition unmet_if = {}, Between b = Between::nothing) {
  return {.kind = CriterionKind::required, .met_if = std::move(met_if), .unmet_if = std::move(unmet_if), .between = b};
}
Criterion exclusion(Condition out_if) { return {.kind = CriterionKind::exclusion, .unmet_if = std::move(out_if)}; }
Criterion relative(Condition met_if) { return {.kind = CriterionKind::relative, .met_if = std::move(met_if)}; }

/// Of a range: under 45 met, from 55 on not, borderline between.
const Criterion under_45_to_55 = required(number(Operator::below, Fact::age_years, 45),
                                          number(Operator::at_least, Fact::age_years, 55), Between::borderline);
/// Two readings that part at exactly 50.
const Criterion load_to_50 = required(number(Operator::below, Fact::liver_tumour_load_pct, 50),
                                      number(Operator::above, Fact::liver_tumour_load_pct, 50), Between::divided);
const Criterion stable_6   = required(number(Operator::at_least, Fact::stability_months, 6));

Source source_of(Rule rule) {
  rule.options = bit(Option::lt);
  Source s{.id = "s"};
  s.rules.push_back(std::move(rule));
  return s;
}
Rule list_of(std::vector<Criterion> criteria) { return {.form = Form::list, .criteria = std::move(criteria)}; }

/// A case judged by one list of transplantation, with what it points into.
struct Meeting {
  Knowledge  knowledge;
  Case       the_case;
  Assessment a;
  Meeting(std::vector<Criterion> criteria, std::vector<Entry> facts)
      : Meeting(knowledge_of({source_of(list_of(std::move(criteria)))}), case_of(std::move(facts))) {}
  Meeting(Knowledge k, Case c)
      : knowledge(std::move(k)), the_case(std::move(c)), a(assess(the_case, knowledge, day("2017-06-01"))) {}

  const Position& position() const { return *a.position("s", Option::lt); }
  Word            word() const { return a.word(a.option(Option::lt), position()); }
  FactSet         missing() const { return position().missing; }
};

Entry age(double years) { return said(Fact::age_years, years); }
Entry load(double percent) { return said(Fact::liver_tumour_load_pct, percent); }

}  // namespace

TEST_CASE("inside a range the source gives a list is borderline, at its ends as they are worded") {
  CHECK(Meeting({under_45_to_55}, {age(44)}).word() == Word::eligible);
  CHECK(Meeting({under_45_to_55}, {age(45)}).word() == Word::borderline);
  CHECK(Meeting({under_45_to_55}, {age(54)}).word() == Word::borderline);
  CHECK(Meeting({under_45_to_55}, {age(55)}).word() == Word::not_eligible);
}

TEST_CASE("on a limit its readings part on a list is a boundary conflict, on words that part divided") {
  CHECK(Meeting({load_to_50}, {load(50)}).word() == Word::boundary_conflict);
  CHECK(Meeting({load_to_50}, {load(49.99)}).word() == Word::eligible);
  CHECK(Meeting({load_to_50}, {load(50.01)}).word() == Word::not_eligible);
  const Criterion words = required(one_of(Fact::disease_status, patient::Course::response),
                                   one_of(Fact::disease_status, patient::Course::progression), Between::divided);
  CHECK(Meeting({words}, {said(Fact::disease_status, patient::Course::stable)}).word() == Word::divided);
}

TEST_CASE("a rule that does not speak of the patient has no part in what a boundary conflict is") {
  const Criterion on_words             = required(one_of(Fact::disease_status, patient::Course::response),
                                                  one_of(Fact::disease_status, patient::Course::progression), Between::divided);
  const auto      word_where_g2_speaks = [&](patient::Grade grade) {
    auto s      = source_of({.form = Form::indication, .criteria = {load_to_50}});
    auto for_g2 = Rule{.options    = bit(Option::lt),
                            .form       = Form::indication,
                            .applies_if = one_of(Fact::grade, patient::Grade::G2),
                            .criteria   = {on_words}};
    s.rules.push_back(for_g2);
    return Meeting(knowledge_of({s}),
                        case_of({load(50), said(Fact::disease_status, patient::Course::stable), said(Fact::grade, grade)}))
        .word();
  };
  CHECK(word_where_g2_speaks(patient::Grade::G1) == Word::boundary_conflict);
  CHECK(word_where_g2_speaks(patient::Grade::G2) == Word::divided);
}

TEST_CASE("a list stands as its worst criterion: one required criterion unmet decides whatever is missing") {
  const Meeting m({under_45_to_55, load_to_50, stable_6}, {age(60)});
  CHECK(m.word() == Word::not_eligible);
  CHECK(m.missing().none());
}

TEST_CASE("a criterion matters while its worst end lies below the best the list can still reach") {
  // at 48 the list is at most borderline; the load that could only divide or exclude matters, a relative limit does not
  const Meeting m({under_45_to_55, load_to_50, relative(yes(Fact::symptomatic))}, {age(48)});
  CHECK(m.position().worst == Word::not_eligible);
  CHECK(m.position().best == Word::borderline);
  CHECK(m.missing() == set_of({Fact::liver_tumour_load_pct}));
}

TEST_CASE("silence of the source keeps a list open, says so, and names no fact") {
  const Criterion low_grade =
      required(one_of(Fact::grade, patient::Grade::G1), one_of(Fact::grade, patient::Grade::G3), Between::unsaid);
  const Meeting m({low_grade}, {said(Fact::grade, patient::Grade::G2)});
  CHECK(m.word() == Word::undetermined);
  CHECK(m.position().silent);
  CHECK(m.missing().none());
}

TEST_CASE("an unknown exclusion is open, never passed") {
  const Meeting m({exclusion(yes(Fact::lt_contraindication))}, {});
  CHECK(m.word() == Word::undetermined);
  CHECK(m.missing() == set_of({Fact::lt_contraindication}));
  CHECK(Meeting({exclusion(yes(Fact::lt_contraindication))}, {said(Fact::lt_contraindication, true)}).word() ==
        Word::not_eligible);
  CHECK(Meeting({exclusion(yes(Fact::lt_contraindication))}, {said(Fact::lt_contraindication, false)}).word() ==
        Word::eligible);
}

TEST_CASE("a relative criterion missed weakens, one unknown spans weakened to clear") {
  const Criterion to_60 = relative(number(Operator::below, Fact::age_years, 60));
  CHECK(Meeting({to_60}, {age(61)}).word() == Word::eligible_relative);
  CHECK(Meeting({to_60}, {age(59)}).word() == Word::eligible);
  const Meeting unknown({to_60}, {});
  CHECK(unknown.position().worst == Word::eligible_relative);
  CHECK(unknown.position().best == Word::eligible);
}

TEST_CASE("advisory criteria decide nothing, met or not") {
  Criterion advice{.kind = CriterionKind::advisory, .met_if = number(Operator::above, Fact::stability_months, 6)};
  CHECK(Meeting({advice, under_45_to_55}, {age(40), said(Fact::stability_months, 1)}).word() == Word::eligible);
  CHECK(Meeting({advice, under_45_to_55}, {age(40)}).missing().none());
}

TEST_CASE("unmet_if never: all that is not met lies between") {
  Criterion c   = required(yes(Fact::bilobar), {}, Between::borderline);
  c.never_unmet = true;
  CHECK(Meeting({c}, {said(Fact::bilobar, false)}).word() == Word::borderline);
}

TEST_CASE("not met by what time alone will meet is not yet; by anything else besides it is not") {
  const Entry three_months = said(Fact::stability_months, 3),
              steady       = said(Fact::disease_status, patient::Course::stable);
  const Meeting waits({stable_6, under_45_to_55}, {three_months, steady, age(40)});
  CHECK(waits.word() == Word::not_eligible);
  CHECK(waits.position().by_time);
  CHECK(!Meeting({stable_6, under_45_to_55}, {three_months, steady, age(60)}).position().by_time);
  CHECK(!Meeting({stable_6}, {said(Fact::disease_status, patient::Course::progression)}).position().by_time);
  CHECK(!Meeting({under_45_to_55}, {age(60)}).position().by_time);
}

TEST_CASE("a list of which only a part could be read is never met, only not met") {
  Rule partly        = list_of({stable_6});
  partly.partly_read = "the other conditions";
  const auto at      = [&](double months) {
    return Meeting(knowledge_of({source_of(partly)}), case_of({said(Fact::stability_months, months)}));
  };
  CHECK(at(8).word() == Word::undetermined);
  CHECK(at(8).position().silent);
  CHECK(at(8).missing().none());
  CHECK(at(5).word() == Word::not_eligible);
}

TEST_CASE("a scope unmet is not applicable, one open undetermined; it stands beside the span") {
  Rule of_g3       = list_of({under_45_to_55});
  of_g3.applies_if = one_of(Fact::grade, patient::Grade::G3);
  const auto with  = [&](std::vector<Entry> e) {
    return Meeting(knowledge_of({source_of(of_g3)}), case_of(std::move(e)));
  };
  CHECK(with({said(Fact::grade, patient::Grade::G1), age(40)}).word() == Word::not_applicable);
  const auto open = with({age(40)});
  CHECK(open.word() == Word::undetermined);
  CHECK(open.position().worst == Word::eligible);
  CHECK(open.position().best == Word::eligible);
  CHECK(open.missing().any());
}

TEST_CASE(
    "a source that speaks of every option is silent on one without a rule if it was read whole, else not encoded") {
  Source whole       = source_of(list_of({}));
  whole.every_option = true;
  whole.read_whole   = true;
  Source part        = whole;
  part.id            = "part";
  part.read_whole    = false;
  Source its_own     = source_of(list_of({}));
  its_own.id         = "own";
  const Meeting m(knowledge_of({whole, part, its_own}), case_of({}));
  CHECK(m.a.position("s", Option::prrt)->word() == Word::silent);
  CHECK(m.a.position("part", Option::prrt)->word() == Word::not_encoded);
  CHECK(m.a.position("own", Option::prrt) == nullptr);
}

TEST_CASE("an option a source names among what could not be read of it stands as not encoded, and no other") {
  Source unread{.id = "unread"};
  unread.not_encoded.push_back({.id = "U-x", .options = bit(Option::lt), .missing = "all", .because = "not found"});
  const Meeting m(knowledge_of({unread}), case_of({}));
  CHECK(m.a.position("unread", Option::lt)->word() == Word::not_encoded);
  CHECK(m.a.position("unread", Option::prrt) == nullptr);
}

TEST_CASE("an option's precondition unmet is not applicable for all, open undetermined for all") {
  Knowledge k                                           = knowledge_of({source_of(list_of({under_45_to_55}))});
  k.options[static_cast<std::size_t>(Option::lt)].needs = number(Operator::at_least, Fact::lesion_count, 1);
  const auto with = [&](std::vector<Entry> e) { return Meeting(k, case_of(std::move(e))); };
  CHECK(with({age(40), said(Fact::lesion_count_reported, 0)}).word() == Word::not_applicable);
  CHECK(with({age(40), said(Fact::lesion_count_reported, 2)}).word() == Word::eligible);
  const auto open = with({age(40)});
  CHECK(open.word() == Word::undetermined);
  CHECK(open.position().worst == Word::eligible);
  CHECK(open.a.option(Option::lt).missing == set_of({Fact::lesion_count_reported}));
}

TEST_CASE("a gate is closed, open or clear; open is not clear, and outside its question not asked") {
  Knowledge k = knowledge_of({});
  Gate      g{.id        = "heart",
              .options   = bit(Option::lt),
              .closed_if = one_of(Fact::carcinoid_heart_disease, patient::Severity::severe),
              .asked_if  = one_of(Fact::functional_syndrome, patient::Syndrome::carcinoid)};
  k.gates               = {g};
  const auto  state     = [&](std::vector<Entry> e) { return Meeting(k, case_of(std::move(e))).a.gates.front(); };
  const Entry carcinoid = said(Fact::functional_syndrome, patient::Syndrome::carcinoid);
  const Entry none      = said(Fact::functional_syndrome, patient::Syndrome::none);
  CHECK(state({said(Fact::carcinoid_heart_disease, patient::Severity::severe)}).state == GateState::closed);
  CHECK(state({said(Fact::carcinoid_heart_disease, patient::Severity::mild)}).state == GateState::clear);
  CHECK(state({carcinoid}).state == GateState::open);
  CHECK(state({carcinoid}).missing == set_of({Fact::carcinoid_heart_disease}));
  CHECK(state({none}).state == GateState::not_asked);
  CHECK(state({none}).missing.none());
  CHECK(state({}).state == GateState::open);
  CHECK(state({}).missing == set_of({Fact::functional_syndrome}));
}

TEST_CASE("a rule per lesion judges each viable lesion by its own size") {
  Rule by_size       = list_of({relative(number(Operator::at_most, Fact::longest_diameter_mm, 30)),
                                exclusion(number(Operator::above, Fact::longest_diameter_mm, 50))});
  by_size.per_lesion = true;
  const auto wide    = [](double mm) { return item({said(Fact::longest_diameter_mm, mm)}); };
  auto       dead    = wide(20);
  dead.entries.push_back(said(Fact::viable, false));
  const Meeting         m(knowledge_of({source_of(by_size)}),
                          case_of({}, {list(Fact::lesions, {wide(30), wide(30.1), dead, wide(50), wide(51), item({})})}));
  std::vector<Span>     spans;
  std::vector<unsigned> numbers;
  for (const LesionJudged& l : m.a.lesions) spans.push_back(l.span), numbers.push_back(l.number);
  CHECK(spans == std::vector<Span>{{Grade::clear, Grade::clear},
                                   {Grade::weakened, Grade::weakened},
                                   {Grade::weakened, Grade::weakened},
                                   {Grade::excluded, Grade::excluded},
                                   anything_at_all});
  CHECK(numbers == std::vector<unsigned>{1, 2, 4, 5, 6});
}

TEST_CASE("an option declined or already given carries the remark") {
  const Meeting m(knowledge_of({}),
                  case_of({said(Fact::patient_declines, Option::lt)},
                          {list(Fact::treatments, {item({said(Fact::treatment_type, Option::ssa)})})}));
  CHECK(m.a.option(Option::lt).declined);
  CHECK(!m.a.option(Option::ssa).declined);
  CHECK(m.a.option(Option::ssa).given);
  CHECK(!m.a.option(Option::lt).given);
  CHECK(!Meeting(knowledge_of({}), case_of({nothing_said(Fact::patient_declines)})).a.option(Option::lt).declined);
}

TEST_CASE("every word has its name") {
  CHECK(name(Word::against) == "against");
  CHECK(name(Word::condition_not_met) == "condition_not_met");
  CHECK(name(Word::boundary_conflict) == "boundary_conflict");
  CHECK(name(Word::not_eligible) == "not_eligible");
  CHECK(name(Word::evidence_against) == "evidence_against");
  CHECK(name(Word::commissioned) == "commissioned");
  CHECK(name(Word::not_commissioned) == "not_commissioned");
  CHECK(name(Word::not_applicable) == "not_applicable");
  CHECK(name(Word::undetermined) == "undetermined");
}

TEST_CASE("each grade reads in the words of its rule") {
  using enum Grade;
  const Rule                list{.form = Form::list};
  const std::array<Word, 5> of_list{Word::not_eligible, Word::divided, Word::borderline, Word::eligible_relative,
                                    Word::eligible};
  for (std::size_t g = 0; g < of_list.size(); ++g) CHECK(word_of(list, static_cast<Grade>(g)) == of_list[g]);
  const Rule recommends{.form = Form::indication, .strength = Strength::recommends};
  CHECK(word_of(recommends, excluded) == Word::condition_not_met);
  CHECK(word_of(recommends, weakened) == Word::conditional);
  CHECK(word_of(recommends, clear) == Word::recommends);
  const Rule disputed{.form = Form::finding, .strength = Strength::disputed};
  CHECK(word_of(disputed, weakened) == Word::disputed);
  CHECK(word_of(disputed, clear) == Word::disputed);
  const Rule payer{.form = Form::finding, .strength = Strength::not_commissioned};
  CHECK(word_of(payer, clear) == Word::not_commissioned);
  CHECK(side_of(Word::commissioned) == Side::neither);
  CHECK(side_of(Word::not_commissioned) == Side::neither);
}
