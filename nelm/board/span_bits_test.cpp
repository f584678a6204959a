#include "nelm/board/span_bits.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/board/screened_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;

namespace {

constexpr Fact is_met = Fact::bulk_symptoms, is_unmet = Fact::symptomatic;

/// Every verdict of the one with every verdict of the other, but met with met, which is refused.
std::vector<patient::Values> every_pair() {
  std::vector<patient::Values> all;
  for (const auto met : {patient::no, patient::yes_or_no, patient::yes})
    for (const auto unmet : {patient::no, patient::yes_or_no, patient::yes}) {
      if (met == patient::yes && unmet == patient::yes) continue;
      all.emplace_back();
      all.back()[is_met]   = patient::choice(met);
      all.back()[is_unmet] = patient::choice(unmet);
    }
  return all;
}

Criterion criterion(CriterionKind kind, Condition met_if, Condition unmet_if, Between between = Between::nothing) {
  Criterion c{.kind = kind, .met_if = std::move(met_if), .unmet_if = std::move(unmet_if)};
  c.between = between;
  return c;
}

constexpr Span clear{Grade::clear, Grade::clear}, weakened{Grade::weakened, Grade::weakened},
    excluded{Grade::excluded, Grade::excluded};

/// The span of a criterion where the one fact is this.
Span span_of(const Criterion& c, patient::Choices met) {
  BitProgram          p;
  const CriterionBits bits = in_bits(c, p);
  patient::Values     values;
  values[is_met] = patient::choice(met);
  return screened(p, {values}).span(bits.span, 0);
}

}  // namespace

TEST_CASE("the table of a criterion, cell by cell, whatever lies between") {
  const auto cases = every_pair();
  for (const auto between : {Between::borderline, Between::divided, Between::unsaid})
    for (const auto kind : {CriterionKind::required, CriterionKind::relative}) {
      BitProgram          p;
      const CriterionBits bits  = in_bits(criterion(kind, yes(is_met), yes(is_unmet), between), p);
      const Screened      found = screened(p, cases);
      for (std::size_t i = 0; i < cases.size(); ++i) {
        const Verdict met = judge(yes(is_met), cases[i].all()), unmet = judge(yes(is_unmet), cases[i].all());
        const Span    span = board::span_of(met, unmet, between);
        CHECK(found.verdict(bits.met_if, i) == met);
        CHECK(found.verdict(bits.unmet_if, i) == unmet);
        CHECK(found.span(bits.span, i) == (kind == CriterionKind::relative ? weakened_at_most(span) : span));
      }
    }
}

TEST_CASE("a criterion with one condition is met or not, an exclusion the other way round") {
  const auto required = criterion(CriterionKind::required, yes(is_met), {});
  CHECK(span_of(required, patient::yes) == clear);
  CHECK(span_of(required, patient::yes_or_no) == anything_at_all);
  CHECK(span_of(required, patient::no) == excluded);
  const auto exclusion = criterion(CriterionKind::exclusion, {}, yes(is_met));
  CHECK(span_of(exclusion, patient::yes) == excluded);
  CHECK(span_of(exclusion, patient::yes_or_no) == anything_at_all);
  CHECK(span_of(exclusion, patient::no) == clear);
  const auto relative = criterion(CriterionKind::relative, yes(is_met), {});
  CHECK(span_of(relative, patient::no) == weakened);
}

TEST_CASE("never unmet, all that is not met lies between") {
  auto c        = criterion(CriterionKind::required, yes(is_met), {}, Between::borderline);
  c.never_unmet = true;
  CHECK(span_of(c, patient::no) == (Span{Grade::borderline, Grade::borderline}));
  CHECK(span_of(c, patient::yes_or_no) == (Span{Grade::borderline, Grade::clear}));
}

TEST_CASE("advice and evidence are always clear, and say whether they are met") {
  const auto advice = criterion(CriterionKind::advisory, yes(is_met), {});
  CHECK(span_of(advice, patient::no) == clear);
  BitProgram          p;
  const CriterionBits told = in_bits(advice, p), untold = in_bits(criterion(CriterionKind::evidence, {}, {}), p);
  patient::Values     values;
  values[is_met]       = patient::choice(patient::no);
  const Screened found = screened(p, {values});
  CHECK(found.verdict(told.met_if, 0) == Verdict::unmet);
  CHECK(found.verdict(told.unmet_if, 0) == Verdict::met);
  CHECK(found.verdict(untold.met_if, 0) == Verdict::unknown);
  CHECK(found.verdict(untold.unmet_if, 0) == Verdict::unknown);
}

TEST_CASE("the least of two spans is the least at both ends") {
  BitProgram         p;
  constexpr SpanBits none{all_excluded, all_excluded}, any{all_excluded, all_clear};
  constexpr SpanBits range{{always, always, never, never}, {always, always, never, never}};
  const Screened     found = screened(p, {patient::Values{}});
  CHECK(found.span(least(none, any, p), 0) == excluded);
  CHECK(found.span(least(any, range, p), 0) == (Span{Grade::excluded, Grade::borderline}));
  CHECK(found.span(least({}, range, p), 0) == (Span{Grade::borderline, Grade::borderline}));
}
