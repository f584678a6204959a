#include "nelm/exchange/read_value.h"

#include <doctest/doctest.h>

#include "nelm/exchange/written_case_test.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::exchange::written_case;
using patient::Entry;
using patient::Fact;

TEST_CASE("a value keeps its words where they say more") {
  CHECK(entry("ki67_pct = 4", Fact::ki67_pct).words.empty());
  CHECK(entry("liver_tumour_load_pct = \"80-90 %\"", Fact::liver_tumour_load_pct).words == "80-90 %");
  CHECK(entry("liver_volume_ml = { value = 1.5, unit = \"l\" }", Fact::liver_volume_ml).words == "1.5 l");
  CHECK(entry("liver_volume_ml = { value = 1.5, unit = \"l\" }", Fact::liver_volume_ml).value.numbers ==
        patient::exactly(1500));
  CHECK(entry("liver_volume_ml = [\"1.5 l\", 1600]", Fact::liver_volume_ml).words == "1.5 l to 1600");
  CHECK(entry("ki67_pct = { value = 4, words = \"low\" }", Fact::ki67_pct).words == "low");
}

TEST_CASE("what is not known is anything, and its word is kept") {
  for (const auto* bytes : {"{\"ki67_pct\": null}", "ki67_pct = \"not reported\"", "{\"ki67_pct\": {\"value\": null}}",
                            "{\"ki67_pct\": {\"value\": null, \"unit\": \"%\"}}"}) {
    CHECK(entry(bytes, Fact::ki67_pct).value == anything(Fact::ki67_pct));
    CHECK(entry(bytes, Fact::ki67_pct).words == "not reported");
  }
  CHECK(entry("ki67_pct = { value = \"not done\", unit = \"%\" }", Fact::ki67_pct).words == "not done");
  CHECK(entry("synchronous = \"unknown\"", Fact::synchronous).value == anything(Fact::synchronous));
  CHECK(entry("carcinoid_heart_disease = \"not assessed\"", Fact::carcinoid_heart_disease).value ==
        anything(Fact::carcinoid_heart_disease));
  CHECK(entry("diagnosis_date = \"unknown\"", Fact::diagnosis_date).value == anything(Fact::diagnosis_date));
}

TEST_CASE("a date is all the days it may mean, none after the assessment") {
  CHECK(entry("assessment_date = 2018-05-04\nbirth_date = 1956", Fact::birth_date).value.numbers ==
        days("1956-01-01", "1956-12-31"));
  CHECK(entry("assessment_date = 2018-05-04\ndiagnosis_date = 2018", Fact::diagnosis_date).value.numbers ==
        days("2018-01-01", "2018-05-04"));
  const Entry since =
      entry("assessment_date = 2018-05-04\nstatus_since = \"14 months before assessment\"", Fact::status_since);
  CHECK(since.value.numbers == days("2017-03-04", "2017-03-04"));
  CHECK(since.words == "14 months before assessment");
}

TEST_CASE("a choice may leave several words possible, a set holds those listed") {
  CHECK(entry("grade_reported = [\"G1\", \"G2\"]", Fact::grade_reported).value.choices == 0b011);
  CHECK(entry("extrahepatic_workup = [\"ct\", \"bone\"]", Fact::extrahepatic_workup).value.choices == 0b10001);
  CHECK(entry("extrahepatic_workup = \"ct\"", Fact::extrahepatic_workup).value.choices == 0b1);
  CHECK(entry("extrahepatic_workup = []", Fact::extrahepatic_workup).value.choices == 0);
  CHECK(refusal("grade_reported = []") == "case.toml:1:18: grade_reported: found a list; expected one of G1, G2, G3\n");
}

TEST_CASE("yes and no may be words") {
  CHECK(entry("synchronous = \"yes\"", Fact::synchronous).value.choices == patient::yes);
  CHECK(entry("synchronous = \"no\"", Fact::synchronous).value.choices == patient::no);
  CHECK(entry("synchronous = false", Fact::synchronous).value.choices == patient::no);
}
