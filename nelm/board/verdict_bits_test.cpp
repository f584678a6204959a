#include "nelm/board/verdict_bits.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/board/screened_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using patient::Fact;

namespace {

/// The verdict of a condition on a case of which one fact is known.
Verdict verdict(const Condition& c, Fact f, const Possible& value) {
  BitProgram        program;
  const VerdictBits bits = in_bits(c, program);
  patient::Values   values;
  values[f] = value;
  return screened(program, {values}).verdict(bits, 0);
}

Verdict ki67(Operator is, double limit, patient::Range r) {
  return verdict(number(is, Fact::ki67_pct, limit), Fact::ki67_pct, patient::number(r));
}

}  // namespace

TEST_CASE("a range below 3 % is below 3 %, and nothing is said of 2 %") {
  const patient::Range below_3{0, 3, false, true};
  CHECK(ki67(Operator::below, 3, below_3) == Verdict::met);
  CHECK(ki67(Operator::at_least, 3, below_3) == Verdict::unmet);
  CHECK(ki67(Operator::at_most, 2, below_3) == Verdict::unknown);
  CHECK(ki67(Operator::above, 3, below_3) == Verdict::unmet);
}

TEST_CASE("a range that ends at a limit itself may still reach it") {
  CHECK(ki67(Operator::below, 3, patient::between(0, 3)) == Verdict::unknown);
  CHECK(ki67(Operator::at_most, 3, patient::between(0, 3)) == Verdict::met);
  CHECK(ki67(Operator::at_most, 3, patient::between(3, 9)) == Verdict::unknown);
  CHECK(ki67(Operator::at_most, 3, {3, 9, true, false}) == Verdict::unmet);
  CHECK(ki67(Operator::above, 3, {3, 9, true, false}) == Verdict::met);
}

TEST_CASE("a range of numbers between two the machine can tell apart is on neither side") {
  const double just_below_3 = 2.9999999999999996;
  CHECK(ki67(Operator::below, 3, {just_below_3, 9, true, false}) == Verdict::unknown);
  CHECK(ki67(Operator::at_most, just_below_3, {0, 3, false, true}) == Verdict::unknown);
}

TEST_CASE("one of the words is among them, another is not, both leave it open") {
  const auto low = among(Fact::grade, 0b011);
  CHECK(verdict(low, Fact::grade, patient::choice(0b001)) == Verdict::met);
  CHECK(verdict(low, Fact::grade, patient::choice(0b011)) == Verdict::met);
  CHECK(verdict(low, Fact::grade, patient::choice(0b100)) == Verdict::unmet);
  CHECK(verdict(low, Fact::grade, patient::choice(0b101)) == Verdict::unknown);
}

TEST_CASE("and is the least, or the greatest, not turns it round, of every pair of verdicts") {
  constexpr Fact             a = Fact::bulk_symptoms, b = Fact::symptomatic;
  constexpr patient::Choices all[] = {patient::no, patient::yes_or_no, patient::yes};  // unmet, unknown, met
  BitProgram                 p;
  const VerdictBits          is_a = in_bits(yes(a), p), is_b = in_bits(yes(b), p);
  const VerdictBits          and_ = both(is_a, is_b, p), or_ = either(is_a, is_b, p);
  for (const auto of_a : all)
    for (const auto of_b : all) {
      patient::Values values;
      values[a]            = patient::choice(of_a);
      values[b]            = patient::choice(of_b);
      const Screened found = screened(p, {values});
      CHECK(found.verdict(and_, 0) == std::min(found.verdict(is_a, 0), found.verdict(is_b, 0)));
      CHECK(found.verdict(or_, 0) == std::max(found.verdict(is_a, 0), found.verdict(is_b, 0)));
      CHECK(found.verdict(!is_a, 0) == opposite(found.verdict(is_a, 0)));
    }
}

TEST_CASE("an empty condition is met by all") { CHECK(verdict({}, Fact::grade, {}) == Verdict::met); }
