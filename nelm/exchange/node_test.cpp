#include "nelm/exchange/node.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::exchange;

TEST_CASE("a member is found by its name, the first of two") {
  Node first, second, table;
  first.key = second.key = std::string("a");
  first.text             = std::string("1");
  table.children         = {first, second};
  CHECK(table.find("a")->text == "1");
  CHECK(table.find("b") == nullptr);
}

TEST_CASE("what begins with a brace or a list is JSON, all else TOML") {
  const auto language = [](std::string_view bytes) {
    const auto problem = sentence(any_node({"x", bytes}).error().at(0));
    return problem.find("TOML") == std::string::npos ? "JSON" : "TOML";
  };
  for (const auto* json : {"{?", " \r\n\t{?", "[?", "[ {?", "[[1, ?", "[", "\xEF\xBB\xBF{?"})
    CHECK_MESSAGE(language(json) == "JSON", json);
  for (const auto* toml : {"a = ?", "# {\n?", "[ki67_pct\n", "[[lesions]\n", "?", "\xEF\xBB\xBF?"})
    CHECK_MESSAGE(language(toml) == "TOML", toml);
}

TEST_CASE("a TOML text may begin with a table") {
  const auto root = any_node({"x", "[[lesions]]\nid = 'a'\n"});
  REQUIRE(root.has_value());
  CHECK(root->find("lesions")->children.at(0).find("id")->text == "a");
}

TEST_CASE("an empty text is a TOML table without members") {
  const auto root = any_node({"x", ""});
  REQUIRE(root.has_value());
  CHECK(root->kind == Node::Kind::table);
  CHECK(root->children.empty());
}
