// A law: screening says of every case what the full assessment says of it, to the bit.
// Each try is ten cases, from a patient of whom everything is known to one of whom little is, and each lesion of theirs:
// 100,000 cases by random rules and as many by the knowledge built in where NELM_LAW_CASES is 10000.
#include <doctest/doctest.h>

#include <map>

#include "nelm/board/screen.h"
#include "tests/judged.h"
#include "tests/trying_laws.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

/// Cases judged one by one, to be compared with what a screen says of all of them.
class Compared {
 public:
  explicit Compared(const Knowledge& knowledge) : knowledge_(knowledge), screen_(knowledge), facts_(screen_.columns()) {
    for (const ScreenedRule& r : screen_.rules()) screened_rules_.emplace(r.rule, &r);
  }

  /// The first thing in which they differ; nothing if all agree.
  std::string difference(std::span<const Case> cases) {
    facts_.clear();
    std::vector<Assessment> assessed;
    for (const Case& c : cases) assessed.push_back(assess(c, knowledge_, laws::the_day));
    for (const Assessment& a : assessed) facts_.add(a.facts.values.all());
    for (const Assessment& a : assessed)
      for (const LesionJudged& l : a.lesions) facts_.add(values_of(a.facts, *l.lesion).all());
    block_ = cases_abreast;  // none yet
    for (lane_ = 0; lane_ < assessed.size(); ++lane_) {
      have_block();
      if (auto what = difference(assessed[lane_]); !what.empty())
        return what + "\n" + exchange::case_json(cases[lane_]);
    }
    for (std::size_t i = 0; i < assessed.size(); ++i)
      for (const LesionJudged& l : assessed[i].lesions) {
        have_block();
        if (auto what = difference(*l.rule, l.span, assessed[i].findings_of(l)); !what.empty())
          return fmt::format("of lesion {}, {}\n{}", l.number, what, exchange::case_json(cases[i]));
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
      if (found_.state(screen_.gates()[i], at()) != a.gates[i].state) return "the gate " + a.gates[i].gate->id;
    for (std::size_t i = 0; i < a.conflicts.size(); ++i)
      if (found_.verdict(screen_.conflicts()[i].bears, at()) != a.conflicts[i].bears)
        return "the conflict " + a.conflicts[i].conflict->id;
    for (std::size_t i = 0; i < a.factors.size(); ++i)
      if (found_.verdict(screen_.factors()[i].holds, at()) != a.factors[i].holds)
        return "the factor " + a.factors[i].factor->id;
    if (screen_.options().size() != a.options.size() || screen_.positions().size() != a.positions.size())
      return "how many options and positions there are";
    for (std::size_t i = 0; i < a.options.size(); ++i)
      if (auto what = difference(a, a.options[i], screen_.options()[i]); !what.empty()) return what;
    return {};
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
          found_.word(s, at()) != a.word(option, p))
        return fmt::format("{} on {}: screened {} to {}, in a word {}; assessed {} to {}, in a word {}", p.source->id,
                           name(p.option), name(found_.word(s.worst, at())), name(found_.word(s.best, at())),
                           name(found_.word(s, at())), name(p.worst), name(p.best), name(a.word(option, p)));
    }
    return {};
  }

  const Knowledge&                           knowledge_;
  Screen                                     screen_;
  FactColumns                                facts_;
  Screened                                   found_;
  std::map<const Rule*, const ScreenedRule*> screened_rules_;
  std::size_t                                block_ = cases_abreast, lane_ = 0;
};

void screening_agrees(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  std::vector<Case>   cases{patient.the_case()};
  while (cases.size() < 10) cases.push_back(t.less_known(t.draws.from(cases)));
  static Compared by_the_built_in(built_in());
  const auto      what =
      &t.knowledge == &built_in() ? by_the_built_in.difference(cases) : Compared(t.knowledge).difference(cases);
  if (!what.empty()) RC_FAIL("screening and the full assessment differ in " + what);
}

}  // namespace

TEST_CASE("screening agrees with the full assessment") {
  holds_always("screening agrees with the full assessment", screening_agrees);
}

TEST_CASE("screening agrees on every story and every published case, block after block") {
  std::vector<Case> cases;
  const auto        judged = tests::stories_and_examples();
  while (cases.size() < 2 * cases_abreast)
    for (const auto& one : judged) cases.push_back(one->the_case);
  CHECK(Compared(built_in()).difference(cases) == "");
}
