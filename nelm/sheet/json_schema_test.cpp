#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/patient/option.h"
#include "nelm/sheet/holds_test.h"
#include "nelm/sheet/json.h"

using namespace nelm;
using namespace nelm::sheet::by_hand;

TEST_CASE("the schema says which it is, and closes every object against what it does not name") {
  const auto schema = sheet::json_schema();
  CHECK(schema.find("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"") != std::string::npos);
  CHECK(schema.find("\"$id\": \"urn:nelm:schema:assessment\"") != std::string::npos);
  CHECK(count(schema, "\"type\": \"object\"") == 27);
  CHECK(count(schema, "\"additionalProperties\": false") == 27);
  CHECK(count(schema, "\"required\": [") == 27);
}

TEST_CASE("the schema names every fact and every option once") {
  const auto schema = sheet::json_schema();
  const auto facts  = schema.substr(schema.find("\n    \"fact\": {"));
  CHECK(count(facts, "\"ki67_pct\"") == 1);
  CHECK(count(facts, "\"longest_diameter_mm\"") == 1);
  const auto options = schema.substr(schema.find("\n    \"option_id\": {"));
  for (const auto name : patient::Option_words) CHECK(count(options, fmt::format("\"{}\"", name)) == 1);
}

TEST_CASE("the schema allows the three verdicts and no fourth") {
  CHECK(sheet::json_schema().find(R"("precondition": {
          "description": "judged once, before all sources",
          "enum": [
            "unmet",
            "unknown",
            "met"
          ]
        })") != std::string::npos);
}
