#include "nelm/sheet/markup.h"

#include <doctest/doctest.h>

using nelm::sheet::escaped;

TEST_CASE("what would be markup is text") {
  CHECK(escaped("<script>alert('x & y')</script>") == "&lt;script&gt;alert(&#39;x &amp; y&#39;)&lt;/script&gt;");
  CHECK(escaped("\" onload=\"") == "&quot; onload=&quot;");
  CHECK(escaped("&lt;") == "&amp;lt;");
}

TEST_CASE("control characters, marks of direction, line breaks and what is no character become spaces") {
  CHECK(escaped("a\x07"
                "b\x1B[31mc\nd\re") == "a b [31mc d e");
  CHECK(escaped("a\xC2\x9B"
                "b\xE2\x80\xAE"
                "c") == "a b c");
  CHECK(escaped("a\xEF\xBF\xBE"
                "b\xEF\xBF\xBF"
                "c") == "a b c");
}

TEST_CASE("letters of any script stay as they are") {
  CHECK(escaped("M\xC3\xBCller \xE4\xB8\xAD") == "M\xC3\xBCller \xE4\xB8\xAD");
}
