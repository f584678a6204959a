#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view small_factor = R"(id               = "old-age"
name             = "old age"
direction        = "adverse"
holds_if         = "age_years >= 70 years"
says             = "the old die sooner"
citation         = "Nobody N. J Nothing 2016;1:1-2"
place            = "abstract"
confidence       = "SRC"
transcribed_from = "its abstract"
)";

constexpr const char* path = "factors/old-age.toml";

SmallKnowledge with_a_factor() {
  SmallKnowledge k;
  k.files[path] = small_factor;
  return k;
}

}  // namespace

TEST_CASE("a prognostic factor is read as it is written") {
  const auto knowledge = with_a_factor().read();
  REQUIRE_MESSAGE(knowledge, with_a_factor().told());
  REQUIRE(knowledge->factors.size() == 1);
  const board::Factor& f = knowledge->factors[0];
  CHECK(f.name == "old age");
  CHECK(f.direction == board::Direction::adverse);
  CHECK(f.holds_if.text == "age_years >= 70 years");
  CHECK(f.looks_at.empty());
  CHECK(f.citation == "Nobody N. J Nothing 2016;1:1-2");
}

TEST_CASE("a factor without a limit says at which facts it looks") {
  const auto factor = [](std::string_view line) {
    return with_a_factor().put(path, "holds_if         = \"age_years >= 70 years\"\n", line);
  };
  const auto knowledge = factor("looks_at = [\"age_years\", \"ki67_pct\"]\n").read();
  REQUIRE(knowledge);
  CHECK(knowledge->factors[0].looks_at == std::vector{patient::Fact::age_years, patient::Fact::ki67_pct});
  CHECK(factor("").told() == "factors/old-age.toml:1:1: looks_at: found nothing; expected the key looks_at");
  CHECK(factor("looks_at = [\"age_year\"]\n").told() ==
        "factors/old-age.toml:4:13: looks_at: found \"age_year\"; expected a fact listed by `nelm facts`, did you mean "
        "age_years?");
}

TEST_CASE("a factor points one way, or is disputed in a conflict read here") {
  CHECK(with_a_factor().put(path, "\"adverse\"", "\"bad\"").told() ==
        "factors/old-age.toml:3:20: direction: found \"bad\"; expected one of favourable, adverse, disputed");
  CHECK(with_a_factor().put(path, "place ", "conflict         = \"C-12\"\nplace ").told() ==
        "factors/old-age.toml:7:20: conflict: found \"C-12\"; expected a conflict read here");
}
