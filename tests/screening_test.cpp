// A law: screening says of every case what the full assessment says of it, to the bit.
// Each try is ten cases, from a patient of whom everything is known to one of whom little is and one who may contradict
// himself, with each of their lesions: 100,000 cases by random rules, and as many by the knowledge built in, where
// NELM_LAW_CASES is 10000. And five more of facts drawn one by one.
#include <doctest/doctest.h>

#include <map>

#include "nelm/board/bearing.h"
#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/board/screen.h"
#include "nelm/patient/case_by_hand_test.h"
#include "tests/judged.h"
#include "tests/trying_laws.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

/// Cases judged one by one, to be compared with what a screen says of all of them.
class Compared {
 public:
  explicit Compared(const Knowledge& knowledge) : screen_(knowledge), facts_(screen_.columns()) {
    for (const ScreenedRule& r : screen_.rules()) screened_rules_.emplace(r.rule, &r);
  }

  /// The first thing in which they differ, and of which; nothing if all agree.
  struct Difference {
    std::string what;
    std::size_t of = 0;
  };
  Difference difference(std::span<const Assessment> assessed) {
    facts_.clear();
    for (const Assessment& a : assessed) facts_.add(a.facts.values.all());
    for (const Assessment& a : assessed)
      for (const LesionJudged& l : a.lesions) facts_.add(values_of(a.facts, *l.lesion).all());
    block_ = cases_abreast;  // none yet
    for (lane_ = 0; lane_ < assessed.size(); ++lane_) {
      have_block();
      if (auto what = difference(assessed[lane_]); !what.empty()) return {what, lane_};
    }
    for (std::size_t i = 0; i < assessed.size(); ++i)
      for (const LesionJudged& l : assessed[i].lesions) {
        have_block();
        if (auto what = difference(*l.rule, l.span, assessed[i].findings_of(l)); !what.empty())
          return {fmt::format("lesion {}, {}", l.number, what), i};
        ++lane_;
      }
    return {};
  }

 private:
  void have_block() {
    if (lane_ / cases_abreast == block_) return;
    block_ = lane_ / cases_abreast;
    screen_.judge(facts_, block_, found_);
  }
  std::size_t at() const { return lane_ % cases_abreast; }

  std::string difference(const Assessment& a) {
    for (const RuleJudged& r : a.rules) {
      if (found_.verdict(screened_rules_.at(r.rule)->scope, at()) != r.scope)
        return "the scope of rule\n" + in_words(*r.rule);
      if (auto what = difference(*r.rule, r.span, a.findings_of(r)); !what.empty()) return what;
    }
    for (std::size_t i = 0; i < a.gates.size(); ++i)
      if (differs(screen_.gates()[i], a.gates[i].state)) return "the gate " + a.gates[i].gate->id;
    for (std::size_t i = 0; i < a.conflicts.size(); ++i)
      if (found_.verdict(screen_.conflicts()[i].bears, at()) != a.conflicts[i].bears)
        return fmt::format("the conflict {}: {}, of options {:#x}", a.conflicts[i].conflict->id,
                           exchange::written(a.conflicts[i].conflict->bears_if), a.conflicts[i].conflict->options);
    for (std::size_t i = 0; i < a.factors.size(); ++i)
      if (found_.verdict(screen_.factors()[i].holds, at()) != a.factors[i].holds)
        return "the factor " + a.factors[i].factor->id;
    if (screen_.options().size() != a.options.size() || screen_.positions().size() != a.positions.size())
      return "how many options and positions there are";
    for (std::size_t i = 0; i < a.options.size(); ++i)
      if (auto what = difference(a, a.options[i], screen_.options()[i]); !what.empty()) return what;
    return {};
  }

  bool differs(const ScreenedGate& gate, GateState state) const {
    return found_.state(gate, at()) != state || found_.which(gate.clear)[at()] != (state == GateState::clear) ||
           found_.which(gate.closed)[at()] != (state == GateState::closed) ||
           found_.which(gate.not_asked)[at()] != (state == GateState::not_asked);
  }

  std::string difference(const Rule& rule, Span span, std::span<const Finding> findings) const {
    const ScreenedRule& screened = *screened_rules_.at(&rule);
    const auto          criteria = screen_.criteria_of(screened);
    if (criteria.size() != findings.size()) return "how many criteria there are of rule\n" + in_words(rule);
    for (std::size_t i = 0; i < findings.size(); ++i)
      if (criteria[i].criterion != findings[i].criterion ||
          found_.verdict(criteria[i].met_if, at()) != findings[i].met_if ||
          found_.verdict(criteria[i].unmet_if, at()) != findings[i].unmet_if ||
          found_.span(criteria[i].span, at()) != findings[i].span)
        return "the criterion\n" + in_words(*findings[i].criterion);
    if (found_.span(screened.span, at()) != span) return "the span of rule\n" + in_words(rule);
    return {};
  }

  std::string difference(const Assessment& a, const OptionJudged& option, const ScreenedOption& screened) const {
    if (found_.verdict(screened.needs, at()) != option.needs)
      return fmt::format("the precondition of {}", name(option.option->id));
    const auto positions = a.positions_of(option);
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const Position&         p = positions[i];
      const ScreenedPosition& s = screen_.positions_of(screened)[i];
      if (s.source != p.source || s.option != p.option || found_.verdict(s.scope, at()) != p.scope ||
          found_.word(s.worst, at()) != p.worst || found_.word(s.best, at()) != p.best ||
          found_.word(s, at()) != a.word(option, p) || found_.is(s.conflict, at()) != p.conflict ||
          found_.verdict(s.replaced, at()) != p.replaced)
        return fmt::format("{} on {}: screened {} to {}, in a word {}; assessed {} to {}, in a word {}", p.source->id,
                           name(p.option), name(found_.word(s.worst, at())), name(found_.word(s.best, at())),
                           name(found_.word(s, at())), name(p.worst), name(p.best), name(a.word(option, p)));
    }
    return {};
  }

  Screen                                     screen_;
  FactColumns                                facts_;
  Screened                                   found_;
  std::map<const Rule*, const ScreenedRule*> screened_rules_;
  std::size_t                                block_ = cases_abreast, lane_ = 0;
};

/// The screen of the knowledge built in is made once.
Compared::Difference difference(const Try& t, std::span<const Assessment> assessed) {
  static Compared by_the_built_in(built_in());
  return &t.knowledge == &built_in() ? by_the_built_in.difference(assessed)
                                     : Compared(t.knowledge).difference(assessed);
}

/// A range from one place worth trying to another, or a few of the words, or all there can be.
Possible any_value(Fact f, const Try& t) {
  const Possible all = anything(f);
  if (t.draws.one_in(4)) return all;
  if (row(f).kind != Kind::number) {
    Choices some = 0;
    for (Choices left = all.choices; left != 0; left &= left - 1)
      if (t.draws.one_in(2)) some |= left & (~left + 1);
    return some == 0 ? all : patient::choice(some);
  }
  double low = t.draws.from(t.places.of(f)), high = t.draws.from(t.places.of(f));
  if (low > high) std::swap(low, high);
  const bool open_ends = low < high;
  return patient::number({low, high, open_ends && t.draws.one_in(2), open_ends && t.draws.one_in(2)});
}

/// The patient with one thing more said of them, true or not.
Case against_themselves(Case c, const Try& t) {
  const FactSet     all = facts_named(t.knowledge);
  std::vector<Fact> named;
  for (const Row& r : patient::facts())
    if (r.in == Fact::none && all.test(patient::index(r.id))) named.push_back(r.id);
  const Fact f = t.draws.from(named);
  c.facts.entries.push_back({.fact = f, .value = any_value(f, t)});
  return c;
}

void agrees_on_patients(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  std::vector<Case>   cases{patient.the_case()};
  while (cases.size() < 9) cases.push_back(t.less_known(t.draws.from(cases)));
  cases.push_back(against_themselves(t.draws.from(cases), t));
  std::vector<Assessment> assessed;
  for (const Case& c : cases) assessed.push_back(assess(c, t.knowledge, laws::the_day));
  if (const auto [what, of] = difference(t, assessed); !what.empty())
    RC_FAIL("screening and the full assessment differ in " + what + "\n" + exchange::case_json(cases[of]));
}

/// Facts drawn one by one; whether there could be such a patient is not asked.
void agrees_on_any_facts(const Try& t) {
  const FactSet           named = facts_named(t.knowledge);
  std::vector<Assessment> assessed(5);
  for (Assessment& a : assessed) {
    a.facts.values = patient::Values(t.knowledge.slots);
    a.facts.asks.resize(t.knowledge.slots);
    for (const Row& r : patient::facts())
      if (named.test(patient::index(r.id))) a.facts.values[r.id] = any_value(r.id, t);
    for (const Scheme& s : t.knowledge.schemes) a.facts.values.at(s.slot) = any_value(s.gives, t);
    a.facts.in_time = a.facts.values;
    judge_rules({}, t.knowledge, a);
    judge_what_bears(t.knowledge, a);
  }
  if (const auto [what, of] = difference(t, assessed); !what.empty()) {
    std::string facts;
    for (const Row& r : patient::facts())
      if (named.test(patient::index(r.id)))
        facts += fmt::format("{}: {}\n", r.name, in_words(r.id, assessed[of].facts[r.id]));
    RC_FAIL("screening and the full assessment differ in " + what + "\n" + facts);
  }
}

}  // namespace

TEST_CASE("a rule whose source parts with itself leaves no boundary conflict where it speaks, screened or judged") {
  using namespace board::by_hand;
  using namespace patient::by_hand;
  const auto      load = Fact::liver_tumour_load_pct;
  const Criterion parts_at_50{.id       = "C1",
                              .kind     = CriterionKind::required,
                              .met_if   = number(Operator::below, load, 50),
                              .unmet_if = number(Operator::above, load, 50),
                              .between  = Between::divided};
  Source          s{.id = "s"};
  s.rules              = {{.id = "R1", .options = bit(Option::lt), .form = Form::indication, .criteria = {parts_at_50}},
                          {.id         = "R2",
                           .options    = bit(Option::lt),
                           .form       = Form::indication,
                           .strength   = Strength::divided,
                           .applies_if = among(Fact::grade, patient::only(patient::Grade::G2))}};
  const auto knowledge = knowledge_of({s});
  for (const auto grade : {patient::Grade::G1, patient::Grade::G2}) {
    const auto                    c = case_of({said(load, 50), said(Fact::grade, grade)});
    const std::vector<Assessment> assessed{assess(c, knowledge, the_day)};
    CHECK(assessed[0].position("s", Option::lt)->conflict == (grade == patient::Grade::G1));
    CHECK(Compared(knowledge).difference(assessed).what == "");
  }
}

TEST_CASE("screening agrees with the full assessment on every patient") {
  holds_always("screening agrees on patients", agrees_on_patients);
}

TEST_CASE("screening agrees with the full assessment on any facts, of a patient there could be or not") {
  holds_always("screening agrees on any facts", agrees_on_any_facts);
}

TEST_CASE("screening agrees on every story and every published case, block after block") {
  std::vector<Assessment> assessed;
  const auto              judged = tests::stories_and_examples();
  while (assessed.size() < 2 * cases_abreast)
    for (const auto& one : judged) assessed.push_back(assess(one->the_case, built_in(), laws::the_day));
  CHECK(Compared(built_in()).difference(assessed).what == "");
}
