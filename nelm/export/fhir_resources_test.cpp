#include "nelm/export/fhir_resources.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/export/base64.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Fact;
using board::Operator;
using board::Option;

namespace {

board::Knowledge our_list() {
  auto k    = knowledge_of({list_of("our-list", Option::lt, {number(Operator::below, Fact::ki67_pct, 10)})});
  k.version = "0.1.0";
  k.options[static_cast<std::size_t>(Option::lt)].name = "liver transplantation";
  auto& source                                         = k.sources.front();
  source.title                                         = "Our list";
  source.citation                                      = "Our hospital, 2026";
  source.doi                                           = "10.1000/182";
  source.dated                                         = "2026-06";
  source.rules.front().id                              = "OL";
  source.rules.front().says                            = "our list";
  source.rules.front().criteria.front().id             = "OL-1";
  source.rules.front().criteria.front().asks           = "Is Ki-67 below 10 %?";
  return k;
}

bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a Library carries the CQL, names its parameters and cites its source") {
  const auto k    = our_list();
  const auto text = exported::fhir_library(k.sources.front(), k, "nelm 0.1.0");
  CHECK(holds(text,
              "\"resourceType\": \"Library\",\n  \"id\": \"NelmOurList\",\n  \"url\": "
              "\"urn:nelm:library:NelmOurList\",\n  \"version\": \"0.1.0\""));
  CHECK(holds(text, "\"code\": \"logic-library\""));
  CHECK(holds(text,
              "\"type\": \"citation\",\n      \"citation\": \"Our hospital, 2026\",\n      \"url\": "
              "\"https://doi.org/10.1000/182\""));
  CHECK(holds(text,
              "\"name\": \"ki67_pct\",\n      \"use\": \"in\",\n      \"min\": 0,\n      \"max\": \"1\",\n      "
              "\"documentation\": \"Ki-67, in %\",\n      \"type\": \"Quantity\""));
  CHECK(holds(text, exported::base64(exported::cql_library(k.sources.front(), k, "nelm 0.1.0"))));
}

TEST_CASE("a PlanDefinition lays out option, rule and criterion, and asks the Library") {
  const auto k    = our_list();
  const auto text = exported::fhir_plan(k.sources.front(), k, "nelm 0.1.0");
  CHECK(holds(text, "\"library\": [\n    \"urn:nelm:library:NelmOurList|0.1.0\"\n  ]"));
  CHECK(holds(text, "\"start\": \"2026-06\""));
  CHECK(holds(text, R"("expression": "\"option lt: applies\"")"));
  CHECK(holds(text, R"("expression": "\"option lt: worst\" + ' to ' + \"option lt: best\"")"));
  CHECK(holds(text, "\"title\": \"OL-1\",\n              \"description\": \"Is Ki-67 below 10 %?\""));
}

TEST_CASE("what nobody has reviewed is a draft") {
  auto k = our_list();
  CHECK(holds(exported::fhir_plan(k.sources.front(), k, ""), "\"status\": \"draft\""));
  k.sources.front().review.reviewed_by = "Dr A";
  k.sources.front().review.reviewed_on = "2026-11-24";
  const auto reviewed                  = exported::fhir_plan(k.sources.front(), k, "");
  CHECK(holds(reviewed, "\"status\": \"active\""));
  CHECK(holds(reviewed, "\"lastReviewDate\": \"2026-11-24\""));
}

TEST_CASE("each source gives a Library and a PlanDefinition") {
  const auto files = exported::fhir_files(our_list(), "");
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "Library-NelmOurList.json");
  CHECK(files[1].name == "PlanDefinition-NelmOurList.json");
}
