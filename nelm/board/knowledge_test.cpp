#include "nelm/board/knowledge.h"

#include <doctest/doctest.h>

using namespace nelm::board;

namespace {

Condition on(Fact f) { return {"", {{.is = Operator::among, .fact = f, .words = nelm::patient::yes}}}; }

}  // namespace

TEST_CASE("advice and evidence decide nothing, all else does") {
  CHECK(decides({.kind = CriterionKind::required}));
  CHECK(decides({.kind = CriterionKind::exclusion}));
  CHECK(decides({.kind = CriterionKind::relative}));
  CHECK_FALSE(decides({.kind = CriterionKind::advisory}));
  CHECK_FALSE(decides({.kind = CriterionKind::evidence}));
}

TEST_CASE("a criterion asks what meets it, an exclusion what it excludes, and its first fact is its subject") {
  CHECK(subject({.met_if = on(Fact::bilobar), .unmet_if = on(Fact::ascites)}) == Fact::bilobar);
  CHECK(subject({.kind = CriterionKind::exclusion, .unmet_if = on(Fact::ascites)}) == Fact::ascites);
  CHECK(condition_of({}).empty());
  CHECK(subject(Criterion{}) == Fact::none);
}
