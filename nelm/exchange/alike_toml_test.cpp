#include "nelm/exchange/alike_toml.h"

#include <doctest/doctest.h>

#include <bit>
#include <string>

#include "nelm/exchange/registry_toml.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view small_alike = R"(id        = "alike"
title     = "a small one"
remark    = "invented"
fewest    = { value = 10, assumed = "a" }
begins_at = { value = 5, assumed = "a" }
at_months = [0, 12]
[[fact]]
fact    = "primary_site"
compare = "group"
reason  = "b"
assumed = "a"
vague   = ["other"]
group   = [{ name = "lungs", words = ["lung"] }, { name = "gut", words = ["ileum", "jejunum"] }]
[[fact]]
fact      = "ki67_pct"
compare   = "side"
reason    = "b"
reference = "Able 2001"
place     = "p. 1"
limit     = [{ value = 3, itself = "above", assumed = "a" }, { value = 20, itself = "below", assumed = "a" }]
[[fact]]
fact    = "age_years"
compare = "within"
reason  = "b"
assumed = "a"
band    = { value = 10, assumed = "a" }
)";

Result<std::optional<registry::AlikeBy>> alike_of(std::string_view text) {
  const literature::Literature nothing;
  const Source                 file{"registry/alike.toml", text};
  const KnowledgeFolder        folder{"own", {&file, 1}};
  return read_alike({&folder, 1}, &nothing);
}

std::string alike_told(std::string_view old, std::string_view other) {
  std::string text(small_alike);
  const auto  at = text.find(old);
  REQUIRE(at != std::string::npos);
  const auto r = alike_of(text.replace(at, old.size(), other));
  if (r) return "nothing";
  std::string all;
  for (const Problem& p : r.error()) all += sentence(p) + "\n";
  return all;
}

bool alike_tells(std::string_view old, std::string_view other, std::string_view what) {
  const auto told = alike_told(old, other);
  INFO(told);
  return told.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("what makes patients alike is read, each with its reason") {
  const auto r = alike_of(small_alike);
  REQUIRE(r);
  REQUIRE(*r);
  const auto& by = **r;
  CHECK(by.fewest.value == 10);
  CHECK(by.begins_at.value == 5);
  CHECK(by.at_months == std::vector<double>{0, 12});
  REQUIRE(by.facts.size() == 3);
  CHECK(by.facts[0].groups[1].name == "gut");
  CHECK(std::popcount(by.facts[0].groups[1].words) == 2);
  CHECK(by.facts[0].vague == patient::only(patient::Site::other));
  CHECK(by.facts[1].limits[0].itself_above);
  CHECK_FALSE(by.facts[1].limits[1].itself_above);
  CHECK(by.facts[1].from.reference == "Able 2001");
  CHECK(by.facts[2].band.value == 10);
}

TEST_CASE("a knowledge that does not say it has none, and it is no simulation") {
  const Source          file{"registry/alike.toml", small_alike};
  const KnowledgeFolder folder{"own", {&file, 1}};
  const auto            simulation = read_simulation({&folder, 1}, nullptr);
  REQUIRE(simulation);
  CHECK_FALSE(*simulation);
  const auto none = read_alike({}, nullptr);
  REQUIRE(none);
  CHECK_FALSE(*none);
}

TEST_CASE("what is wrong in what makes patients alike is told at its place") {
  CHECK(
      alike_told("fact    = \"age_years\"", "fact    = \"age_yeers\"")
          .starts_with("registry/alike.toml:22:11: fact[3].fact: found \"age_yeers\"; expected a number, a choice or a "
                       "yes and no of `nelm facts`, did you mean age_years?"));
  CHECK(alike_tells("fact    = \"age_years\"", "fact    = \"question\"", "found \"question\"; expected a number"));
  CHECK(alike_tells("fact    = \"age_years\"", "fact    = \"ki67_pct\"", "found a fact a second time"));
  CHECK(alike_tells("compare = \"within\"", "compare = \"near\"", "expected one of same, group, within, side"));
  CHECK(alike_tells("fact      = \"ki67_pct\"", "fact      = \"bilobar\"", "expected same or group: it is of words"));
  CHECK(alike_tells("\"lung\"", "\"lungs\"", "found \"lungs\"; expected a word of primary_site, did you mean lung?"));
  CHECK(alike_tells("\"lung\"", "\"ileum\"", "found \"ileum\" a second time"));
  CHECK(alike_tells("[\"other\"]", "[\"othre\"]",
                    "vague: found \"othre\"; expected a word of primary_site, did you mean "
                    "other?"));
  CHECK(alike_tells("value = 20", "value = 3", "expected limits that rise"));
  CHECK(alike_tells("value = 20", "value = 120", "expected a number ki67_pct can be"));
  CHECK(alike_tells("itself = \"above\"", "itself = \"over\"", "expected one of below, above"));
  CHECK(alike_tells("band    = { value = 10, assumed = \"a\" }", "band = { value = 10 }",
                    "found a number that says not where it comes from"));
  CHECK(alike_tells("reason  = \"b\"\nassumed = \"a\"\nband", "reason = \"b\"\nband",
                    "fact[3].fact: found a fact that says not where it comes from"));
  CHECK(alike_tells("reference = \"Able 2001\"", "source = \"able-2001\"", "expected a study or a result read here"));
  CHECK(alike_tells("[0, 12]", "[12, 0]", "expected a list of months that rise"));
  CHECK(alike_tells("value = 10, assumed", "value = 0, assumed", "expected a number of patients, from 1"));
  CHECK(alike_tells("title     =", "titel     =", "found the unknown key titel"));
}
