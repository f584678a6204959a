#include "nelm/sheet/columns.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;
using Lines = std::vector<std::string>;

TEST_CASE("a character is one column, however many bytes it has") {
  CHECK(width("") == 0);
  CHECK(width("Ki-67") == 5);
  CHECK(width("Łódź") == 4);  // 7 bytes
  CHECK(width("µm²") == 3);   // 5 bytes
  CHECK(width("a\xE2\x89\xA4"
              "b") == 3);  // a less-or-equal sign of 3 bytes
}

TEST_CASE("padding counts characters, and never cuts") {
  CHECK(padded("ü", 3) == "ü  ");
  CHECK(padded("abc", 3) == "abc");
  CHECK(padded("abcd", 3) == "abcd");
}

TEST_CASE("a text is broken between words at the last column that holds") {
  CHECK(wrapped("stable for 6 months", 10) == Lines{"stable for", "6 months"});
  CHECK(wrapped("stable for 6 months", 9) == Lines{"stable", "for 6", "months"});
  CHECK(wrapped("stable for 6 months", 19) == Lines{"stable for 6 months"});
  CHECK(wrapped("stable for 6 months", 18) == Lines{"stable for 6", "months"});
}

TEST_CASE("of nothing there is one empty line") {
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("   ", 10) == Lines{""});
}

TEST_CASE("a line break stays one, an empty line too") {
  CHECK(wrapped("one\ntwo", 10) == Lines{"one", "two"});
  CHECK(wrapped("one\n\ntwo", 10) == Lines{"one", "", "two"});
  CHECK(wrapped("one  \n  two", 10) == Lines{"one", "two"});
  CHECK(wrapped("one\r\ntwo", 10) == Lines{"one", "two"});
}

TEST_CASE("spaces inside a line stay, those at its break go") {
  CHECK(wrapped("age 55   ECOG 0", 20) == Lines{"age 55   ECOG 0"});
  CHECK(wrapped("age 55   ECOG 0", 14) == Lines{"age 55   ECOG", "0"});
  CHECK(wrapped("age 55   ECOG", 10) == Lines{"age 55", "ECOG"});
}

TEST_CASE("a word longer than the column is cut, between characters and not between bytes") {
  CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrapped("to abcdefgh ij", 3) == Lines{"to", "abc", "def", "gh", "ij"});
  CHECK(wrapped("üöäß", 3) == Lines{"üöä", "ß"});
  CHECK(wrapped("abc", 3) == Lines{"abc"});
  CHECK(wrapped("abc def", 0) == Lines{"a", "b", "c", "d", "e", "f"});  // a column there always is
}

TEST_CASE("the first line may be wider or narrower than the rest") {
  CHECK(wrapped("ablation alone  conditional: below 30 mm", 12, 26) ==
        Lines{"ablation alone", "conditional:", "below 30 mm"});
  CHECK(wrapped("ablation alone  conditional: below 30 mm", 12, 28) ==
        Lines{"ablation alone  conditional:", "below 30 mm"});
  CHECK(wrapped("Ki-67 under 3 %", 9, 5) == Lines{"Ki-67", "under 3 %"});
  CHECK(wrapped("abcdefgh", 3, 5) == Lines{"abcde", "fgh"});
}

TEST_CASE("what would command a terminal or turn its line round becomes a space") {
  CHECK(wrapped("a\x1b[2Jb 5 mm\xE2\x80\xAE 81", 20) == Lines{"a [2Jb 5 mm  81"});
}
