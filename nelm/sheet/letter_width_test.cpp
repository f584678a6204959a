#include "nelm/sheet/letter_width.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;
using Lines = std::vector<std::string>;

TEST_CASE("a text is at least as wide as DejaVu Sans sets it at 10") {
  CHECK(at_most_wide("milan-2007", 10) >= 57.8);  // measured with Pango
  CHECK(at_most_wide("under / at most 50 %", 10) >= 112.5);
  CHECK(at_most_wide("", 10) == 0);
}

TEST_CASE("a letter beyond ASCII is one letter of one em, however many bytes it has") {
  CHECK(at_most_wide("\xC3\xBC", 10) == 10);
  CHECK(at_most_wide("\xE4\xB8\xAD\xE6\x96\x87", 10) == 20);
}

TEST_CASE("lines break between words and stay within their room") {
  CHECK(wrapped_to("at most 55", 1000, 10) == Lines{"at most 55"});
  CHECK(wrapped_to("at most 55", 40, 10) == Lines{"at", "most", "55"});
  for (const auto& l : wrapped_to("under 45 to 55, where no other option is left", 60, 10))
    CHECK(at_most_wide(l, 10) <= 60);
}

TEST_CASE("a word wider than its room is cut between letters, and none is lost") {
  CHECK(wrapped_to("WWWW", 20, 10) == Lines{"WW", "WW"});
  CHECK(wrapped_to("W", 1, 10) == Lines{"W"});
  CHECK(wrapped_to("\xC3\xBC\xC3\xBC", 10, 10) == Lines{"\xC3\xBC", "\xC3\xBC"});
  CHECK(wrapped_to("", 10, 10) == Lines{""});
}
