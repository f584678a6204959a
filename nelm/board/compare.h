// Comparing what is still possible with a limit: decided only when every value still possible agrees.
#pragma once

#include "nelm/board/verdict.h"
#include "nelm/patient/possible.h"

namespace nelm::board {

/// Met if all agree, unmet if none does, else unknown.
constexpr Verdict verdict(bool all, bool none) { return all ? Verdict::met : none ? Verdict::unmet : Verdict::unknown; }

/// Strict, as in "Ki-67 below 10 %": a value of exactly `limit` does not meet it.
constexpr Verdict below(patient::Range r, double limit) {
  return verdict(r.high < limit || (r.high == limit && r.high_open), r.low >= limit);
}

/// As in "at most 55 years": a value of exactly `limit` meets it.
constexpr Verdict at_most(patient::Range r, double limit) {
  return verdict(r.high <= limit, r.low > limit || (r.low == limit && r.low_open));
}

constexpr Verdict above(patient::Range r, double limit) { return opposite(at_most(r, limit)); }
constexpr Verdict at_least(patient::Range r, double limit) { return opposite(below(r, limit)); }

/// One of the words listed.
constexpr Verdict among(patient::Choices possible, patient::Choices words) {
  return verdict((possible & ~words) == 0, (possible & words) == 0);
}

}  // namespace nelm::board
