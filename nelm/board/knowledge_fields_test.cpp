#include "nelm/board/knowledge_fields.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nelm;
using namespace nelm::board;
using How = PartMoved::How;

namespace {

Knowledge small() {
  Rule rule{.id = "S1", .options = bit(Option::lt), .form = Form::list, .says = "a list"};
  rule.criteria.push_back(
      {.id = "S1-1", .asks = "Young?", .limit = "under 45", .met_if = {"age_years < 45 years", {}}});
  Source s{.id = "small", .title = "Small"};
  s.rules.push_back(rule);
  return {.sources = {s}};
}

}  // namespace

TEST_CASE("a knowledge does not differ from itself, nor by the order of its parts") {
  CHECK(moved_parts(small(), small()).empty());
  auto two = small(), turned = small();
  two.sources.push_back({.id = "other"});
  turned.sources.insert(turned.sources.begin(), {.id = "other"});
  CHECK(moved_parts(two, turned).empty());
}

TEST_CASE("what changed is told field by field, as it was and as it is") {
  auto after                                        = small();
  after.sources[0].rules[0].criteria[0].limit       = "under 50";
  after.sources[0].rules[0].criteria[0].met_if.text = "age_years < 50 years";
  const auto moved                                  = moved_parts(small(), after);
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].how == How::changed);
  CHECK(moved[0].kind == "criterion");
  CHECK(moved[0].id == "S1-1");
  CHECK(moved[0].in == "small, rule S1");
  REQUIRE(moved[0].fields.size() == 2);
  CHECK(moved[0].fields[0].name == "in short");
  CHECK(moved[0].fields[1].name == "met if");
  CHECK(moved[0].fields[1].before == "age_years < 45 years");
  CHECK(moved[0].fields[1].after == "age_years < 50 years");
}

TEST_CASE("a criterion that became an exclusion lost one condition and got another") {
  auto  after                         = small();
  auto& c                             = after.sources[0].rules[0].criteria[0];
  c.kind                              = CriterionKind::exclusion;
  c.unmet_if                          = {"age_years >= 45 years", {}};
  c.met_if                            = {};
  const auto                    moved = moved_parts(small(), after);
  std::vector<std::string_view> names;
  REQUIRE(moved.size() == 1);
  for (const auto& f : moved[0].fields) names.push_back(f.name);
  CHECK(names == std::vector<std::string_view>{"kind", "met if", "out if"});
}

TEST_CASE("what came and what went is told with all it says, what went first") {
  auto after                   = small();
  after.sources[0].rules[0].id = "S2";
  const auto moved             = moved_parts(small(), after);
  REQUIRE(moved.size() == 4);
  CHECK(moved[0].how == How::removed);
  CHECK(moved[0].id == "S1");
  CHECK(moved[1].how == How::removed);
  CHECK(moved[1].kind == "criterion");
  CHECK(moved[2].how == How::added);
  CHECK(moved[2].id == "S2");
  CHECK(moved[2].fields[0].name == "says");
  CHECK(moved[2].fields[0].after == "a list");
}

TEST_CASE("a conflict, a factor, what is not encoded and a statement of the review are compared too") {
  const auto with_all = [](std::string_view age) {
    auto k = small();
    k.sources[0].not_encoded.push_back({.id = "S1-x", .missing = fmt::format("the limit of {}", age)});
    k.conflicts.push_back(
        {.id = "C-01", .asks = "Up to what age?", .sides = {{.says = "any"}, {.says = fmt::format("up to {}", age)}}});
    k.factors.push_back({.id = "F-01", .says = fmt::format("worse from {}", age)});
    k.statements.push_back({.number = 7, .says = fmt::format("below {}", age)});
    return k;
  };
  CHECK(moved_parts(with_all("45"), with_all("45")).empty());
  std::vector<std::string> told;
  for (const PartMoved& m : moved_parts(with_all("45"), with_all("50")))
    for (const auto& f : m.fields)
      told.push_back(fmt::format("{} {} of {}, {}: {}, {}", m.kind, m.id, m.in, f.name, f.before, f.after));
  CHECK(told == std::vector<std::string>{
                    "not encoded S1-x of small, missing: the limit of 45, the limit of 50",
                    "side 2 of C-01, says: up to 45, up to 50",
                    "prognostic factor F-01 of , says: worse from 45, worse from 50",
                    "statement 7 of , says: below 45, below 50",
                });
}

TEST_CASE("a line that is doubted, or carries another statement of the review, says something else") {
  auto after                                           = small();
  after.sources[0].rules[0].criteria[0].statements     = {3, 9};
  after.sources[0].rules[0].criteria[0].place.doubtful = "a misprint";
  const auto moved                                     = moved_parts(small(), after);
  REQUIRE(moved.size() == 1);
  REQUIRE(moved[0].fields.size() == 2);
  CHECK(moved[0].fields[0].name == "doubtful");
  CHECK(moved[0].fields[0].after == "a misprint");
  CHECK(moved[0].fields[1].name == "the review's");
  CHECK(moved[0].fields[1].after == "statements 3, 9");
}
