#include "nelm/sheet/case_kind.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::sheet;
using patient::Case;
using patient::CaseKind;
using patient::Fact;

namespace {

Case of(CaseKind kind) { return patient::by_hand::case_of({patient::by_hand::said(Fact::kind, kind)}); }

}  // namespace

TEST_CASE("what a published case's text does not state is not stated; of every other case it is not reported") {
  CHECK(not_reported(of(CaseKind::published)).words == "not stated");
  CHECK(not_reported(of(CaseKind::published)).begins == "Not stated");
  CHECK(not_reported(of(CaseKind::published)).visible == "NOT STATED");
  for (const Case& c : {of(CaseKind::patient), of(CaseKind::invented), Case{}}) {
    CHECK(not_reported(c).words == "not reported");
    CHECK(not_reported(c).begins == "Not reported");
    CHECK(not_reported(c).visible == "NOT REPORTED");
  }
}

TEST_CASE("only where nothing is known do the words depend on the kind of case") {
  const auto load = Fact::liver_tumour_load_pct;
  CHECK(said(of(CaseKind::published), load, patient::anything(load)) == "tumour load not stated");
  CHECK(said(of(CaseKind::patient), load, patient::anything(load)) == "tumour load not reported");
  CHECK(said(of(CaseKind::published), load, patient::number(30.)) == "load 30 %");
}

TEST_CASE("a case is of a kind only where that was said") {
  CHECK(is(of(CaseKind::invented), CaseKind::invented));
  CHECK_FALSE(is(of(CaseKind::patient), CaseKind::invented));
  CHECK_FALSE(is(Case{}, CaseKind::patient));
}
