#include "nelm/exchange/write_truth.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <tuple>

#include "nelm/exchange/node.h"
#include "nelm/registry/simulation_by_hand_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string truth_of(const registry::Stated& first_effect_on_death) {
  auto s           = registry::by_hand::small();
  s.death[0].value = first_effect_on_death;
  auto truth       = truth_toml(s, {.seed = 7, .patients = 5, .nelm = "nelm of a test"});
  CHECK(toml_node({"truth.toml", truth}));
  return truth;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the truth says first that there is no patient, and what made it") {
  const auto truth = truth_of(registry::by_hand::assumed(0.03));
  CHECK(truth.starts_with("# Synthetic: no patient."));
  CHECK(says(truth, "made_by = \"nelm of a test\"\nsimulation = \"small\"\n"));
  CHECK(says(truth, "seed = 7\npatients = 5\n"));
}

TEST_CASE("the truth says how death and progression are made, each from a baseline and effects of its own") {
  const auto truth = truth_of(registry::by_hand::assumed(0.03));
  const auto root  = toml_node({"truth.toml", truth});
  REQUIRE(root);
  CHECK(says(truth, "\nprogression_model = \"proportional hazards from diagnosis, the same in every centre; "));
  const auto s = registry::by_hand::small();
  for (const auto& [of, shape, scale] :
       {std::tuple("death", s.settings.death_shape.value, s.settings.death_scale.value),
        std::tuple("progression", s.settings.progression_shape.value, s.settings.progression_scale.value)}) {
    CHECK(says(truth, fmt::format("[baseline.{}]\ncumulative_hazard = \"(months / scale_months) ^ shape\"\n", of)));
    CHECK(says(truth, fmt::format("[baseline.{}.shape]\nvalue = {}\n", of, shape)));
    CHECK(says(truth, fmt::format("[baseline.{}.scale_months]\nvalue = {}\n", of, scale)));
  }
}

TEST_CASE("a true effect says where it comes from: a study, a paper that is none, or an assumption") {
  const std::string effect = "[[death]]\ncoefficient = \"age_years\"\nlog_hazard_ratio = 0.03\n";
  registry::Stated  study, paper;
  study.value = paper.value = 0.03;
  study.source = "able-2001", study.place = "table 2", study.url = "https://doi.org/10.1/x";
  paper.reference = "Able A. J 2001;1:2", paper.place = "p. 1";
  auto assumed    = registry::by_hand::assumed(0.03);
  assumed.assumed = "because";
  CHECK(says(truth_of(study),
             effect + "source = \"able-2001\"\nplace = \"table 2\"\nurl = \"https://doi.org/10.1/x\"\n\n"));
  CHECK(says(truth_of(paper), effect + "reference = \"Able A. J 2001;1:2\"\nplace = \"p. 1\"\n\n"));
  CHECK(says(truth_of(assumed), effect + "assumed = \"because\"\n\n"));
}
