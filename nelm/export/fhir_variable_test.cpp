#include "nelm/export/fhir_variable.h"

#include <doctest/doctest.h>

#include "nelm/export/evidence_by_hand_test.h"
#include "nelm/export/readable_test.h"

using namespace nelm;
using namespace nelm::exported::by_hand;

namespace {

constexpr exported::Written by_nelm{.version = "0.1.0", .by = "nelm 0.1.0"};

std::string population(const Study& s) {
  return readable(exported::population_variable({&s, s.results.data()}, by_nelm));
}

}  // namespace

TEST_CASE("a population is described in words, and holds its condition as an expression") {
  const auto text = population(mayo());
  CHECK(says(text, "'id': 'population-mayo-2011',"));
  CHECK(says(text, "'title': 'Mayo 2011: population',"));
  CHECK(says(text,
             "'definitionExpression': {'language': 'text/x-nelm-condition','expression': 'liver_metastases'}},"
             "{'description': 'period: 1985-2010'}]"));
}

TEST_CASE("a population nobody describes says that it is not stated") {
  const auto text = population(saxena());
  CHECK(says(text, "'description': 'not stated'"));
  CHECK_FALSE(says(text, "characteristic"));
}

TEST_CASE("results of one population of their own share its id, that of the first") {
  auto s                  = mazzaferro();
  s.results[2].population = s.results[0].population;
  CHECK(exported::population_id({&s, &s.results[0]}) == "population-mazzaferro-2016.2");
  CHECK(exported::population_id({&s, &s.results[1]}) == "population-mazzaferro-2016");
  CHECK(exported::population_id({&s, &s.results[2]}) == "population-mazzaferro-2016.2");
  s.results[2].period = "1995-2010";
  CHECK(exported::population_id({&s, &s.results[2]}) == "population-mazzaferro-2016.11");
}

TEST_CASE("an arm names the options it bears on") {
  CHECK(exported::arm_id(Arm::resection_plus_ablation) == "arm-resection-plus-ablation");
  const auto text = readable(exported::arm_variable(Arm::iat, by_nelm));
  CHECK(says(text, "'description': 'Bears on: iat_tae, iat_tace, iat_sirt.'"));
  CHECK(says(text, "'definitionCodeableConcept': <urn:nelm:arm#iat>"));
  CHECK(says(exported::arm_variable(Arm::non_surgical, by_nelm), "Bears on no option of the board by itself."));
}

TEST_CASE("an endpoint has its time, and from when it runs or that nobody says") {
  auto r = share("x-1.1", SaidBy::the_paper, Arm::lt, Endpoint::os, 74);
  CHECK(exported::endpoint_id(r) == "endpoint-os-at-60-from-not-stated");
  CHECK(exported::endpoint_at_its_time(r) == "overall survival at 60 months, from when is not stated");
  r.time_zero = TimeZero::treatment;
  CHECK(exported::endpoint_id(r) == "endpoint-os-at-60-from-treatment");
  CHECK(exported::endpoint_at_its_time(r) == "overall survival at 60 months, from the treatment");
  CHECK(says(readable(exported::endpoint_variable(r, by_nelm)),
             "'definitionCodeableConcept': <urn:nelm:endpoint#os>,'timeFromEvent': [{'eventCodeableConcept': "
             "<urn:nelm:time-zero#treatment>,'quantity': {'value': 60,'unit': 'months','code': 'mo'}}]"));
  r.time_zero = TimeZero::none, r.months.reset();
  CHECK(exported::endpoint_id(r) == "endpoint-os");
  CHECK_FALSE(says(exported::endpoint_variable(r, by_nelm), "timeFromEvent"));
}

TEST_CASE("who is compared with is an arm by the result it has, or by its name") {
  auto  l = rows();
  auto& r = l.studies[2].results[2];
  CHECK(exported::comparator_arm(l, r) == Arm::lt);
  r.comparator = "drugs";
  CHECK(exported::comparator_arm(l, r) == Arm::none);
  r.against = "yuan-2016.2";
  CHECK(exported::comparator_arm(l, r) == Arm::resection);
  r.comparator.clear();
  CHECK(exported::comparator_arm(l, r) == Arm::none);
}
