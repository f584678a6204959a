#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

/// What is told of the small source's one criterion with these conditions.
std::string told_of(std::string_view met_if, std::string_view unmet_if) {
  return SmallKnowledge().source("age_years < 77 years", met_if).source("age_years >= 88 years", unmet_if).told();
}

constexpr std::string_view at_met_if   = "sources/small-2016.toml:25:14: rule[1].criterion[1].met_if: ";
constexpr std::string_view at_unmet_if = "sources/small-2016.toml:26:14: rule[1].criterion[1].unmet_if: ";
constexpr std::string_view at_between  = "sources/small-2016.toml:27:14: rule[1].criterion[1].between: ";

}  // namespace

TEST_CASE("a criterion both met and unmet in one case is refused, and the case is shown") {
  CHECK(told_of("age_years <= 99 years", "age_years >= 99 years") ==
        std::string(at_unmet_if) +
            "found a case both met and unmet: age_years 99; expected no case that meets both met_if and unmet_if\n"
            "    age_years >= 99 years\n"
            "    ^");
  CHECK(told_of("bilobar", "symptomatic") ==
        std::string(at_unmet_if) +
            "found a case both met and unmet: bilobar yes and symptomatic yes; expected no case that meets both met_if "
            "and unmet_if\n"
            "    symptomatic\n"
            "    ^");
}

TEST_CASE("what binding facts, derivations and schemes rule out is no case") {
  CHECK(told_of("lesion_count >= 2", "not liver_metastases") == "");  // no metastasis, no lesion
  CHECK(told_of("grade = 'G1'", "ki67_pct > 88 '%'") == "");          // the small scheme: below 77 %
  CHECK(told_of("symptomatic", "not symptomatic and age_years > 99 years") == "");
}

TEST_CASE("a condition that no case meets, or every case, is refused") {
  CHECK(told_of("age_years < 77 years and age_years > 88 years", "age_years > 99 years") ==
        std::string(at_met_if) +
            "found a condition no case meets; expected one that some case meets\n"
            "    age_years < 77 years and age_years > 88 years\n"
            "    ^");
  CHECK(told_of("age_years < 77 years", "lesion_count >= 1 and not liver_metastases") ==
        std::string(at_unmet_if) +
            "found a condition no case meets; expected one that some case meets\n"
            "    lesion_count >= 1 and not liver_metastases\n"
            "    ^");
  CHECK(
      SmallKnowledge().gate("\"ascites = 'none'\"", "\"ascites = 'mild' or ascites != 'mild'\"").told() ==
      "gates/small-gate.toml:6:20: closed_if: found a condition every case meets; expected one that some case does not "
      "meet\n"
      "    ascites = 'mild' or ascites != 'mild'\n"
      "    ^");
}

TEST_CASE("something lies between where a source is said to leave room") {
  CHECK(told_of("age_years < 88 years", "age_years >= 88 years") ==
        std::string(at_between) +
            "found nothing that lies between: every case meets met_if or unmet_if; expected neither unmet_if nor "
            "between, "
            "or an unmet_if that leaves something between");
}
