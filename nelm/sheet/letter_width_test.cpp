#include "nelm/sheet/letter_width.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;
using Lines = std::vector<std::string>;

TEST_CASE("a text is at least as wide as DejaVu Sans sets it at 10") {
  CHECK(at_most_wide("milan-2007", 10) >= 57.8);  // measured with Pango
  CHECK(at_most_wide("under / at most 50 %", 10) >= 112.5);
  CHECK(at_most_wide("", 10) == 0);
}

TEST_CASE("every letter is at least as wide as DejaVu Sans and Charis SIL set it, and so in bold") {
  const auto fits = [](std::string_view text, double measured, double bold) {
    INFO(text);
    CHECK(at_most_wide(text, 10) >= measured);
    CHECK(at_most_wide(text, 10, true) >= bold);
  };
  fits("0123456789", 63.62, 69.58);  // measured with Pango, the wider of both faces
  fits("abcdefghijklm", 70.55, 79.76);
  fits("+<=>", 40, 40);
  fits("W", 9.89, 11.03);
  fits("[/]", 13.36, 16.38);
}

TEST_CASE("a figure is narrower than a capital: columns of numbers stand close") {
  CHECK(at_most_wide("72.5 (45.0 to 89.5)", 10) < 1.1 * 94.2);  // measured with Pango in DejaVu Sans
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

TEST_CASE("a bold line has room for fewer letters") {
  CHECK(wrapped_to("at most 55", 60, 10) == Lines{"at most 55"});
  CHECK(wrapped_to("at most 55", 60, 10, true) == Lines{"at most", "55"});
  for (const auto& l : wrapped_to("under 45 to 55, where no other option is left", 60, 10, true))
    CHECK(at_most_wide(l, 10, true) <= 60);
}

TEST_CASE("a text in as much room as it takes stands on one line, in bold too") {
  for (const auto* text : {"0.0027 (-0.85 to 0.86)", "-0.025 (-0.049 to -0.001)", "72.5 (45.0 to 89.5)", "Summary"})
    for (const double size : {9., 10., 11., 13.})
      for (const bool bold : {false, true})
        CHECK(wrapped_to(text, at_most_wide(text, size, bold), size, bold) == Lines{text});
}

TEST_CASE("a word wider than its room is cut between letters, and none is lost") {
  CHECK(wrapped_to("WWWW", 20, 10) == Lines{"WW", "WW"});
  CHECK(wrapped_to("W", 1, 10) == Lines{"W"});
  CHECK(wrapped_to("\xC3\xBC\xC3\xBC", 10, 10) == Lines{"\xC3\xBC", "\xC3\xBC"});
  CHECK(wrapped_to("", 10, 10) == Lines{""});
}
