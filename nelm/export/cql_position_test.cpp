#include "nelm/export/cql_position.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Fact;
using board::Form;
using board::Option;
using board::Rule;
using board::Source;
using board::Strength;
using exported::definitions;

namespace {

Rule rule(std::string id, Form form, Strength strength, board::Condition met_if, board::Condition applies_if = {}) {
  Rule r{.id         = id,
         .options    = board::bit(Option::lt),
         .form       = form,
         .strength   = strength,
         .applies_if = std::move(applies_if)};
  if (!met_if.empty()) r.criteria.push_back({.id = id + "-1", .met_if = std::move(met_if)});
  return r;
}

std::string named(const Source& s, std::string_view name) {
  for (const auto& d : definitions(s, Option::lt))
    if (d.name == name) return d.is;
  return "none";
}

const auto sick = yes(Fact::symptomatic), both_lobes = yes(Fact::bilobar);

}  // namespace

TEST_CASE("a list reads its rule's grades as its own words") {
  const Source s{.id = "s", .rules = {rule("L", Form::list, Strength::conditional, sick)}};
  CHECK(named(s, "option lt: applies") == "true");
  CHECK(named(s, "option lt: worst") == R"(if "rule L: worst" = 'excluded' then 'not_eligible' else 'eligible')");
}

TEST_CASE("a bar that may hold speaks against at worst, and only one that surely does at best") {
  const Source s{.id    = "s",
                 .rules = {rule("I", Form::indication, Strength::recommends, {}),
                           rule("B", Form::bar, Strength::against, {}, both_lobes)}};
  CHECK(named(s, "option lt: worst") == R"(if "rule B: applies if" is not false then 'against' else 'recommends')");
  CHECK(named(s, "option lt: best") == R"(if "rule B: applies if" then 'against' else 'recommends')");
}

TEST_CASE("of several indications the best of those surely in scope counts, and any that may be at best") {
  const Source s{.id    = "s",
                 .rules = {rule("I", Form::indication, Strength::conditional, {}),
                           rule("J", Form::indication, Strength::recommends, {}, sick)}};
  CHECK(named(s, "option lt: worst") == R"(if "rule J: applies if" then 'recommends' else 'conditional')");
  CHECK(named(s, "option lt: best") == R"(if "rule J: applies if" is not false then 'recommends' else 'conditional')");
}

TEST_CASE("a bar alone that does not hold leaves the source silent") {
  const Source s{.id = "s", .rules = {rule("B", Form::bar, Strength::against, both_lobes)}};
  CHECK(named(s, "option lt: worst") ==
        "case\n    when \"rule B: best\" = 'clear' then 'against'\n    when \"rule B: worst\" = 'excluded' then "
        "'silent'\n    else 'against' end");
  CHECK(named(s, "option lt: best") ==
        "case\n    when \"rule B: worst\" = 'clear' then 'against'\n    when \"rule B: worst\" = 'excluded' then "
        "'silent'\n    else 'against' end");
}

TEST_CASE("of a study the findings that hold are said, and that none does otherwise") {
  const Source s{.id = "s", .rules = {rule("F", Form::finding, Strength::evidence_for, sick)}};
  CHECK(named(s, "option lt: best") == R"(if "rule F: best" = 'clear' then 'evidence_for' else 'condition_not_met')");
}

TEST_CASE("a source that speaks of every option is silent, or not encoded, where it has no rule") {
  CHECK(named({.id = "s", .every_option = true, .read_whole = true}, "option lt: best") == "'silent'");
  CHECK(named({.id = "s", .every_option = true}, "option lt: worst") == "'not_encoded'");
  CHECK(definitions(Source{.id = "s"}, Option::lt).empty());
}

TEST_CASE("readings that part on a limit are told from those that part on more") {
  Rule on_a_limit = rule("L", Form::list, Strength::conditional, number(board::Operator::below, Fact::ki67_pct, 10));
  on_a_limit.criteria.front().unmet_if = number(board::Operator::above, Fact::ki67_pct, 10);
  on_a_limit.criteria.front().between  = board::Between::divided;
  CHECK(named({.id = "s", .rules = {on_a_limit}}, "option lt: readings part on a limit") ==
        R"("L-1: worst" = 'divided' and "L-1: best" = 'divided')");
}

TEST_CASE(
    "several bars of which none surely holds leave the source silent only where no indication is surely in scope") {
  const Source s{
      .id    = "s",
      .rules = {rule("A", Form::bar, Strength::against, both_lobes), rule("B", Form::bar, Strength::against, sick),
                rule("I", Form::indication, Strength::recommends, {}, sick)}};
  CHECK(named(s, "option lt: best")
            .find("when (\"rule A: worst\" = 'excluded' or \"rule B: worst\" = 'excluded') and "
                  "\"rule I: applies if\" is not true then 'silent'") != std::string::npos);
}
