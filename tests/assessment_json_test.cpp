// What nelm board --json writes, held against the schema nelm publishes of it.
#include <doctest/doctest.h>

#include "tests/hostile_cases.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

/// A document with one place changed; the place must be there.
std::string spoiled(std::string document, std::string_view from, std::string_view to) {
  const auto at = document.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
  return document.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the assessment of every story, every example and every hostile case keeps the published schema") {
  const auto               cases = every_case();
  std::vector<std::string> documents;
  for (const auto& c : cases) documents.push_back(c->json());
  const auto said = validated(sheet::json_schema(), documents);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i]->name);
    CHECK(said[i] == "valid");
  }
}

TEST_CASE("the schema refuses a document that is spoiled in one place, and says where") {
  const auto json = story("v05")->json();
  struct Spoiled {
    std::string_view from, to, where;
  };
  static constexpr Spoiled places[] = {
      {"\"on\":", "\"day\":", "$"},
      {"\"remarks\": []", "\"remarks\": [7]", "$.remarks[0]"},
      {"\"hash\":", "\"digest\":", "$.knowledge"},
      {"\"fact\": \"age_years\"", "\"fact\": \"age\"", "$.facts[1].fact"},
      {"\"low\": 55", "\"low\": true", "$.facts[1].low"},
      {"\"option\": \"resection_curative\"", "\"option\": \"hepatectomy\"", "$.options[0].option"},
      {"\"precondition\": \"met\"", "\"precondition\": \"yes\"", "$.options[0].precondition"},
      {"\"declined\": false", "\"declined\": \"no\"", "$.options[0].declined"},
      {"\"standing\": \"condition_not_met\"", "\"standing\": \"rejected\"", "$.options[0].positions[3].standing"},
      {"\"state\": \"open\"", "\"state\": \"passed\"", "$.gates[0].state"},
      {"\"worth_asking\": [", "\"worth_asking\": [4, ", "$.worth_asking[0]"},
  };
  std::vector<std::string> documents;
  for (const auto& p : places) documents.push_back(spoiled(json, p.from, p.to));
  documents.push_back("[]");
  documents.push_back("{}");
  const auto said = validated(sheet::json_schema(), documents);
  for (std::size_t i = 0; i < std::size(places); ++i) {
    INFO(std::string(places[i].to));
    CHECK(said[i] == "refused: " + std::string(places[i].where));
  }
  CHECK(said[std::size(places)] == "refused: $");
  CHECK(said[std::size(places) + 1] == "refused: $");
}

TEST_CASE("the JSON says of V05 what the sheet says: one list is not met, and it is age") {
  const auto json = story("v05")->json();
  const auto lt   = json.find("\"option\": \"lt\"");
  REQUIRE(lt != std::string::npos);
  const auto common = json.find("\"source\": \"lt-common\"", lt);
  REQUIRE(common != std::string::npos);
  CHECK(json.find("\"standing\": \"not_eligible\"", common) - common < 60);
  const auto age = json.find("\"id\": \"LC-1\"", common);
  REQUIRE(age != std::string::npos);
  CHECK(json.find("\"met\": \"unmet\"", age) < json.find("\"id\":", age + 1));
  CHECK(json.find("\"written_by\": \"nelm 0.1.0\"") != std::string::npos);
}

TEST_CASE("a remark and a control character come through JSON unharmed") {
  const auto json = written_here(cursor_movers)->json();
  CHECK(json.find("bell\\u0007 esc\\u001b[2J tab\\there\\nnext line\\r\\nthird\\u0000 x") != std::string::npos);
  CHECK(json.find('\x1b') == std::string::npos);
}
