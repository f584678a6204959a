#include "nelm/board/fact_columns.h"

#include <doctest/doctest.h>

#include "nelm/patient/values.h"

using namespace nelm;
using namespace nelm::board;
using patient::Fact;

namespace {

constexpr Slot slot(Fact f) { return static_cast<Slot>(f); }

FactColumns of_ki67_and_ascites() {
  const Slot ki67 = slot(Fact::ki67_pct);
  return {{{ki67, End::low}, {ki67, End::high}, {ki67, End::inside_low}, {ki67, End::inside_high}},
          {slot(Fact::ascites)}};
}

patient::Values with_ki67(patient::Range r) {
  patient::Values values;
  values[Fact::ki67_pct] = patient::number(r);
  return values;
}

}  // namespace

TEST_CASE("a closed end is its own number, inside the range too") {
  FactColumns facts = of_ki67_and_ascites();
  facts.add(with_ki67(patient::between(5, 15)).all());
  CHECK(facts.numbers(0, 0)[0] == 5);
  CHECK(facts.numbers(0, 1)[0] == 15);
  CHECK(facts.numbers(0, 2)[0] == 5);
  CHECK(facts.numbers(0, 3)[0] == 15);
}

TEST_CASE("an open end leaves its number out, and nothing else") {
  FactColumns facts = of_ki67_and_ascites();
  facts.add(with_ki67({2, 3, true, true}).all());
  CHECK(facts.numbers(0, 0)[0] == 2);
  CHECK(facts.numbers(0, 1)[0] == 3);
  CHECK(facts.numbers(0, 2)[0] == 2.0000000000000004);
  CHECK(facts.numbers(0, 3)[0] == 2.9999999999999996);
}

TEST_CASE("the 257th case begins a second block") {
  FactColumns facts = of_ki67_and_ascites();
  CHECK(facts.blocks() == 0);
  for (int i = 0; i < 257; ++i) {
    auto values           = with_ki67(patient::exactly(i));
    values[Fact::ascites] = patient::choice(i == 256 ? 2 : 1);
    facts.add(values.all());
    if (i == 255) CHECK(facts.blocks() == 1);
  }
  CHECK(facts.size() == 257);
  CHECK(facts.blocks() == 2);
  CHECK(facts.cases_of(0) == 256);
  CHECK(facts.cases_of(1) == 1);
  CHECK(facts.numbers(0, 1)[255] == 255);
  CHECK(facts.numbers(1, 1)[0] == 256);
  CHECK(facts.words(0, 0)[255] == 1);
  CHECK(facts.words(1, 0)[0] == 2);
  facts.clear();
  CHECK(facts.size() == 0);
  CHECK(facts.blocks() == 0);
}
