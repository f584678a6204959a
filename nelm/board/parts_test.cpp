#include "nelm/board/parts.h"

#include <doctest/doctest.h>

#include "nelm/patient/values.h"

namespace nelm::board {

namespace {

using patient::Values;

Term is(Fact f) { return {.is = Operator::among, .fact = f, .slot = static_cast<Slot>(f), .words = patient::yes}; }

// bilobar and (symptomatic or synchronous) and not liver_metastases
const Condition three{"",
                      {{.is = Operator::both, .right = 2},
                       is(Fact::bilobar),
                       {.is = Operator::both, .right = 6},
                       {.is = Operator::either, .right = 5},
                       is(Fact::symptomatic),
                       is(Fact::synchronous),
                       {.is = Operator::opposite},
                       is(Fact::liver_metastases)}};

}  // namespace

TEST_CASE("a condition falls apart where and joins it; what an or or a not holds stays whole") {
  Values values;
  values[Fact::bilobar]     = patient::choice(patient::yes);
  values[Fact::synchronous] = patient::choice(patient::yes);
  const auto found          = parts(three, values.all());
  REQUIRE(found.size() == 3);
  CHECK(found[0].facts == std::vector<Fact>{Fact::bilobar});
  CHECK(found[0].verdict == Verdict::met);
  CHECK(found[1].facts == std::vector<Fact>{Fact::symptomatic, Fact::synchronous});
  CHECK(found[1].verdict == Verdict::met);
  CHECK(found[2].facts == std::vector<Fact>{Fact::liver_metastases});
  CHECK(found[2].verdict == Verdict::unknown);
}

TEST_CASE("the parts together are the condition, and an empty one has none") {
  for (const auto metastases : {patient::yes, patient::no})
    for (const auto both_lobes : {patient::yes, patient::no}) {
      Values values;
      values[Fact::bilobar]          = patient::choice(both_lobes);
      values[Fact::symptomatic]      = patient::choice(patient::yes);
      values[Fact::liver_metastases] = patient::choice(metastases);
      Verdict all                    = Verdict::met;
      for (const JoinedPart& p : parts(three, values.all())) all = std::min(all, p.verdict);
      CHECK(all == judge(three, values.all()));
    }
  CHECK(parts({}, Values{}.all()).empty());
}

}  // namespace nelm::board
