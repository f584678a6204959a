#include "nelm/sheet/markdown.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;

TEST_CASE("what would be markup is text") {
  CHECK(in_markdown("<img src=x onerror=1>") == "\\<img src=x onerror=1\\>");
  CHECK(in_markdown("a|b](http://x)") == "a\\|b\\](http://x)");
  CHECK(in_markdown("\\|`*_~#&amp;") == "\\\\\\|\\`\\*\\_\\~\\#\\&amp;");
}

TEST_CASE("it is one line, and commands no terminal") { CHECK(in_markdown("a\n# b\x1b[31m") == "a \\# b \\[31m"); }

TEST_CASE("letters, figures and the marks of a sentence stay as they are") {
  CHECK(in_markdown("M\xC3\xBCller, Ki-67 2 % (2016); 50.0") == "M\xC3\xBCller, Ki-67 2 % (2016); 50.0");
}

TEST_CASE("an anchor holds letters, figures and dashes") {
  CHECK(anchor("marques-2018") == "marques-2018");
  CHECK(anchor("V05 <b>](http://x)") == "v05-bhttpx");
}
