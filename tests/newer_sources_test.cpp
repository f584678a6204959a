// What the sources after the review say at their limits: where they leave a gap, where their own texts part, what upfront
// means, and who pays.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "tests/judged.h"

using namespace nelm;
using namespace nelm::tests;
using patient::Option;

namespace {

/// The word of a source on an option, of a case written here.
std::string word_of(const std::string& toml, std::string_view source, Option option) {
  const auto  c = written_here(toml);
  const auto* p = c->assessment.position(source, option);
  REQUIRE(p != nullptr);
  return std::string(board::name(c->assessment.word(c->assessment.option(option), *p)));
}

std::string one_lesion(std::string_view mm, std::string_view more = {}) {
  return fmt::format(
      "primary_site = 'ileum'\ndifferentiation = 'well'\nlesion_list_complete = true\ndisease_status = 'stable'\n"
      "lesions = [{{ segments = ['V'], longest_diameter_mm = {}, near_hilum_or_duct = false, near_major_vessel = false "
      "}}]\n{}",
      mm, more);
}

const std::string grade_3 =
    "primary_site = 'pancreas_tail'\ndifferentiation = 'well'\nki67_pct = 40\nextrahepatic = []\n"
    "liver_resectable = 'resectable_one_stage'\nlesion_count_reported = 1\n";

const std::string functioning_pancreatic =
    "primary_site = 'pancreas_head'\ndifferentiation = 'well'\nfunctional_syndrome = 'vipoma'\n"
    "symptoms_refractory_to_ssa = true\nlesion_count_reported = 5\nliver_resectable = 'unresectable'\n";

}  // namespace

TEST_CASE("below 3 cm ablation, above it embolisation; at exactly 30 mm neither is spoken for") {
  const auto ablation = [](std::string_view mm) {
    return word_of(one_lesion(mm), "enets-sinet-2024", Option::ablation_alone);
  };
  const auto arterial = [](std::string_view mm) {
    return word_of(one_lesion(mm), "enets-sinet-2024", Option::iat_tae);
  };
  CHECK(ablation("29.9") == "conditional");
  CHECK(arterial("29.9") == "condition_not_met");
  CHECK(ablation("30.0") == "condition_not_met");
  CHECK(arterial("30.0") == "condition_not_met");
  CHECK(ablation("30.1") == "condition_not_met");
  CHECK(arterial("30.1") == "conditional");
}

TEST_CASE("a lesion near a duct is a risk to ablate, whatever its size") {
  const std::string near =
      "primary_site = 'ileum'\ndifferentiation = 'well'\nlesion_list_complete = true\n"
      "lesions = [{ segments = ['V'], longest_diameter_mm = 12, near_hilum_or_duct = true }]\n";
  CHECK(word_of(near, "enets-sinet-2024", Option::iat_sirt) == "conditional");
}

TEST_CASE("up to 3 lesions, 4 or 5 inside the range, more not; innumerable are more") {
  const auto lesions = [](std::string_view number) {
    return word_of(fmt::format("primary_site = 'ileum'\ndifferentiation = 'well'\ndisease_status = 'stable'\n"
                               "max_lesion_mm = 20\nlesion_count_reported = {}\n",
                               number),
                   "enets-sinet-2024", Option::ablation_alone);
  };
  CHECK(lesions("3") == "conditional");
  CHECK(lesions("4") == "borderline");
  CHECK(lesions("5") == "borderline");
  CHECK(lesions("6") == "condition_not_met");
  CHECK(lesions("'innumerable'") == "condition_not_met");
}

TEST_CASE("of grade 3 ESMO's texts part before systemic treatment; after it nothing is upfront") {
  const auto resection = [](const std::string& more) {
    return word_of(grade_3 + more, "esmo-2020", Option::resection_curative);
  };
  CHECK(resection("treatments = []\n") == "divided");
  CHECK(resection("treatments = [{ type = 'chemo' }]\n") == "conditional");
  CHECK(resection("") == "undetermined");
}

TEST_CASE("a carcinoma is not for surgery upfront; after systemic treatment ESMO's bar is gone, and no rule speaks") {
  const std::string carcinoma =
      "primary_site = 'colon_right'\nmorphology = 'nec_large_cell'\nextrahepatic = []\nlesion_count_reported = 1\n";
  CHECK(word_of(carcinoma + "treatments = []\n", "esmo-2020", Option::resection_curative) == "against");
  CHECK(word_of(carcinoma + "treatments = [{ type = 'chemo' }]\n", "esmo-2020", Option::resection_curative) ==
        "not_applicable");
}

TEST_CASE("debulking a functioning pancreatic tumour: above a Ki-67 of 10 % ESMO's texts part, at 10 % not") {
  const auto debulking = [](std::string_view ki67) {
    return word_of(fmt::format("{}ki67_pct = {}\n", functioning_pancreatic, ki67), "esmo-2020", Option::debulking);
  };
  CHECK(debulking("10") == "conditional");
  CHECK(debulking("10.1") == "divided");
}

TEST_CASE(
    "of debulking a tumour that does not function ESMO leaves the role open; a pancreatic one over 10 % it is "
    "against") {
  const std::string silent =
      "differentiation = 'well'\nfunctional_syndrome = 'none'\nlesion_count_reported = 5\n"
      "liver_resectable = 'unresectable'\n";
  CHECK(word_of(silent + "primary_site = 'ileum'\nki67_pct = 12\n", "esmo-2020", Option::debulking) == "undetermined");
  CHECK(word_of(silent + "primary_site = 'pancreas_head'\nki67_pct = 10\n", "esmo-2020", Option::debulking) ==
        "undetermined");
  CHECK(word_of(silent + "primary_site = 'pancreas_head'\nki67_pct = 12\n", "esmo-2020", Option::debulking) ==
        "against");
}

TEST_CASE("what NHS England does not pay for, NICE allows: neither is the other's answer") {
  const std::string tumour = "differentiation = 'well'\nlesion_count_reported = 5\n";
  CHECK(word_of(tumour, "nice-ipg786", Option::iat_sirt) == "conditional");
  CHECK(word_of(tumour, "nhse-sirt", Option::iat_sirt) == "not_commissioned");
  CHECK(board::side_of(board::Word::not_commissioned) == board::Side::neither);
}

TEST_CASE("an older source names what replaces which part of it") {
  const auto& sources = built_in_knowledge().sources;
  const auto  older   = std::ranges::find(sources, "enets-2016", &board::Source::id);
  REQUIRE(older != sources.end());
  CHECK(older->superseded_by.size() == 5);
  for (const auto& by : older->superseded_by) CHECK(!by.replaces.empty());
}
