#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/exchange/node.h"
#include "nelm/exchange/node_shown_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string shown(std::string_view bytes) { return exchange::shown(json_node({"case.json", bytes})); }

std::string nested(std::size_t deep) { return std::string(deep, '[') + std::string(deep, ']'); }

constexpr std::string_view example = R"({
  "kind": "invented", "age_years": 62,
  "ki67_pct": {"value": 4.5e0, "on": "2017-03-02", "override": true},
  "lesions": [{"id": "a \"b\" \u00e9\\", "segments": ["I", "IVa"], "viable": null}, {}],
  "synchronous": false, "remarks": []
})";

}  // namespace

TEST_CASE("every value of a JSON text has its place") {
  CHECK(shown("{\"a\": 1,\n  \"b\" : [true, null,\n\"x\"], \"ä\": {\"c\": -4.50e1}}") ==
        "table @1:1\n"
        "  a@1:2 number 1@1:7\n"
        "  b@2:3 list @2:9\n"
        "    boolean true@2:10\n"
        "    nothing @2:16\n"
        "    text x@3:1\n"
        "  ä@3:7 table @3:12\n"
        "    c@3:13 number -4.50e1@3:18\n");
  CHECK(json_node({"x", "{\"a\":\n1}", 40})->children.at(0).line == 41);
}

TEST_CASE("escapes become characters, in names too") {
  const auto root = json_node({"x", R"({"\u0061\n": "\"\\\/\b\f\n\r\t\u00e9\ud83e\udec0"})"});
  REQUIRE(root.has_value());
  CHECK(root->children.at(0).key == "a\n");
  CHECK(root->children.at(0).text == "\"\\/\b\f\n\r\t\u00e9\U0001FAC0");
}

TEST_CASE("a second member of one name is told where it stands, each of them") {
  CHECK(shown("{\"a\": 1,\n \"b\": {\"a\": 1, \"\\u0061\": 2}, \"a\": 3}") ==
        "case.json:2:16: found \"a\" a second time; expected each name once\n"
        "case.json:2:30: found \"a\" a second time; expected each name once\n");
}

TEST_CASE("what is no JSON is told where it stands") {
  const std::pair<const char*, const char*> wrong[] = {
      {"", "1:1: found the end of the text; expected the rest of a JSON text"},
      {"{", "1:2: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\"", "1:5: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\": ", "1:7: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\": 1", "1:8: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\": 1,\n", "2:1: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\": [1, 2", "1:12: found the end of the text; expected the rest of a JSON text"},
      {"{\"a\": \"x", "1:7: found \"\"\"; expected a text that ends with \""},
      {"{\"a\": 01}", "1:7: found \"0\"; expected a JSON number, such as 4.5"},
      {"{\"a\": 1.}", "1:7: found \"1\"; expected a JSON number, such as 4.5"},
      {"{\"a\": .5}", "1:7: found \".\"; expected valid JSON here"},
      {"{\"a\": 4,5}", "1:9: found \"5\"; expected valid JSON here"},
      {"{\"a\": tru}", "1:7: found \"t\"; expected valid JSON here"},
      {"{\"a\": nul}", "1:7: found \"n\"; expected valid JSON here"},
      {"{\"a\": NaN}", "1:7: found \"N\"; expected valid JSON here"},
      {"{\"a\" 1}", "1:6: found \"1\"; expected valid JSON here"},
      {"{a: 1}", "1:2: found \"a\"; expected valid JSON here"},
      {"{'a': 1}", "1:2: found \"'\"; expected valid JSON here"},
      {"{\"a\": 1 \"b\": 2}", "1:9: found \"\"\"; expected valid JSON here"},
      {"[1 2]", "1:4: found \"2\"; expected valid JSON here"},
      {"[1,]", "1:4: found \"]\"; expected valid JSON here"},
      {"{\"a\": \"\\x\"}", "1:7: found \"\"\"; expected a text with JSON's escapes only, such as \\n or \\u00e9"},
      {"{\"a\": \"\\ud800\"}", "1:7: found \"\"\"; expected a text with JSON's escapes only, such as \\n or \\u00e9"},
      {"5", "1:1: found \"5\"; expected a JSON object, which begins with {"},
  };
  for (const auto& [bytes, problem] : wrong) CHECK(shown(bytes) == fmt::format("case.json:{}\n", problem));
}

TEST_CASE("a number a double cannot hold is refused") {
  CHECK(shown("{\"a\": 1e999}") == "case.json:1:7: found \"1\"; expected a JSON number, such as 4.5\n");
  CHECK(shown("{\"a\": -1e999}") == "case.json:1:7: found \"-\"; expected a JSON number, such as 4.5\n");
}

TEST_CASE("nothing may follow the end of the text") {
  CHECK(shown("{\"a\": 1} x") == "case.json:1:10: found \"x\"; expected nothing after the end of the JSON text\n");
  CHECK(shown("{} {}") == "case.json:1:4: found \"{\"; expected nothing after the end of the JSON text\n");
  CHECK(shown("{\"a\": 1}}") == "case.json:1:9: found \"}\"; expected nothing after the end of the JSON text\n");
  CHECK(shown("{} \n\t ") == "table @1:1\n");
}

TEST_CASE("a control character inside a text is refused with its place") {
  CHECK(shown("{\"a\":\n \"x\\\"\ty\"}") ==
        "case.json:2:6: found the byte 0x09; expected no control character inside a text\n");
  CHECK(shown(std::string_view("{\"a\": \"x\0\"}", 11)) ==
        "case.json:1:9: found the byte 0x00; expected no control character inside a text\n");
  CHECK(shown("{\"a\": \"line\nbreak\"}") ==
        "case.json:1:12: found the byte 0x0A; expected no control character inside a text\n");
}

TEST_CASE("a byte order mark before the text is passed over") {
  CHECK(shown("\xEF\xBB\xBF{\"a\": 1}") == "table @1:1\n  a@1:2 number 1@1:7\n");
}

TEST_CASE("what is not UTF-8 is refused with its place") {
  CHECK(shown("{\"a\":\n\"\xE4\"}") == "case.json:2:2: found the byte 0xE4; expected text in UTF-8\n");
}

TEST_CASE("64 levels are read, 65 are not") {
  CHECK(json_node({"x", nested(64)}).has_value());
  CHECK(shown(nested(65)) == "case.json:1:65: found values nested deeper than 64; expected at most 64 levels\n");
  std::string tables = "1";
  for (int i = 0; i < 63; ++i) tables = fmt::format("{{\"a\":{}}}", tables);
  CHECK(json_node({"x", tables}).has_value());  // 63 tables and the number in the last
  CHECK(shown(fmt::format("{{\"a\":{}}}", tables)) ==
        "case.json:1:321: found values nested deeper than 64; expected at most 64 levels\n");
  CHECK(shown(std::string(1'000'000, '[')).ends_with("expected at most 64 levels\n"));
}

TEST_CASE("more than 64 MiB or a million values are not read") {
  CHECK(shown(std::string(max_bytes + 1, '[')) == "case.json: found more than 64 MiB; expected at most 64 MiB\n");
  std::string many = "[0";
  for (std::size_t i = 2; i < max_values; ++i) many += ",0";
  CHECK(json_node({"x", many + "]"}).has_value());
  CHECK(shown(many + ",0]") ==
        "case.json:1:2000000: found more than 1000000 values; expected at most 1000000 values\n");
}

TEST_CASE("a hundred thousand problems are told in time") {
  std::string twice = "{\"a\":0";
  for (int i = 0; i < 100'000; ++i) twice += ",\"a\":0";
  CHECK(json_node({"x", twice + "}"}).error().size() == 100'000);
}

TEST_CASE("a text cut short anywhere is told with one place inside it") {
  REQUIRE(json_node({"x", example}).has_value());
  for (std::size_t length = 0; length < example.size(); ++length) {
    const auto root = json_node({"x", example.substr(0, length)});
    REQUIRE_MESSAGE(!root.has_value(), length);
    CHECK_MESSAGE(root.error().size() == 1, length);
    CHECK_MESSAGE(root.error()[0].line >= 1, length);
    CHECK_MESSAGE(root.error()[0].column >= 1, length);
  }
}

TEST_CASE("a byte changed anywhere gives a tree or a problem") {
  for (const char byte : {'"', '{', '}', '[', ']', ',', ':', '\\', '\0', '\x80', '9', 'e'})
    for (std::size_t at = 0; at < example.size(); ++at) {
      std::string changed(example);
      changed[at]     = byte;
      const auto root = json_node({"x", changed});
      CHECK_MESSAGE((root.has_value() || !root.error().empty()), changed);
    }
}
