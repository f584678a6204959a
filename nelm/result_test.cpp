#include "nelm/result.h"

#include <doctest/doctest.h>

using namespace nelm;

TEST_CASE("a problem names its file, its place, its field, what stood there and what should") {
  const Problem p{
      "case-017.json", 42, 31, "lesions[2].longest_diameter_mm", "\"12 apples\"", "a length in mm, such as 12", "", 0};
  CHECK(
      sentence(p) ==
      "case-017.json:42:31: lesions[2].longest_diameter_mm: found \"12 apples\"; expected a length in mm, such as 12");
}

TEST_CASE("a problem of a whole file has no line, and one without a field names none") {
  CHECK(sentence(Problem{"case.json", 0, 0, "", "a folder", "a file", "", 0}) ==
        "case.json: found a folder; expected a file");
}

TEST_CASE("a problem in a condition points at the very character") {
  const Problem p{"rule.toml", 3, 12, "met_if", "'mm'", "the unit '%'", "ki67_pct < 10 'mm'", 15};
  CHECK(sentence(p) ==
        "rule.toml:3:12: met_if: found 'mm'; expected the unit '%'\n"
        "    ki67_pct < 10 'mm'\n"
        "                  ^");
}

TEST_CASE("what stood there commands no terminal and makes no line of its own, whatever it is") {
  CHECK(sentence(Problem{"a\x1b[2J.json", 1, 2, "\x1b]0;x\a", "\"A\nB\"", "one of \xC2\x9B", "a\nb\x1b", 3}) ==
        "a [2J.json:1:2:  ]0;x : found \"A B\"; expected one of  \n"
        "    a b \n"
        "      ^");
}
