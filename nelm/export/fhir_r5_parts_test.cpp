#include "nelm/export/fhir_r5_parts.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nelm;

namespace {

bool is_an_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

}  // namespace

TEST_CASE("an id FHIR allows stays as it is") {
  CHECK(exported::fhir_id("mayo-2011.3") == "mayo-2011.3");
  const std::string longest(64, 'a');
  CHECK(exported::fhir_id(longest) == longest);
}

TEST_CASE("an id FHIR does not allow becomes one, and two stay two") {
  const std::string too_long(65, 'a');
  for (const std::string& id : {std::string(), std::string("a b"), std::string("\"/../\xC3\xA4"), too_long}) {
    CHECK(is_an_id(exported::fhir_id(id)));
    CHECK(exported::fhir_id(id) == exported::fhir_id(id));
  }
  CHECK(exported::fhir_id("a b") == "a-b-e63f991904833892");
  CHECK(exported::fhir_id("a b") != exported::fhir_id("a_b"));
  CHECK(exported::fhir_id("a b") != exported::fhir_id("a-b"));
  CHECK(exported::fhir_id(too_long) != exported::fhir_id(too_long + "a"));
}

TEST_CASE("an address is made of the kind and the id") {
  CHECK(exported::r5_url("EvidenceVariable", "arm-lt") == "urn:nelm:evidence-variable:arm-lt");
  CHECK(exported::r5_url("Citation", "mayo-2011") == "urn:nelm:citation:mayo-2011");
}
