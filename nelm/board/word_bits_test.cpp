// Rules of every form, in every scope and span, two at a time: in bits they make what they make one by one.
#include "nelm/board/word_bits.h"

#include <doctest/doctest.h>

#include "nelm/board/guideline.h"
#include "nelm/board/screened_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;

namespace {

/// A rule's scope and span, and the ten bits that say so: at least each grade at either end, surely and perhaps in scope.
struct Stands {
  Verdict scope;
  Span    span;

  patient::Choices bits() const {
    const auto reached = [](Grade g) { return (1U << static_cast<unsigned>(g)) - 1; };
    return reached(span.worst) | reached(span.best) << 4U | (scope == Verdict::met ? 1U : 0U) << 8U |
           (scope == Verdict::unmet ? 0U : 1U) << 9U;
  }
};

RuleBits rule_carried(const Rule& rule, unsigned from, BitProgram& p) {
  RuleBits r{.rule = &rule};
  for (unsigned i = 0; i < 4; ++i) {
    r.span.worst[i] = carried(from + i, p);
    r.span.best[i]  = carried(from + 4 + i, p);
  }
  r.scope = {carried(from + 8, p), carried(from + 9, p)};
  return r;
}

std::vector<Stands> every_standing() {
  std::vector<Stands> all;
  for (const auto scope : {Verdict::unmet, Verdict::unknown, Verdict::met})
    for (int worst = 0; worst < 5; ++worst)
      for (int best = worst; best < 5; ++best)
        all.push_back({scope, {static_cast<Grade>(worst), static_cast<Grade>(best)}});
  return all;
}

Word word(const WordBits& bits, const Screened& found, std::size_t i) {
  std::size_t reached = 0;
  while (reached < bits.size() && found.is(bits[reached], i)) ++reached;
  return static_cast<Word>(reached);
}

/// Both rules in every standing; the number of pairs in which the bits say something else.
std::size_t differences(const Rule& first, const Rule& second) {
  BitProgram         p;
  const RuleBits     rules[] = {rule_carried(first, 0, p), rule_carried(second, 10, p)};
  const WordSpanBits bits    = combined(rules, p);
  std::size_t        wrong   = 0;
  for (const Stands& a : every_standing()) {
    std::vector<patient::Values> cases;
    for (const Stands& b : every_standing()) cases.push_back(carrying(a.bits() | b.bits() << 10U));
    const Screened found = screened(p, cases);
    std::size_t    i     = 0;
    for (const Stands& b : every_standing()) {
      RuleJudged judged[] = {{.rule = &first, .scope = a.scope, .span = a.span},
                             {.rule = &second, .scope = b.scope, .span = b.span}};
      Position   position;
      combine(judged, position);
      wrong += word(bits.worst, found, i) != position.worst || word(bits.best, found, i) != position.best;
      ++i;
    }
  }
  return wrong;
}

Rule rule(Form form, Strength strength) { return {.form = form, .strength = strength}; }

}  // namespace

TEST_CASE("two rules of a guideline, each a bar or an indication of any strength, come to the same") {
  const Rule all[] = {rule(Form::bar, Strength::against), rule(Form::indication, Strength::recommends),
                      rule(Form::indication, Strength::conditional), rule(Form::indication, Strength::divided)};
  for (const Rule& first : all)
    for (const Rule& second : all) CHECK(differences(first, second) == 0);
}

TEST_CASE("two findings of a study come to the same") {
  const Rule all[] = {rule(Form::finding, Strength::evidence_for), rule(Form::finding, Strength::evidence_against),
                      rule(Form::finding, Strength::caution), rule(Form::finding, Strength::disputed)};
  for (const Rule& first : all)
    for (const Rule& second : all) CHECK(differences(first, second) == 0);
}

TEST_CASE("a list has its own words, whatever stands beside it") {
  const Rule list = rule(Form::list, Strength::conditional), bar = rule(Form::bar, Strength::against);
  CHECK(differences(list, bar) == 0);
}
