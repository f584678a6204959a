#include "nelm/board/span.h"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace nelm::board;

namespace {
constexpr auto all_verdicts = {Verdict::unmet, Verdict::unknown, Verdict::met};
constexpr auto all_between  = {Between::borderline, Between::divided, Between::unsaid};
bool           narrower(Verdict inner, Verdict outer) { return outer == Verdict::unknown || inner == outer; }
}  // namespace

TEST_CASE("a criterion inside the source's range is borderline, on a limit its readings share divided") {
  CHECK(span_of(Verdict::unmet, Verdict::unmet, Between::borderline) == Span{Grade::borderline, Grade::borderline});
  CHECK(span_of(Verdict::unmet, Verdict::unmet, Between::divided) == Span{Grade::divided, Grade::divided});
}

TEST_CASE("the silence of a source leaves everything possible") {
  CHECK(span_of(Verdict::unmet, Verdict::unmet, Between::unsaid) == anything_at_all);
  CHECK(span_of(Verdict::unmet, Verdict::unknown, Between::unsaid) == anything_at_all);
}

TEST_CASE("an unknown criterion spans what it can still become") {
  CHECK(span_of(Verdict::unknown, Verdict::unmet, Between::borderline) == Span{Grade::borderline, Grade::clear});
  CHECK(span_of(Verdict::unknown, Verdict::unknown, Between::borderline) == anything_at_all);
  CHECK(span_of(Verdict::unmet, Verdict::unknown, Between::divided) == Span{Grade::excluded, Grade::divided});
  CHECK(span_of(Verdict::unknown, Verdict::met, Between::divided) == Span{Grade::excluded, Grade::excluded});
}

TEST_CASE("each cell of the table holds every cell it can turn into") {
  for (const Between b : all_between)
    for (const Verdict m : all_verdicts)
      for (const Verdict u : all_verdicts)
        for (const Verdict m2 : all_verdicts)
          for (const Verdict u2 : all_verdicts) {
            if (m2 == Verdict::met && u2 == Verdict::met) continue;  // refused at loading
            if (narrower(m2, m) && narrower(u2, u)) CHECK(within(span_of(m2, u2, b), span_of(m, u, b)));
          }
}

TEST_CASE("a relative criterion weakens and never excludes") {
  CHECK(weakened_at_most(anything_at_all) == Span{Grade::weakened, Grade::clear});
  CHECK(weakened_at_most({Grade::divided, Grade::divided}) == Span{Grade::weakened, Grade::weakened});
}
