#include "nelm/exchange/registry_toml.h"

#include <doctest/doctest.h>

#include <string>

#include "nelm/exchange/builtin_knowledge.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view small = R"(id     = "simulated"
title  = "a small one"
remark = "invented"
[settings]
first_year               = { value = 2000, assumed = "a" }
years                    = { value = 10, assumed = "a" }
last_year                = { value = 2010, assumed = "a" }
late_pct                 = { value = 40, assumed = "a" }
late_mean_months         = { value = 8, assumed = "a" }
lost_pct_a_year          = { value = 2, assumed = "a" }
death_shape              = { value = 1, assumed = "a" }
death_scale_months       = { value = 60, assumed = "a" }
progression_shape        = { value = 1, assumed = "a" }
progression_scale_months = { value = 30, assumed = "a" }
[[variable]]
name     = "age_years"
scale    = "plain"
decimals = 0
low      = 18
high     = 90
anchor   = [{ below_pct = 25, value = 50, assumed = "a" }, { below_pct = 75, value = 70, reference = "Able 2001", place = "p. 1" }]
[[variable]]
name  = "bilobar"
level = [{ name = "false", value = 30, assumed = "a" }, { name = "true", value = 70, assumed = "a" }]
[[centre]]
name      = "A"
share_pct = { value = 99.9, assumed = "a" }
death     = { value = 0, assumed = "a" }
[[death]]
term    = "bilobar=true"
value   = 0.2
assumed = "a"
[[progression]]
term    = "age_years"
from    = 60
value   = 0.01
assumed = "a"
[[treatment]]
name = "ssa"
[[missing]]
column    = "bilobar"
mechanism = "forgotten"
log_odds  = { value = -2, assumed = "a" }
)";

std::string with(std::string_view old, std::string_view other) {
  std::string text(small);
  const auto  at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), other);
}

Result<std::optional<registry::Simulation>> read(std::string_view              text,
                                                 const literature::Literature* published = nullptr) {
  const Source          file{"registry/simulated.toml", text};
  const KnowledgeFolder folder{"own", {&file, 1}};
  return read_simulation({&folder, 1}, published);
}

std::string told(std::string_view old, std::string_view other) {
  const literature::Literature nothing;
  const auto                   r = read(with(old, other), &nothing);
  if (r) return "nothing";
  std::string all;
  for (const Problem& p : r.error()) all += sentence(p) + "\n";
  return all;
}

}  // namespace

TEST_CASE("a simulation is read, number by number with its source") {
  const auto r = read(small);
  REQUIRE(r);
  const auto& s = **r;
  CHECK(s.settings.death_scale.value == 60);
  REQUIRE(s.variables.size() == 2);
  CHECK(s.variables[0].anchors[1].at.value == 70);
  CHECK(s.variables[0].anchors[1].at.published());
  CHECK(s.variables[0].anchors[1].at.reference == "Able 2001");
  CHECK_FALSE(s.variables[0].anchors[0].at.published());
  CHECK(s.variables[1].levels[1].name == "true");
  CHECK(s.death[0].term.level == "true");
  CHECK(s.progression[0].from == 60);
}

TEST_CASE("a knowledge without one has none") {
  const auto r = read_simulation({}, nullptr);
  REQUIRE(r);
  CHECK_FALSE(*r);
}

TEST_CASE("what is wrong in a simulation is told at its place") {
  CHECK(told("value   = 0.2\nassumed = \"a\"", "value   = 0.2")
            .starts_with("registry/simulated.toml:31:11: death[1].value: found a number that says not where it comes "
                         "from; expected one of source (a study or result read here), reference and assumed"));
  CHECK(told("value   = 0.2\n", "value   = 0.2\nreference = \"x\"\n").find("found a number from two places") !=
        std::string::npos);
  CHECK(told("reference = \"Able 2001\"", "source = \"able-2001\"")
            .find("source: found \"able-2001\"; expected a study or a result read here") != std::string::npos);
  CHECK(told(", place = \"p. 1\"", "").find("found nothing; expected the key place") != std::string::npos);
  CHECK(told("name     = \"age_years\"", "name     = \"age_yeers\"")
            .find("found \"age_yeers\"; expected a fact of `nelm facts`, did you mean age_years?") !=
        std::string::npos);
  CHECK(told("name  = \"bilobar\"", "name  = \"age_years\"")
            .find("variable[2].name: found \"age_years\" a second time; expected each variable once") !=
        std::string::npos);
  CHECK(told("name     = \"age_years\"", "name     = \"sex\"").find("expected a fact of numbers") != std::string::npos);
  CHECK(told("name = \"true\"", "name = \"yes\"").find("found \"yes\"; expected one of false, true") !=
        std::string::npos);
  CHECK(told("bilobar=true", "bilobar=both")
            .find("death[1].term: found \"bilobar=both\"; expected a variable, centre or diagnosis_year above it") !=
        std::string::npos);
  CHECK(told("bilobar=true", "bilobar<3")
            .find("expected a column, log(column), column=level, column!=level or column>number") != std::string::npos);
  CHECK(told("value = 70, reference", "value = 50, reference").find("found anchors that do not rise") !=
        std::string::npos);
  CHECK(told("value = 70, assumed", "value = 60, assumed")
            .find("found shares of bilobar that make 90.0 %; expected 100 %") != std::string::npos);
  CHECK(told("name = \"ssa\"", "name = \"surgery\"").find("found \"surgery\"; expected an option") !=
        std::string::npos);
  CHECK(told("column    = \"bilobar\"", "column    = \"sex\"")
            .find("missing[1].column: found \"sex\"; expected a variable above it") != std::string::npos);
  CHECK(told("value = 2010", "value = 2008").find("found an end before the last diagnosis") != std::string::npos);
  CHECK(told("late_pct                 = { value = 40, assumed = \"a\" }", "late_pct = 40")
            .find("settings.late_pct: found 40; expected a table") != std::string::npos);
  CHECK(told("value = 40", "value = 400").find("found 400; expected a percentage, from 0 to 100 %") ==
        std::string::npos);
  CHECK(told("value = 40", "value = 400")
            .find("settings.late_pct.value: found 400; expected a percentage, from 0 to 100") != std::string::npos);
  CHECK(told("term    = \"age_years\"\nfrom    = 60", "term    = \"log(age_years)\"")
            .find("progression[1].from: found nothing; expected the key from") != std::string::npos);
  const auto log = with("term    = \"age_years\"", "term    = \"log(age_years)\"");
  CHECK(read(log));
  const auto from_0 = read(std::string(log).replace(log.find("low      = 18"), 13, "low      = 0"));
  REQUIRE_FALSE(from_0);
  CHECK(from_0.error()[0].expected == "a column whose low is above 0");
  CHECK(told("decimals = 0", "decimals = 0\ncolour = 1").find("found the unknown key colour") != std::string::npos);
}

TEST_CASE("all problems are told at once, and two simulations are one too many") {
  CHECK(std::ranges::count(told("value   = 0.2\nassumed = \"a\"", "valu = 2"), '\n') >= 3);
  const Source          files[] = {{"a/registry/simulated.toml", small}, {"b/registry/simulated.toml", small}};
  const KnowledgeFolder folder{"own", files};
  const auto            r = read_simulation({&folder, 1}, nullptr);
  REQUIRE_FALSE(r);
  CHECK(r.error()[0].found == "a second simulation");
}

TEST_CASE("the simulation built in is sound, and every number of it says where it comes from") {
  for (const auto& file : builtin_knowledge())
    if (file.path == "registry/simulated.toml") {
      const auto r = read(file.bytes);
      REQUIRE(r);
      CHECK((*r)->centres.size() == 6);
      return;
    }
  FAIL("no simulation is built in");
}
