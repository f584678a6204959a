#include "nelm/printable.h"

#include <doctest/doctest.h>

using namespace nelm;

TEST_CASE("what would command a terminal becomes a space") {
  CHECK(printable("a\x1b[2Jb") == "a [2Jb");
  CHECK(printable("a\tb\a"
                  "c\x7f"
                  "d") == "a b c d");
  CHECK(printable(std::string_view("a\0b", 3)) == "a b");
  CHECK(printable("a\xC2\x9B"
                  "2Jb") == "a 2Jb");  // U+009B, the escape of one character
  CHECK(printable("a\xC2\x85"
                  "b") == "a b");  // U+0085, a line end
}

TEST_CASE("what would turn a line round becomes a space, and the letters beside it stay") {
  CHECK(printable("5 mm\xE2\x80\xAE 81") == "5 mm  81");  // U+202E
  CHECK(printable("a\xE2\x81\xA6"
                  "b\xE2\x81\xA9"
                  "c\xD8\x9C"
                  "d") == "a b c d");  // U+2066, U+2069, U+061C
  CHECK(printable("a\xE2\x80\x8F"
                  "b\xE2\x80\xA8"
                  "c") == "a b c");  // U+200F, U+2028
  CHECK(printable("\xC2\xA0\xC2\xB5\xE2\x80\x93\xE2\x89\xA4") ==
        "\xC2\xA0\xC2\xB5\xE2\x80\x93\xE2\x89\xA4");  // no-break space, micro, dash, <= stay
}

TEST_CASE("a line break stays one, or becomes a space where one line is wanted") {
  CHECK(printable("a\nb") == "a\nb");
  CHECK(in_one_line("a\nb\r\nc\x1b") == "a b  c ");
}
