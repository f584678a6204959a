#include "nelm/patient/symptoms.h"

#include <doctest/doctest.h>

#include "nelm/patient/follows_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

Choices symptoms(Possible hormonal, Possible bulk) {
  return follows(symptomatic, case_of({said(Fact::hormonal_symptoms, hormonal), said(Fact::bulk_symptoms, bulk)}))
      .choices;
}

Case complications(Choices listed) { return case_of({said(Fact::primary_complication, choice(listed))}); }

}  // namespace

TEST_CASE("symptomatic is hormonal or bulk: one yes is enough, two noes are needed") {
  const Possible is_so = answer(true), is_not = answer(false), open = choice(yes_or_no);
  CHECK(symptoms(is_so, open) == yes);
  CHECK(symptoms(open, is_so) == yes);
  CHECK(symptoms(is_so, is_not) == yes);
  CHECK(symptoms(is_not, is_not) == no);
  CHECK(symptoms(is_not, open) == yes_or_no);
  CHECK(symptoms(open, open) == yes_or_no);
}

TEST_CASE("a complication listed is there, one not listed is not") {
  const Case c = complications(any_of(Complication::obstruction, Complication::pain));
  CHECK(follows(complication<Complication::obstruction>, c) == answer(true));
  CHECK(follows(complication<Complication::pain>, c) == answer(true));
  CHECK(follows(complication<Complication::ischaemia>, c) == answer(false));
  CHECK(follows(complication<Complication::bleeding>, c) == answer(false));
  CHECK(follows(complication<Complication::perforation>, c) == answer(false));
  CHECK(follows(complication<Complication::biliary_obstruction>, c) == answer(false));
  CHECK(follows(complication<Complication::malnutrition>, c) == answer(false));
  CHECK(follows(primary_symptomatic, c) == answer(true));
}

TEST_CASE("none, or an empty list, is a primary without complications") {
  for (const Choices listed : {only(Complication::none), Choices{0}}) {
    CHECK(follows(complication<Complication::bleeding>, complications(listed)) == answer(false));
    CHECK(follows(primary_symptomatic, complications(listed)) == answer(false));
  }
}

TEST_CASE("complications nobody looked for stay open") {
  for (const Case& c : {case_of({}), case_of({nothing_said(Fact::primary_complication, "not assessed")})}) {
    CHECK(follows(complication<Complication::bleeding>, c) == choice(yes_or_no));
    CHECK(follows(primary_symptomatic, c) == choice(yes_or_no));
  }
}
