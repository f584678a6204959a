#include <doctest/doctest.h>

#include "nelm/exchange/small_literature_test.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::literature;

TEST_CASE("a study is read as it is written, and what is not stated is empty") {
  const auto l = SmallLiterature().read();
  REQUIRE_MESSAGE(l, SmallLiterature().told());
  REQUIRE(l->studies.size() == 2);
  const Study& s = l->studies[0];
  CHECK(s.id == "able-2001");
  CHECK(s.number == 7);
  CHECK(s.title.empty());
  CHECK(s.kind == StudyKind::cohort);
  CHECK(s.design == Design::retrospective);
  CHECK(s.period.empty());
  CHECK(s.setting == "Nowhere");
  CHECK(s.n == 40);
  CHECK(s.population_if.text == "age_years >= 45 years");
  CHECK(s.before.empty());
  CHECK_FALSE(l->studies[1].number);
}

TEST_CASE("a result says of itself what it says, and the rest is the study's") {
  const auto l = SmallLiterature().read();
  REQUIRE(l);
  const StudyResult &claim = l->studies[0].results.at(0), &original = l->studies[0].results.at(1);
  CHECK(claim.is_claim());
  CHECK_FALSE(claim.n);
  CHECK(claim.design == Design::retrospective);
  CHECK(claim.population == "whoever came");
  CHECK(claim.population_if.text == "age_years >= 45 years");
  CHECK(claim.p == "<0.001");
  CHECK_FALSE(claim.exact_p);
  CHECK(claim.actuarial == Actuarial::yes);
  CHECK(claim.months == 60);
  CHECK(original.exact_p == 0.05);
  CHECK(original.bounds.kind == literature::Bounds::Kind::ci);
  CHECK(original.bounds.low == 20);
  CHECK(original.time_zero == TimeZero::treatment);
  const auto other = SmallLiterature()
                         .study("n         = 39", "n         = 39\ndesign = \"matched\"\npopulation = \"the old\"")
                         .read();
  REQUIRE(other);
  CHECK(other->studies[0].results[1].design == Design::matched);
  CHECK(other->studies[0].results[1].population == "the old");
  CHECK(other->studies[0].results[1].population_if.empty());
}

TEST_CASE("what must be said is told where it is left out, all of it at once") {
  const auto without = [](std::string_view line) { return SmallLiterature().study(line, "").told(); };
  CHECK(without("n_study          = 40\n") ==
        "studies/able-2001.toml:1:1: n_study: found nothing; expected the key n_study");
  for (const std::string_view line :
       {"design           = \"retrospective\"\n", "period           = \"not stated\"\n",
        "before           = \"not stated\"\n", "population       = \"whoever came\"\n", "n         = 39\n",
        "time_zero = \"treatment\"\n", "bounds    = \"none\"\n", "per       = \"patients\"\n", "months    = 60\n",
        "actuarial = \"yes\"\n", "endpoint  = \"dfs\"\n", "url       = \"https://example.org\"\n",
        "verified  = \"abstract\"\n"}) {
    INFO(line);
    const auto key = std::string(line.substr(0, line.find(' ')));
    CHECK(without(line).find(fmt::format("found nothing; expected the key {}", key)) != std::string::npos);
  }
  CHECK(SmallLiterature().study("n         = 39\n", "").study("time_zero = \"treatment\"\n", "").told() ==
        "studies/able-2001.toml:38:1: result[2].n: found nothing; expected the key n\n"
        "studies/able-2001.toml:38:1: result[2].time_zero: found nothing; expected the key time_zero");
}

TEST_CASE("words are taken from their lists, the nearest is offered") {
  CHECK(SmallLiterature()
            .study("\"dfs\"", "\"disease-free\"")
            .told()
            .starts_with("studies/able-2001.toml:46:13: result[2].endpoint: found \"disease-free\"; expected one of "
                         "os, dss, dfs, "));
  CHECK(
      SmallLiterature().study("\"retrospective\"", "\"retrospectiv\"").told().ends_with("did you mean retrospective?"));
  CHECK(SmallLiterature()
            .study("topic            = \"liver transplantation\"", "topic            = \"livers\"")
            .told()
            .starts_with("studies/able-2001.toml:10:20: topic: found \"livers\"; expected one of the review itself, "));
}

TEST_CASE("a result's id is its study's and a number, and stands once") {
  CHECK(SmallLiterature()
            .study("\"able-2001.2\"", "\"able-2001.two\"")
            .told()
            .find("studies/able-2001.toml:39:13: result[2].id: found \"able-2001.two\"; expected the study's id and a "
                  "number, such as "
                  "\"able-2001.3\"") != std::string::npos);
  CHECK(SmallLiterature()
            .study("\"able-2001.2\"", "\"able.2\"")
            .told()
            .find("result[2].id: found \"able.2\"; expected the study's id and a number, such as \"able-2001.3\"") !=
        std::string::npos);
  CHECK(SmallLiterature()
            .study("\"able-2001.2\"", "\"able-2001.1\"")
            .told()
            .find("expected an id of its own; able-2001.1 stands at studies/able-2001.toml:21 already") !=
        std::string::npos);
}

TEST_CASE("what a result cites, and the other arm it names, is read here") {
  CHECK(SmallLiterature().study("n         = 39", "n         = 39\nagainst   = \"able-2001.1\"").told().empty());
  CHECK(SmallLiterature().study("n         = 39", "n         = 39\nagainst   = \"able-2001.3\"").told() ==
        "studies/able-2001.toml:46:13: result[2].against: found \"able-2001.3\"; expected a result read here, did you "
        "mean able-2001.1?");
  CHECK(SmallLiterature().study("n         = 39", "n         = 39\ncites     = [\"baker-2002\"]").told().empty());
  CHECK(SmallLiterature().study("n         = 39", "n         = 39\ncites     = [\"baker-2003\"]").told() ==
        "studies/able-2001.toml:46:14: result[2].cites: found \"baker-2003\"; expected a study read here, did you mean "
        "baker-2002?");
}

TEST_CASE("P stays as printed, and is a number only where it is printed exactly") {
  const auto p = [](std::string_view printed) {
    return SmallLiterature().study("\"0.05\"", fmt::format("\"{}\"", printed)).read();
  };
  CHECK(p("<1e-7")->studies[0].results[1].p == "<1e-7");
  CHECK_FALSE(p("<1e-7")->studies[0].results[1].exact_p);
  CHECK_FALSE(p("significant"));
  CHECK_FALSE(p("0"));
  CHECK_FALSE(p("1.5"));
  CHECK_FALSE(p("nan"));
  CHECK_FALSE(p("0.05 or so"));
}

TEST_CASE("what the paper says was read somewhere else than in the review alone") {
  CHECK(
      SmallLiterature().study("\"abstract\"\narm", "\"review only\"\narm").told() ==
      "studies/able-2001.toml:43:13: result[2].verified: found \"review only\" of what the paper says; expected where "
      "it was read: abstract or secondary");
}

TEST_CASE("what else is said of a study's patients is read, and makes no sense without a condition it is left out of") {
  const auto l = SmallLiterature().study("before ", "not_compared = \"load\"\nbefore ").read();
  REQUIRE(l);
  CHECK(l->studies[0].not_compared == "load");
  CHECK(SmallLiterature()
            .study("population_if    = \"age_years >= 45 years\"\n", "not_compared = \"load\"\n")
            .told()
            .find("not_compared: found not_compared without population_if; expected a condition it is left out of, or "
                  "neither") != std::string::npos);
}
