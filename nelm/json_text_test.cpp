#include "nelm/json_text.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace nelm;

TEST_CASE("an object is written member by member, in the order given") {
  JsonText json;
  json.object()
      .member("name", "a \"b\"")
      .key("values")
      .list()
      .number(4.5)
      .is(true)
      .null()
      .close()
      .key("empty")
      .object()
      .close()
      .close();
  CHECK(json.done() ==
        "{\n"
        "  \"name\": \"a \\\"b\\\"\",\n"
        "  \"values\": [\n"
        "    4.5,\n"
        "    true,\n"
        "    null\n"
        "  ],\n"
        "  \"empty\": {}\n"
        "}\n");
}

TEST_CASE("what is not said is left out") {
  JsonText json;
  json.object().said("on", "").said("by", "clinician").close();
  CHECK(json.done() == "{\n  \"by\": \"clinician\"\n}\n");
}

TEST_CASE("control characters are escaped") { CHECK(json_quoted("a\x01\n\t\\") == "\"a\\u0001\\n\\t\\\\\""); }

TEST_CASE("a number that is none is null") {
  JsonText json;
  json.list().number(std::numeric_limits<double>::infinity()).number(std::nan("")).number(0.1).close();
  CHECK(json.done() == "[\n  null,\n  null,\n  0.1\n]\n");
}
