#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/exchange/node.h"
#include "nelm/exchange/node_shown_test.h"
#include "nelm/exchange/toml_depth.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string shown(std::string_view bytes) { return exchange::shown(toml_node({"case.toml", bytes})); }

std::string nested(std::size_t deep) { return fmt::format("a = {:[<{}}{:]<{}}", "", deep, "", deep); }
std::string dotted(std::size_t parts) {
  std::string name = "a";
  for (std::size_t i = 1; i < parts; ++i) name += ".a";
  return name + " = 1";
}

constexpr std::string_view example = R"(# a case
kind = "invented"
age_years = 62
ki67_pct = { value = 4.5, on = 2017-03-02, known_on = 2017-03-09 }
remarks = """two
lines"""
synchronous = true

[[lesions]]
id = 'a'
segments = ["I",
  "IVa"]
[[lesions]]
"longest_diameter_mm" = "4.5 cm"
)";

}  // namespace

TEST_CASE("every value of a TOML text has its place, in the order written") {
  CHECK(shown("b = 1 # one\n\"ä\" = \"ü\"\na = [true, 2.50,\n'x']\nc.d = 2017-03-02\n[[e]]\nf = { g = 1_000 }\n") ==
        "table @1:1\n"
        "  b@1:1 number 1@1:5\n"
        "  ä@2:1 text ü@2:7\n"
        "  a@3:1 list @3:5\n"
        "    boolean true@3:6\n"
        "    number 2.5@3:12\n"
        "    text x@4:1\n"
        "  c@5:1 table @5:1\n"
        "    d@5:3 text 2017-03-02@5:7\n"
        "  e@6:3 list @6:1\n"
        "    table @6:1\n"
        "      f@7:1 table @7:5\n"
        "        g@7:7 number 1000@7:11\n");
  CHECK(toml_node({"x", "\na = 1", 40})->children.at(0).line == 41);
}

TEST_CASE("dates and times are texts") {
  CHECK(shown("a = 2017-03-02\nb = 2017-03-02T10:00:00Z\nc = 10:00:00") ==
        "table @1:1\n"
        "  a@1:1 text 2017-03-02@1:5\n"
        "  b@2:1 text 2017-03-02T10:00:00Z@2:5\n"
        "  c@3:1 text 10:00:00@3:5\n");
}

TEST_CASE("what is no TOML is told where it stands, the first of it") {
  const std::pair<const char*, const char*> wrong[] = {
      {"a = ",
       "1:5: found what TOML does not allow; expected valid TOML (Error while parsing key-value pair: "
       "encountered end-of-file)"},
      {"a = 1\na = 2\nb = ",
       "2:5: found what TOML does not allow; expected valid TOML (Error while parsing key-value pair: cannot redefine "
       "existing integer 'a')"},
      {"a = \"x\nb = 1",
       "1:7: found what TOML does not allow; expected valid TOML (Error while parsing string: unescaped control "
       "characters other than TAB (U+0009) are explicitly prohibited)"},
  };
  for (const auto& [bytes, problem] : wrong) CHECK(shown(bytes) == fmt::format("case.toml:{}\n", problem));
  for (const auto* bytes : {"a = 1 b = 2", "a = 01", "a = 9223372036854775808", "a = 1e9999x", "a", "= 1", "[a",
                            "a = [1", "a = tru", "a = 2017-02-30", "{}", "a = \"\\q\"", "[a]\n[a]", "a = 1\n[a]"})
    CHECK_MESSAGE(!toml_node({"x", bytes}).has_value(), bytes);
}

TEST_CASE("control characters and what is not UTF-8 are refused with their places") {
  CHECK(shown("a = 1\nb = \"x\x01\"").starts_with("case.toml:2:7: found what TOML does not allow; "));
  CHECK(shown("a = 1\nb = \"\xE4\"") == "case.toml:2:6: found the byte 0xE4; expected text in UTF-8\n");
  CHECK(!toml_node({"x", std::string_view("a = \"\0\"", 7)}).has_value());
}

TEST_CASE("a byte order mark before the text is passed over") {
  CHECK(shown("\xEF\xBB\xBF"
              "a = 1") == "table @1:1\n  a@1:1 number 1@1:5\n");
}

TEST_CASE("64 levels are read, 65 are not") {
  CHECK(toml_node({"x", nested(63)}).has_value());  // the whole text is the first level
  CHECK(shown(nested(64)) == "case.toml:1:68: found values nested deeper than 64; expected at most 64 levels\n");
  CHECK(toml_node({"x", dotted(63)}).has_value());
  CHECK(shown(dotted(64)) == "case.toml:1:131: found values nested deeper than 64; expected at most 64 levels\n");
  CHECK(shown(fmt::format("[{}]\nb = 1", dotted(64).substr(0, 127)))
            .ends_with("found values nested deeper than 64; expected at most 64 levels\n"));
}

TEST_CASE("no name and no bracket leads the parser deeper than its stack") {
  for (const std::size_t deep : {1000U, 1'000'000U}) {
    CHECK(shown(nested(deep)).ends_with("found values nested deeper than 64; expected at most 64 levels\n"));
    CHECK(shown(dotted(deep)).ends_with("found values nested deeper than 64; expected at most 64 levels\n"));
    CHECK(shown(fmt::format("b = {{ c = \"\"\"x\"\"\"\"\", {} }}", dotted(deep)))
              .ends_with("found values nested deeper than 64; expected at most 64 levels\n"));
  }
}

TEST_CASE("dots and brackets in texts and comments lead nowhere") {
  const std::string dots(500, '.'), brackets(500, '[');
  for (const auto* written : {"a = \"{}{}\"", "a = '{}{}'", "a = 1 # {}{}", "a = \"\"\"\n{}\"{}\"\"\"",
                              "a = '''\n{}'{}'''", "a = \"\\\"{}{}\""}) {
    const auto text = fmt::format(fmt::runtime(written), dots, brackets);
    CHECK_MESSAGE(!toml_deeper_than(128, text), text);
    CHECK_MESSAGE(toml_node({"x", text}).has_value(), text);
  }
}

TEST_CASE("many small values side by side are not deep") {
  std::string list = "a = [";
  for (int i = 0; i < 500; ++i) list += "1.5, {b.c = 0.1, d = 2.5}, [3.5],\n";
  CHECK(toml_node({"x", list + "]"}).has_value());
  std::string tables;
  for (int i = 0; i < 500; ++i) tables += fmt::format("[a.b{}.c]\nd.e = 1.5\n[[f.g]]\n", i);
  CHECK(toml_node({"x", tables}).has_value());
}

TEST_CASE("more than 64 MiB or a million values are not read") {
  CHECK(shown(std::string(max_bytes + 1, '#')) == "case.toml: found more than 64 MiB; expected at most 64 MiB\n");
  std::string many = "a = [";
  for (std::size_t i = 0; i < max_values; ++i) many += "0,";
  CHECK(shown(many + "]").ends_with("found more than 1000000 values; expected at most 1000000 values\n"));
}

TEST_CASE("a text cut short anywhere gives a tree or one problem with its place") {
  REQUIRE(toml_node({"x", example}).has_value());
  int refused = 0;
  for (std::size_t length = 0; length < example.size(); ++length) {
    const auto root = toml_node({"x", example.substr(0, length)});
    if (root) continue;
    ++refused;
    CHECK_MESSAGE(root.error().size() == 1, length);
    CHECK_MESSAGE(root.error()[0].line >= 1, length);
    CHECK_MESSAGE(root.error()[0].column >= 1, length);
  }
  CHECK(refused > 100);
}

TEST_CASE("a byte changed anywhere gives a tree or a problem") {
  for (const char byte : {'"', '\'', '{', '}', '[', ']', ',', '=', '.', '\\', '\0', '\x80', '9', '\n'})
    for (std::size_t at = 0; at < example.size(); ++at) {
      std::string changed(example);
      changed[at]     = byte;
      const auto root = toml_node({"x", changed});
      CHECK_MESSAGE((root.has_value() || !root.error().empty()), changed);
    }
}
