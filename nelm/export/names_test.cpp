#include "nelm/export/names.h"

#include <doctest/doctest.h>

using namespace nelm;

TEST_CASE("a library is called by its source's id, in letters and digits alone") {
  CHECK(exported::library_name("milan-2007") == "NelmMilan2007");
  CHECK(exported::library_name("prrt-downstaging-series") == "NelmPrrtDownstagingSeries");
  CHECK(exported::library_name("our list (2026)") == "NelmOurList2026");
}

TEST_CASE("a criterion and a rule of one id are told apart") {
  CHECK(exported::worst(board::Criterion{.id = "SC-1"}) == "SC-1: worst");
  CHECK(exported::worst(board::Rule{.id = "SC-1"}) == "rule SC-1: worst");
}

TEST_CASE("what puts an exclusion out is called so") {
  CHECK(exported::unmet_if({.id = "M7-2", .kind = board::CriterionKind::exclusion}) == "M7-2: out if");
  CHECK(exported::unmet_if({.id = "M7-1"}) == "M7-1: unmet if");
}
