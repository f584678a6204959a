#include "nelm/export/base64.h"

#include <doctest/doctest.h>

using nelm::exported::base64;

TEST_CASE("the test vectors of RFC 4648, section 10") {
  CHECK(base64("").empty());
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foob") == "Zm9vYg==");
  CHECK(base64("fooba") == "Zm9vYmE=");
  CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("bytes beyond ASCII are bytes like the others") { CHECK(base64("\xff\xfe\x00") == "//4="); }
