#include "nelm/board/coverage.h"

#include <doctest/doctest.h>

using namespace nelm::board;

namespace {

using Lines = std::vector<std::string>;

/// Four statements: one for the evidence base, one for the product, two for the knowledge.
Knowledge four_statements() {
  Knowledge k;
  for (const Home home : {Home::evidence, Home::product, Home::knowledge, Home::knowledge})
    k.statements.push_back({.number = static_cast<int>(k.statements.size()) + 1, .home = home});
  return k;
}

}  // namespace

TEST_CASE("a statement without a line of knowledge has no home, unless it belongs to the product") {
  const Knowledge k   = four_statements();
  const auto      all = coverage(k);
  REQUIRE(all.size() == 4);
  CHECK_FALSE(all[0].has_a_home());
  CHECK(all[1].has_a_home());
  CHECK_FALSE(all[2].has_a_home());
  CHECK_FALSE(all[3].has_a_home());
}

TEST_CASE("a statement of the evidence base lives in a line of it, and in no line of knowledge alone") {
  Knowledge k = four_statements();
  k.sources.push_back({.id = "small-2016", .statements = {1}});
  CHECK_FALSE(coverage(k)[0].has_a_home());
  const Carrier carriers[] = {{"mayo-2011.3", {1, 3}}, {"mayo-2011", {4}}};
  const auto    all        = coverage(k, carriers);
  CHECK(all[0].lines == Lines{"small-2016"});
  CHECK(all[0].evidence == Lines{"mayo-2011.3"});
  for (const Covered& c : all) CHECK(c.has_a_home());
}

TEST_CASE("every sort of line can carry a statement") {
  Knowledge k = four_statements();
  Source    s{.id = "small-2016", .statements = {3}};
  s.rules.push_back({.id = "S1", .criteria = {{.id = "S1-1", .statements = {3}}}, .statements = {3}});
  s.not_encoded.push_back({.id = "S-x", .statements = {3}});
  k.sources.push_back(s);
  k.options.push_back({.id = Option::lt, .statements = {3}});
  k.schemes.push_back({.id = "grades", .statements = {3}});
  k.gates.push_back({.id = "ascites", .statements = {3}});
  k.conflicts.emplace_back();
  k.conflicts[0].id         = "C-01";
  k.conflicts[0].statements = {3};
  k.factors.emplace_back();
  k.factors[0].id         = "site";
  k.factors[0].statements = {3};
  const auto all          = coverage(k);
  CHECK(all[2].lines == Lines{"small-2016", "small-2016 S1", "small-2016 S1-1", "small-2016 S-x", "option lt",
                              "scheme grades", "gate ascites", "conflict C-01", "factor site"});
  CHECK(all[2].has_a_home());
  CHECK(all[3].lines.empty());
}

TEST_CASE("a rule and its criterion of one name are one line") {
  Knowledge k = four_statements();
  k.sources.push_back({.id = "small-2016"});
  k.sources[0].rules.push_back({.id = "S1", .criteria = {{.id = "S1", .statements = {4}}}, .statements = {4}});
  CHECK(coverage(k)[3].lines == Lines{"small-2016 S1"});
}
