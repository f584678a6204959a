#include "nelm/export/cql_ends.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Between;
using board::Criterion;
using board::CriterionKind;
using board::Fact;
using board::Grade;
using board::Operator;
using exported::Definition;
using exported::definitions;
using exported::Grades;

namespace {

const auto young = number(Operator::below, Fact::age_years, 45), old = number(Operator::at_least, Fact::age_years, 55);

std::string named(const std::vector<Definition>& all, std::string_view name) {
  for (const Definition& d : all)
    if (d.name == name) return d.is;
  return "none";
}

}  // namespace

TEST_CASE("a required criterion is excluded unless met at worst, and only if surely unmet at best") {
  const auto all = definitions(Criterion{.id = "X", .met_if = young}, "");
  CHECK(named(all, "X: met if") == R"("age_years" < 45 years)");
  CHECK(named(all, "X: worst") == R"(if "X: met if" then 'clear' else 'excluded')");
  CHECK(named(all, "X: best") == R"(if "X: met if" is false then 'excluded' else 'clear')");
}

TEST_CASE("an exclusion nobody has ruled out is open, never passed") {
  const auto all = definitions(Criterion{.id = "X", .kind = CriterionKind::exclusion, .unmet_if = old}, "");
  CHECK(named(all, "X: worst") == R"(if "X: out if" is false then 'clear' else 'excluded')");
  CHECK(named(all, "X: best") == R"(if "X: out if" then 'excluded' else 'clear')");
}

TEST_CASE("inside a range the source gives a criterion is borderline at both ends") {
  const auto all =
      definitions(Criterion{.id = "X", .met_if = young, .unmet_if = old, .between = Between::borderline}, "");
  CHECK(named(all, "X: worst") ==
        "case\n    when \"X: met if\" then 'clear'\n    when \"X: unmet if\" is false then 'borderline'\n    else "
        "'excluded' end");
  CHECK(
      named(all, "X: best") ==
      "case\n    when \"X: met if\" then 'clear'\n    when \"X: unmet if\" then 'excluded'\n    when \"X: met if\" is "
      "false then 'borderline'\n    else 'clear' end");
}

TEST_CASE("what is never unmet lies between once it is not met") {
  const auto all =
      definitions(Criterion{.id = "X", .met_if = young, .never_unmet = true, .between = Between::divided}, "");
  CHECK(named(all, "X: worst") == R"(if "X: met if" then 'clear' else 'divided')");
  CHECK(named(all, "X: best") == R"(if "X: met if" is false then 'divided' else 'clear')");
}

TEST_CASE("a relative criterion weakens and never excludes") {
  CHECK(exported::can_be(Criterion{.kind = CriterionKind::relative, .met_if = young}).worst ==
        Grades{Grade::weakened, Grade::clear});
}

TEST_CASE("advice says whether it is met, and decides nothing") {
  const auto all = definitions(Criterion{.id = "X", .kind = CriterionKind::advisory, .met_if = young}, "");
  CHECK(all.size() == 1);
  CHECK(definitions(Criterion{.id = "X", .kind = CriterionKind::advisory}, "").empty());
}

TEST_CASE("a rule stands as its worst criterion does, at each end") {
  board::Rule rule{.id = "R"};
  rule.criteria.push_back({.id = "A", .met_if = young});
  rule.criteria.push_back({.id = "B", .met_if = young, .unmet_if = old, .between = Between::borderline});
  CHECK(
      named(definitions(rule, ""), "rule R: worst") ==
      "case\n    when \"A: worst\" = 'excluded' or \"B: worst\" = 'excluded' then 'excluded'\n    when \"B: worst\" = "
      "'borderline' then 'borderline'\n    else 'clear' end");
}

TEST_CASE("a list read in part stays open below, whatever is known") {
  board::Rule rule{.id = "R", .partly_read = "all but the delay"};
  rule.criteria.push_back({.id = "A", .met_if = young});
  CHECK(named(definitions(rule, ""), "rule R: worst") == "'excluded'");
  CHECK(named(definitions(rule, ""), "rule R: best") == "\"A: best\"");
}

TEST_CASE("what is judged lesion by lesion is asked of the lesion") {
  const auto all = definitions(Criterion{.id = "X", .met_if = young}, "(lesion)");
  CHECK(named(all, "X: worst") == R"(if "X: met if"(lesion) then 'clear' else 'excluded')");
}
