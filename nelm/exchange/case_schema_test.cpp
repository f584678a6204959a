#include "nelm/exchange/case_schema.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "nelm/exchange/node.h"
#include "nelm/patient/fact.h"

using namespace nelm;
using namespace nelm::exchange;
using patient::Fact;
using patient::Kind;

namespace {

const Node& schema() {
  static const std::string text = case_schema();
  static const Node        root = [] {
    auto read = json_node({"schema", text});
    REQUIRE(read);
    return std::move(*read);
  }();
  return root;
}

/// The node a path of names leads to: at(schema(), "$defs", "report").
template <class... More>
const Node& at(const Node& from, const char* name, More... more) {
  const Node* found = from.find(name);
  REQUIRE_MESSAGE(found != nullptr, name);
  if constexpr (sizeof...(more) == 0)
    return *found;
  else
    return at(*found, more...);
}

/// A node as it is written on one line: {"type":"null"}.
std::string one_line(const Node& node) {
  std::string text;
  const auto  members = [&](char begins, char ends) {
    text = begins;
    for (const Node& child : node.children) {
      if (text.size() > 1) text += ',';
      if (begins == '{') text += '"' + child.key + "\":";
      text += one_line(child);
    }
    text += ends;
  };
  switch (node.kind) {
    case Node::Kind::nothing: return "null";
    case Node::Kind::text:    return '"' + node.text + '"';
    case Node::Kind::list:    members('[', ']'); return text;
    case Node::Kind::table:   members('{', '}'); return text;
    default:                  return node.text;
  }
}

template <class See>
void each_node(const Node& node, See see) {
  see(node);
  for (const Node& child : node.children) each_node(child, see);
}

std::set<std::string> names(const Node& table) {
  std::set<std::string> keys;
  for (const Node& member : table.children) keys.insert(member.key);
  return keys;
}

/// The names of the facts of a case, or of a list's items.
std::set<std::string> names(Fact in) {
  std::set<std::string> facts;
  for (const auto& row : patient::facts())
    if (row.in == in) facts.emplace(row.name);
  return facts;
}

}  // namespace

TEST_CASE("the schema says which schema it is") {
  CHECK(at(schema(), "$schema").text == "https://json-schema.org/draft/2020-12/schema");
  CHECK(at(schema(), "$id").text == "urn:nelm:schema:case");
  CHECK(at(schema(), "title").text == "A case of neuroendocrine liver metastases, as nelm reads it");
}

TEST_CASE("a case has every fact of the table, and no other name") {
  auto expected = names(Fact::none);
  expected.insert("$schema"), expected.insert("$comment");
  CHECK(names(at(schema(), "properties")) == expected);
  CHECK(at(schema(), "additionalProperties").text == "false");
}

TEST_CASE("the items of a list have its facts and an origin, and no other name") {
  for (const auto& [list, item] :
       {std::pair{Fact::lesions, &at(schema(), "$defs", "lesions.item")},
        std::pair{Fact::specimens, &at(schema(), "$defs", "specimens.item")},
        std::pair{Fact::extrahepatic, &at(schema(), "$defs", "extrahepatic.item")},
        std::pair{Fact::treatments, &at(schema(), "$defs", "treatments.item", "anyOf").children.back()}}) {
    auto expected = names(list);
    expected.insert({"on", "known_on", "document", "by"});
    CHECK(names(at(*item, "properties")) == expected);
    CHECK(at(*item, "additionalProperties").text == "false");
  }
}

TEST_CASE("wherever there are members, unknown names are refused or a definition refuses them") {
  each_node(schema(), [](const Node& node) {
    const Node* type = node.find("type");
    if (type == nullptr || type->text != "object") return;
    CHECK(at(node, "additionalProperties").text == "false");
  });
}

TEST_CASE("everything referred to is defined, and everything defined is referred to") {
  std::set<std::string> referred;
  each_node(schema(), [&](const Node& node) {
    if (node.key == "$ref") referred.insert(node.text);
  });
  std::set<std::string> defined;
  for (const auto& name : names(at(schema(), "$defs"))) defined.insert("#/$defs/" + name);
  CHECK(referred == defined);
}

TEST_CASE("every fact has a title and a description, with its unit and what there is to know of it") {
  const Node& facts = at(schema(), "properties");
  for (const Node& fact : facts.children) {
    if (fact.key.starts_with('$')) continue;
    CHECK_FALSE(at(fact, "title").text.empty());
    CHECK(at(fact, "description").text.starts_with(at(fact, "title").text));
  }
  CHECK(at(facts, "age_years", "title").text == "age");
  CHECK(at(facts, "age_years", "description").text ==
        "age; birthdays between birth and the day of the assessment; entered, it counts on from its day (in years)");
  CHECK(at(schema(), "$defs", "lesions.item", "properties", "side", "description").text ==
        "side, the patient's; as the report words it; compared with the segments (one of right, left)");
}

TEST_CASE("a fact is a value, a report or several reports") {
  CHECK(one_line(at(schema(), "properties", "ki67_pct", "anyOf")) ==
        R"([{"$ref":"#/$defs/ki67_pct"},{"$ref":"#/$defs/ki67_pct.report"},)"
        R"({"type":"array","items":{"$ref":"#/$defs/ki67_pct.report"},"minItems":1}])");
}

TEST_CASE("a number has its bounds, alone and as the ends of a range") {
  CHECK(one_line(at(schema(), "$defs", "ki67_pct", "anyOf")) ==
        R"([{"type":"null"},{"type":"number","minimum":0,"maximum":100},{"type":"string","pattern":"[^ \t\r\n]"},)"
        R"({"type":"array","description":"[lowest, highest]","minItems":2,"maxItems":2,"items":{"anyOf":[)"
        R"({"type":"number","minimum":0,"maximum":100},{"type":"string","pattern":"[^ \t\r\n]"}]}}])");
  CHECK(one_line(at(schema(), "$defs", "ecog", "anyOf").children[1]) ==
        R"({"type":"integer","minimum":0,"maximum":4})");
  CHECK(one_line(at(schema(), "$defs", "lesions.longest_diameter_mm", "anyOf").children[1]) ==
        R"({"type":"number","exclusiveMinimum":0})");
}

TEST_CASE("a choice is a word, or a list of the words still possible") {
  CHECK(
      one_line(at(schema(), "$defs", "disease_status", "anyOf")) ==
      R"([{"$ref":"#/$defs/nothing"},{"enum":["response","stable","progression"]},)"
      R"({"type":"array","description":"the words still possible","items":{"enum":["response","stable","progression"]},)"
      R"("minItems":1}])");
}

TEST_CASE("a set of words may be empty") {
  const Node& list = at(schema(), "$defs", "extrahepatic_workup", "anyOf").children.back();
  CHECK(list.find("minItems") == nullptr);
  CHECK(one_line(at(list, "items")) == R"({"enum":["ct","mri_liver_dwi","sstr_pet","fdg_pet","bone"]})");
}

TEST_CASE("only the removable share has a basis, and only a number or a text a unit") {
  CHECK(at(schema(), "$defs", "ki67_pct.report", "properties", "basis").text == "false");
  CHECK(at(schema(), "$defs", "cytoreducible_fraction_pct.report_with_basis").find("properties") == nullptr);
  CHECK(at(schema(), "$defs", "ki67_pct.report", "anyOf").children.size() == 4);
  CHECK(at(schema(), "$defs", "text.report", "anyOf").children.size() == 4);
  CHECK(at(schema(), "$defs", "date.report", "anyOf").children.size() == 1);
  CHECK(at(schema(), "$defs", "grade.report", "anyOf").children.size() == 1);
}
