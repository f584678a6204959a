#include "nelm/export/cql_words.h"

#include <doctest/doctest.h>

using namespace nelm::exported;

TEST_CASE("quotes and backslashes inside a name or a text are escaped, and a comment stays on its line") {
  CHECK(cql_name("a \"b\"") == R"("a \"b\"")");
  CHECK(cql_text("patient's \\") == R"('patient\'s \\')");
  CHECK(cql_comment("two\nlines") == "// two lines\n");
}

TEST_CASE("what always holds is left out of an and, and makes an or hold always") {
  CHECK(cql_all({{}, {"a"}, {"b"}}).text == "a and b");
  CHECK(cql_all({{}, {}}).always());
  CHECK(cql_any({{"a"}, {}}).always());
}

TEST_CASE("an or inside an and stands in parentheses, and so the other way round, however deep") {
  const auto a_or_b = cql_any({{"a"}, {"b"}}), c_and_d = cql_all({{"c"}, {"d"}});
  CHECK(cql_all({a_or_b, {"c"}}).text == "(a or b) and c");
  CHECK(cql_any({a_or_b, c_and_d}).text == "a or b or (c and d)");
  CHECK(cql_all({cql_any({c_and_d, {"e"}}), {"f"}}).text == "((c and d) or e) and f");
}

TEST_CASE("one case is an if, several are a case, and what follows a sure one is never asked") {
  CHECK(CqlChoice().when({"a"}, "x").otherwise("y") == "if a then 'x' else 'y'");
  CHECK(CqlChoice().when({"a"}, "x").when({"b"}, "z").otherwise("y") ==
        "case\n    when a then 'x'\n    when b then 'z'\n    else 'y' end");
  CHECK(CqlChoice().when({"a"}, "x").when({}, "z").when({"b"}, "w").otherwise("y") == "if a then 'x' else 'z'");
  CHECK(CqlChoice().when({"a"}, "x").when({"b"}, "y").otherwise("y") == "if a then 'x' else 'y'");
  CHECK(CqlChoice().when({"a"}, "x").when({"b"}, "z").the_last_is_sure().otherwise("") == "if a then 'x' else 'z'");
}
