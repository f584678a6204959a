#include "nelm/board/span_bits.h"

namespace nelm::board {

namespace {

/// The table of span_of(), grade by grade.
SpanBits span_in_bits(VerdictBits met_if, VerdictBits unmet_if, Between between, BitProgram& p) {
  const Span lies           = what_lies(between);
  const Bit  up_to_worst    = p.any(met_if.surely, unmet_if.unmet());
  const Bit  up_to_best     = p.any(met_if.surely, !unmet_if.surely);
  const Bit  beyond_between = p.any(met_if.surely, p.all(met_if.perhaps, !unmet_if.surely));
  SpanBits   span;
  for (std::size_t i = 0; i < span.worst.size(); ++i) {
    const auto grade = static_cast<Grade>(i + 1);
    span.worst[i]    = grade <= lies.worst ? up_to_worst : met_if.surely;
    span.best[i]     = grade <= lies.best ? up_to_best : beyond_between;
  }
  return span;
}

constexpr GradeBits weakened_at_most(const GradeBits& grades) { return {always, always, always, grades.back()}; }

}  // namespace

SpanBits least(const SpanBits& a, const SpanBits& b, BitProgram& p) {
  SpanBits both_ends;
  for (std::size_t i = 0; i < both_ends.worst.size(); ++i) {
    both_ends.worst[i] = p.all(a.worst[i], b.worst[i]);
    both_ends.best[i]  = p.all(a.best[i], b.best[i]);
  }
  return both_ends;
}

CriterionBits in_bits(const Criterion& c, BitProgram& p) {
  if (!decides(c)) {
    const VerdictBits met_if = c.met_if.empty() ? all_unknown : in_bits(c.met_if, p);
    return {met_if, !met_if, {}};
  }
  CriterionBits bits;
  if (c.kind == CriterionKind::exclusion) {
    bits.unmet_if = in_bits(c.unmet_if, p);
    bits.met_if   = !bits.unmet_if;
  } else {
    bits.met_if   = in_bits(c.met_if, p);
    bits.unmet_if = c.never_unmet ? all_unmet : c.unmet_if.empty() ? !bits.met_if : in_bits(c.unmet_if, p);
  }
  bits.span = span_in_bits(bits.met_if, bits.unmet_if, c.between, p);
  if (c.kind == CriterionKind::relative)
    bits.span = {weakened_at_most(bits.span.worst), weakened_at_most(bits.span.best)};
  return bits;
}

}  // namespace nelm::board
