#include "nelm/board/guideline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ostream>
#include <vector>

using namespace nelm::board;
using nelm::patient::index;

namespace {

constexpr Span clear{Grade::clear, Grade::clear}, excluded{Grade::excluded, Grade::excluded},
    open = anything_at_all, inside{Grade::borderline, Grade::borderline}, weakened{Grade::weakened, Grade::weakened};

Rule       rule(Form form, Strength strength) { return {.form = form, .strength = strength}; }
const Rule recommends  = rule(Form::indication, Strength::recommends);
const Rule conditional = rule(Form::indication, Strength::conditional);
const Rule divided     = rule(Form::indication, Strength::divided);
const Rule bar         = rule(Form::bar, Strength::against);
const Rule list_rule   = rule(Form::list, Strength::conditional);
const Rule found       = rule(Form::finding, Strength::evidence_for);
const Rule cautioned   = rule(Form::finding, Strength::caution);

/// A rule judged; what it would ask for is one fact, so that one sees whether it does.
RuleJudged judged(const Rule& r, Span span, Verdict scope = Verdict::met, Fact asks = Fact::ki67_pct) {
  RuleJudged j{.rule = &r, .scope = scope, .span = span};
  j.missing.set(index(asks));
  return j;
}

Position combined(std::vector<RuleJudged> rules) {
  Position forwards, backwards;
  auto     turned = rules;
  std::ranges::reverse(turned);
  combine(rules, forwards);
  combine(turned, backwards);
  CHECK(forwards.worst == backwards.worst);
  CHECK(forwards.best == backwards.best);
  CHECK(forwards.scope == backwards.scope);
  CHECK(forwards.missing == backwards.missing);
  return forwards;
}

bool asks(const Position& p, Fact f) { return p.missing.test(index(f)); }

}  // namespace

TEST_CASE("an indication whose criteria are met gives its strength, one whose are not is a condition not met") {
  CHECK(combined({judged(recommends, clear)}).word() == Word::recommends);
  CHECK(combined({judged(conditional, clear)}).word() == Word::conditional);
  CHECK(combined({judged(divided, clear)}).word() == Word::divided);
  CHECK(combined({judged(recommends, excluded)}).word() == Word::condition_not_met);
  CHECK(combined({judged(recommends, inside)}).word() == Word::borderline);
}

TEST_CASE("a weakened criterion lowers recommends to conditional; conditional stays") {
  CHECK(combined({judged(recommends, weakened)}).word() == Word::conditional);
  CHECK(combined({judged(conditional, weakened)}).word() == Word::conditional);
}

TEST_CASE("an open indication spans both ends and asks") {
  const Position p = combined({judged(recommends, open)});
  CHECK(p.worst == Word::condition_not_met);
  CHECK(p.best == Word::recommends);
  CHECK(p.word() == Word::undetermined);
  CHECK(asks(p, Fact::ki67_pct));
}

TEST_CASE("the best indication counts") {
  CHECK(combined({judged(recommends, excluded), judged(conditional, clear)}).word() == Word::conditional);
  CHECK(combined({judged(recommends, clear), judged(conditional, clear)}).word() == Word::recommends);
}

TEST_CASE("a bar that holds is against, whatever the indications say, and asks nothing") {
  const Position p = combined({judged(bar, clear), judged(recommends, open)});
  CHECK(p.word() == Word::against);
  CHECK(p.missing.none());
}

TEST_CASE("a bar that is excluded is none; one that may hold leaves against possible, and asks") {
  CHECK(combined({judged(bar, excluded), judged(recommends, clear)}).word() == Word::recommends);
  const Position p = combined({judged(bar, open), judged(recommends, clear, Verdict::met, Fact::age_years)});
  CHECK(p.worst == Word::against);
  CHECK(p.best == Word::recommends);
  CHECK(asks(p, Fact::ki67_pct));
  CHECK(!asks(p, Fact::age_years));
}

TEST_CASE("a bar inside its source's own range may hold: that is the source's silence, not a fact missing") {
  const Position p = combined({judged(bar, inside), judged(recommends, clear)});
  CHECK(p.worst == Word::against);
  CHECK(p.best == Word::recommends);
  CHECK(p.silent);
}

TEST_CASE("an indication that cannot do better than another already does asks nothing") {
  const Position p = combined({judged(recommends, open, Verdict::met, Fact::age_years),
                               judged(conditional, open, Verdict::met, Fact::ki67_pct), judged(conditional, clear)});
  CHECK(p.worst == Word::conditional);
  CHECK(p.best == Word::recommends);
  CHECK(asks(p, Fact::age_years));
  CHECK(!asks(p, Fact::ki67_pct));
}

TEST_CASE("no bar holds and no indication is in scope: silent; every scope unmet: not applicable") {
  CHECK(combined({judged(bar, excluded)}).word() == Word::silent);
  CHECK(combined({judged(bar, excluded), judged(recommends, clear, Verdict::unmet)}).word() == Word::silent);
  CHECK(combined({judged(bar, clear, Verdict::unmet), judged(recommends, clear, Verdict::unmet)}).word() ==
        Word::not_applicable);
}

TEST_CASE("an open bar alone is against or silent") {
  const Position p = combined({judged(bar, open)});
  CHECK(p.worst == Word::against);
  CHECK(p.best == Word::silent);
  CHECK(asks(p, Fact::ki67_pct));
}

TEST_CASE("an open scope leaves the position undetermined, shows what it would be, and names its facts") {
  const Position p = combined({judged(recommends, excluded, Verdict::unknown)});
  CHECK(p.word() == Word::undetermined);
  CHECK(p.worst == Word::condition_not_met);
  CHECK(p.best == Word::condition_not_met);
  CHECK(asks(p, Fact::ki67_pct));
}

TEST_CASE("an indication of open scope adds what it may to one surely in scope, and takes nothing") {
  const Position p =
      combined({judged(conditional, clear), judged(recommends, open, Verdict::unknown, Fact::age_years)});
  CHECK(p.scope == Verdict::met);
  CHECK(p.worst == Word::conditional);
  CHECK(p.best == Word::recommends);
  CHECK(asks(p, Fact::age_years));
  const Position no_better = combined({judged(recommends, clear), judged(conditional, open, Verdict::unknown)});
  CHECK(no_better.word() == Word::recommends);
  CHECK(no_better.missing.none());
}

TEST_CASE("with a bar that does not hold, an indication of open scope may leave the source silent") {
  const Position p = combined({judged(bar, excluded), judged(conditional, clear, Verdict::unknown)});
  CHECK(p.worst == Word::conditional);
  CHECK(p.best == Word::silent);
}

TEST_CASE("a bar of open scope that would hold leaves against possible") {
  const Position p = combined({judged(bar, clear, Verdict::unknown), judged(recommends, clear)});
  CHECK(p.worst == Word::against);
  CHECK(p.best == Word::recommends);
  CHECK(asks(p, Fact::ki67_pct));
}

TEST_CASE("a list stands as its worst criterion does") {
  CHECK(combined({judged(list_rule, clear)}).word() == Word::eligible);
  CHECK(combined({judged(list_rule, weakened)}).word() == Word::eligible_relative);
  CHECK(combined({judged(list_rule, inside)}).word() == Word::borderline);
  const Position out = combined({judged(list_rule, excluded)});
  CHECK(out.word() == Word::not_eligible);
  CHECK(out.missing.none());
  const Position p = combined({judged(list_rule, {Grade::excluded, Grade::borderline})});
  CHECK(p.word() == Word::undetermined);
  CHECK(p.best == Word::borderline);
  CHECK(asks(p, Fact::ki67_pct));
}

TEST_CASE("a study's finding that holds gives its word; none that holds or may hold is a condition not met") {
  CHECK(combined({judged(found, clear)}).word() == Word::evidence_for);
  CHECK(combined({judged(found, excluded)}).word() == Word::condition_not_met);
  CHECK(combined({judged(found, excluded), judged(cautioned, clear)}).word() == Word::caution);
  CHECK(combined({judged(found, inside)}).word() == Word::borderline);
  CHECK(combined({judged(found, clear, Verdict::unmet), judged(cautioned, clear, Verdict::unmet)}).word() ==
        Word::not_applicable);
}

TEST_CASE("of two findings that hold the more cautious word stands, in whatever order") {
  CHECK(combined({judged(found, clear), judged(cautioned, clear)}).word() == Word::caution);
}

TEST_CASE("a finding that is open keeps the study open while it may add something, and asks") {
  const Position alone = combined({judged(found, open)});
  CHECK(alone.worst == Word::condition_not_met);
  CHECK(alone.best == Word::evidence_for);
  CHECK(asks(alone, Fact::ki67_pct));

  const Position beside = combined({judged(found, clear), judged(cautioned, open, Verdict::met, Fact::age_years)});
  CHECK(beside.worst == Word::evidence_for);
  CHECK(beside.best == Word::caution);
  CHECK(asks(beside, Fact::age_years));

  const Position no_more = combined({judged(cautioned, clear), judged(found, open)});
  CHECK(no_more.word() == Word::caution);
  CHECK(no_more.missing.none());
}

TEST_CASE("a finding of open scope may hold") {
  const Position p = combined({judged(found, clear, Verdict::unknown), judged(cautioned, excluded)});
  CHECK(p.scope == Verdict::met);
  CHECK(p.worst == Word::condition_not_met);
  CHECK(p.best == Word::evidence_for);
}
