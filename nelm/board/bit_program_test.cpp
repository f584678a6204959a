#include "nelm/board/bit_program.h"

#include <doctest/doctest.h>

#include "nelm/board/screened_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;

TEST_CASE("what is written twice stands in a program once") {
  BitProgram p;
  const Bit  a = p.below(3, End::low, 10), b = p.below(3, End::high, 10), c = p.has_any(4, 0b11);
  CHECK(p.below(3, End::low, 10) == a);
  CHECK(p.at_most(3, End::low, 10) != a);
  CHECK(p.below(3, End::low, 11) != a);
  CHECK(p.below(4, End::low, 10) != a);
  CHECK(p.has_any(4, 0b11) == c);
  CHECK(p.has_any(4, 0b01) != c);
  CHECK(p.questions() == 7);
  CHECK(p.all(a, b) == p.all(b, a));
  CHECK(p.any(!a, !b) == !p.all(a, b));
  CHECK(p.steps() == 1);
}

TEST_CASE("what needs no step has none") {
  BitProgram p;
  const Bit  a = p.has_any(0, 1);
  CHECK(p.has_any(0, 0) == never);
  CHECK(p.all(a, never) == never);
  CHECK(p.all(always, a) == a);
  CHECK(p.all(a, a) == a);
  CHECK(p.all(a, !a) == never);
  CHECK(p.any(a, always) == always);
  CHECK(p.any(never, a) == a);
  CHECK(p.choose(a, always, never) == a);
  CHECK(p.steps() == 0);
}

TEST_CASE("all, any and choose are what they say, of every case") {
  BitProgram                   p;
  const Bit                    a = carried(0, p), b = carried(1, p), c = carried(2, p);
  const Bit                    a_and_b = p.all(a, b), a_not_b = p.all(a, !b), neither = p.all(!a, !b);
  const Bit                    either = p.any(a, b), chosen = p.choose(a, b, c);
  std::vector<patient::Values> cases;
  for (unsigned i = 0; i < cases_abreast; ++i) cases.push_back(carrying(i));
  const Screened found = screened(p, cases);
  for (unsigned i = 0; i < cases_abreast; ++i) {
    const bool is_a = (i & 1U) != 0, is_b = (i & 2U) != 0, is_c = (i & 4U) != 0;
    CHECK(found.is(a_and_b, i) == (is_a && is_b));
    CHECK(found.is(a_not_b, i) == (is_a && !is_b));
    CHECK(found.is(neither, i) == (!is_a && !is_b));
    CHECK(found.is(either, i) == (is_a || is_b));
    CHECK(found.is(chosen, i) == (is_a ? is_b : is_c));
    CHECK(found.is(always, i));
    CHECK(!found.is(never, i));
  }
}
