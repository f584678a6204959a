#include "nelm/export/cql_condition.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Condition;
using board::Fact;
using board::Operator;
using exported::cql;
using patient::any_of;
using patient::Grade;
using patient::only;

namespace {

Condition joined(Operator by, Condition left, const Condition& right) {
  Condition  all{"", {{.is = by, .right = static_cast<std::uint16_t>(left.terms.size() + 1)}}};
  const auto add = [&](const Condition& c) {
    const auto moved = static_cast<std::uint16_t>(all.terms.size());
    for (board::Term t : c.terms) {
      if (t.is == Operator::both || t.is == Operator::either) t.right = static_cast<std::uint16_t>(t.right + moved);
      all.terms.push_back(t);
    }
  };
  add(left);
  add(right);
  return all;
}

Condition no(Condition c) {
  for (board::Term& t : c.terms)
    if (t.is == Operator::both || t.is == Operator::either) ++t.right;
  c.terms.insert(c.terms.begin(), {.is = Operator::opposite});
  return c;
}

const Condition ki67 = number(Operator::below, Fact::ki67_pct, 10), grade_1 = among(Fact::grade, only(Grade::G1)),
                low_grade = among(Fact::grade, any_of(Grade::G1, Grade::G2)), sick = yes(Fact::symptomatic);

}  // namespace

TEST_CASE("a limit carries the unit of the table of facts, calendar units as CQL words them, and a count none") {
  CHECK(cql(ki67) == R"("ki67_pct" < 10 '%')");
  CHECK(cql(number(Operator::at_least, Fact::stability_months, 6)) == R"("stability_months" >= 6 months)");
  CHECK(cql(number(Operator::at_most, Fact::age_years, 55)) == R"("age_years" <= 55 years)");
  CHECK(cql(number(Operator::above, Fact::mitoses_per_2mm2, 20)) == R"("mitoses_per_2mm2" > 20)");
  CHECK(cql(number(Operator::below, Fact::ki67_pct, 0.125)) == R"("ki67_pct" < 0.125 '%')");
}

TEST_CASE("a set is written word by word, for null in a list would be false") {
  CHECK(cql(low_grade) == R"("grade" = 'G1' or "grade" = 'G2')");
  CHECK(cql(joined(Operator::both, low_grade, sick)) == R"(("grade" = 'G1' or "grade" = 'G2') and "symptomatic")");
  CHECK(cql(joined(Operator::either, low_grade, sick)) == R"("grade" = 'G1' or "grade" = 'G2' or "symptomatic")");
}

TEST_CASE("all words but one are said by that one") {
  CHECK(cql(among(Fact::grade, any_of(Grade::G1, Grade::G2, Grade::G3))) == R"("grade" != 'none')");
}

TEST_CASE("a yes/no fact stands alone, and its negation before it") {
  CHECK(cql(sick) == R"("symptomatic")");
  CHECK(cql(no(sick)) == R"(not "symptomatic")");
  CHECK(cql(among(Fact::symptomatic, patient::no)) == R"(not "symptomatic")");
}

TEST_CASE("a group stands where one operator stands in another, and behind every not") {
  const auto either = joined(Operator::either, ki67, sick);
  CHECK(cql(joined(Operator::both, either, grade_1)) == R"(("ki67_pct" < 10 '%' or "symptomatic") and "grade" = 'G1')");
  CHECK(cql(joined(Operator::either, grade_1, joined(Operator::both, ki67, sick))) ==
        R"("grade" = 'G1' or ("ki67_pct" < 10 '%' and "symptomatic"))");
  CHECK(cql(no(ki67)) == R"(not ("ki67_pct" < 10 '%'))");
  CHECK(cql(no(either)) == R"(not ("ki67_pct" < 10 '%' or "symptomatic"))");
}

TEST_CASE("a number that listed lesions leave open above settles what it surely reaches") {
  CHECK(cql(number(Operator::at_least, Fact::lesion_count, 2)) ==
        R"("lesion_count" >= 2 or "lesion_count: least" >= 2)");
  CHECK(cql(number(Operator::below, Fact::max_lesion_mm, 30)) ==
        R"("max_lesion_mm" < 30 'mm' and "max_lesion_mm: least" < 30 'mm')");
}

TEST_CASE("a fact of a lesion is that of the lesion looked at") {
  CHECK(cql(number(Operator::at_most, Fact::longest_diameter_mm, 30)) == R"(lesion."longest_diameter_mm" <= 30 'mm')");
}

TEST_CASE("what every value there can be meets, or none, is written as such: it holds of a missing one too") {
  CHECK(cql(number(Operator::at_most, Fact::ki67_pct, 100)) == "true");
  CHECK(cql(number(Operator::below, Fact::lesion_count, 0)) == "false");
  CHECK(cql(number(Operator::at_least, Fact::max_lesion_mm, 0)) == "true");
}

TEST_CASE("where nothing is asked nothing is written") { CHECK(cql({}).empty()); }
