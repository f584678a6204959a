// What the laws found of rules that meet on one option.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "nelm/board/guideline.h"

using namespace nelm::board;

namespace {

Rule rule(Form form, Strength strength) { return {.form = form, .strength = strength}; }

RuleJudged judged(const Rule& r, Verdict scope, Span span) { return {.rule = &r, .scope = scope, .span = span}; }

Position of(std::vector<RuleJudged> rules) {
  Position p;
  combine(rules, p);
  return p;
}

constexpr Span clear{Grade::clear, Grade::clear}, excluded{Grade::excluded, Grade::excluded};

}  // namespace

TEST_CASE("of several findings of a study that hold, their order does not choose the word") {
  const Rule speaks_for = rule(Form::finding, Strength::evidence_for), warns = rule(Form::finding, Strength::caution);
  const auto held = judged(speaks_for, Verdict::met, clear), warning = judged(warns, Verdict::met, clear);
  CHECK(of({held, warning}).word() == Word::caution);
  CHECK(of({warning, held}).word() == Word::caution);
}

TEST_CASE("a finding still open does not overturn the word of a study later: the position waits for it") {
  const Rule speaks_for = rule(Form::finding, Strength::evidence_for), warns = rule(Form::finding, Strength::caution);
  const auto open = of({judged(speaks_for, Verdict::met, clear), judged(warns, Verdict::unknown, clear)});
  CHECK(open.worst == Word::evidence_for);
  CHECK(open.best == Word::caution);
  CHECK_FALSE(open.decided());
}

TEST_CASE("only if no finding of a study holds or may hold is its condition not met") {
  const Rule one = rule(Form::finding, Strength::evidence_for), other = rule(Form::finding, Strength::caution);
  CHECK(of({judged(one, Verdict::met, excluded), judged(other, Verdict::met, excluded)}).word() ==
        Word::condition_not_met);
  CHECK(of({judged(one, Verdict::met, excluded), judged(other, Verdict::met, anything_at_all)}).word() ==
        Word::undetermined);
}

TEST_CASE("a source divided on an option does not read better for a criterion inside its range") {
  const Rule divided = rule(Form::indication, Strength::divided);
  CHECK(word_of(divided, Grade::clear) == Word::divided);
  CHECK(word_of(divided, Grade::borderline) == Word::divided);
  CHECK(word_of(divided, Grade::excluded) == Word::condition_not_met);
}

TEST_CASE("a relative criterion its source leaves unsaid is open by silence, not by a missing fact") {
  const Criterion c{.kind = CriterionKind::relative, .between = Between::unsaid};
  CHECK(Finding{&c, Verdict::unmet, Verdict::unmet, {Grade::weakened, Grade::clear}}.unsaid());
  CHECK_FALSE(Finding{&c, Verdict::met, Verdict::unmet, clear}.unsaid());
}

TEST_CASE("a source that may not speak of this case asks whether it does, even where its rule could not hold") {
  const Rule bar = rule(Form::bar, Strength::against), finding = rule(Form::finding, Strength::caution);
  for (const Rule* one : {&bar, &finding}) {
    auto open = judged(*one, Verdict::unknown, excluded);
    open.missing.set(nelm::patient::index(Fact::grade));
    const auto p = of({open});
    CHECK_FALSE(p.decided());
    CHECK((p.missing == open.missing));
  }
}
