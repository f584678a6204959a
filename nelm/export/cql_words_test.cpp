#include "nelm/export/cql_words.h"

#include <doctest/doctest.h>

using namespace nelm::exported;

TEST_CASE("quotes and backslashes inside a name or a text are escaped, and a comment stays on its line") {
  CHECK(cql_name("a \"b\"") == R"("a \"b\"")");
  CHECK(cql_text("patient's \\") == R"('patient\'s \\')");
  CHECK(cql_comment("two\nlines") == "// two lines\n");
}

TEST_CASE("what always holds is left out of an and, and makes an or of no interest") {
  CHECK(cql_all({"", "a", "b or c"}) == "a and (b or c)");
  CHECK(cql_all({"", ""}).empty());
  CHECK(cql_any({"a", ""}).empty());
  CHECK(cql_any({"a", "b"}) == "a or b");
}

TEST_CASE("one case is an if, several are a case, and what follows a sure one is never asked") {
  CHECK(CqlChoice().when("a", "x").otherwise("y") == "if a then 'x' else 'y'");
  CHECK(CqlChoice().when("a", "x").when("b", "z").otherwise("y") ==
        "case\n    when a then 'x'\n    when b then 'z'\n    else 'y' end");
  CHECK(CqlChoice().when("a", "x").when("", "z").when("b", "w").otherwise("y") == "if a then 'x' else 'z'");
  CHECK(CqlChoice().when("a", "x").when("b", "y").otherwise("y") == "if a then 'x' else 'y'");
  CHECK(CqlChoice().when("a", "x").when("b", "z").the_last_is_sure().otherwise("") == "if a then 'x' else 'z'");
}
