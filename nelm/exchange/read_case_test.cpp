#include "nelm/exchange/read_case.h"

#include <doctest/doctest.h>

#include "nelm/exchange/write_case.h"
#include "nelm/exchange/written_case_test.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::exchange::written_case;
using patient::Case;
using patient::Entry;
using patient::Fact;
using patient::Range;

TEST_CASE("JSON and TOML give the same case, whatever the order of its names") {
  CHECK(read(every_form_in_toml) == read(every_form_in_json));
}

TEST_CASE("a case written out is read back as the same case") {
  for (const auto bytes : {every_form_in_toml, every_form_in_json}) {
    const Case the_case = read(bytes);
    CHECK(read(case_json(the_case)) == the_case);
    CHECK(case_json(read(case_json(the_case))) == case_json(the_case));
  }
  for (const auto* bytes : {"ki67_pct = [0, 30]",
                            "ki67_pct = [20, 100]",
                            "ki67_pct = [0, 100]",
                            "ki67_pct = \"over 20\"",
                            "ki67_pct = { value = \"over 20\", words = \"\" }",
                            "ki67_pct = \"unknown\"",
                            "ki67_pct = \"not reported\"",
                            "liver_volume_ml = 1e-7",
                            "liver_volume_ml = [0.0000001, 1e20]",
                            "diagnosis_date = \"2018-06\"",
                            "diagnosis_date = 2018",
                            "assessment_date = 2018-06-10\ndiagnosis_date = \"2018-06\"",
                            "assessment_date = 2018",
                            "diagnosis_date = \"3 years ago\"",
                            "grade_reported = [\"G1\", \"G2\", \"G3\"]",
                            "extrahepatic_workup = []",
                            "lesions = []",
                            "treatments = [\"unknown\"]",
                            "question = \"not done\"",
                            "question = 5",
                            "lesion_count_reported = { value = \"innumerable\", words = \"countless\" }"}) {
    const Case the_case = read(bytes);
    CHECK_MESSAGE(read(case_json(the_case)) == the_case, bytes);
  }
}

TEST_CASE("a list nobody gave is not an empty list") {
  CHECK(read("").list(Fact::extrahepatic) == nullptr);
  CHECK(read("extrahepatic = \"not done\"").list(Fact::extrahepatic) == nullptr);
  CHECK(read("{\"extrahepatic\": null}").list(Fact::extrahepatic) == nullptr);
  REQUIRE(read("extrahepatic = []").list(Fact::extrahepatic) != nullptr);
  CHECK(read("extrahepatic = []").list(Fact::extrahepatic)->items.empty());
}

TEST_CASE("an origin says where a report came from and since when it is known") {
  const Entry e = entry(
      "ki67_pct = { value = 4, document = \"pathology 17/2231\", by = \"pathology\", on = 2017-03-02, known_on = "
      "2017-03-09 }",
      Fact::ki67_pct);
  CHECK(e.origin.document == "pathology 17/2231");
  CHECK(e.origin.by == "pathology");
  CHECK(e.origin.on == read_date("2017-03-02"));
  CHECK(e.origin.known_on == read_date("2017-03-09"));
  CHECK(e.origin.line == 1);
  CHECK(e.origin.column == 22);
  CHECK(!e.overrides);
  CHECK(entry("ki67_pct = { value = 4, override = true }", Fact::ki67_pct).overrides);
}

TEST_CASE("several reports of one fact all stay, in the order given") {
  const Case the_case = read(every_form_in_toml);
  const auto reports  = the_case.reports(Fact::ecog);
  REQUIRE(reports.size() == 2);
  CHECK(reports[0]->value.numbers == patient::exactly(1));
  CHECK(reports[1]->value.numbers == patient::exactly(0));
  CHECK(reports[1]->origin.by == "clinician");
}

TEST_CASE("specimens have dates, values and origins of their own") {
  const Case the_case  = read(every_form_in_toml);
  const auto specimens = patient::items(the_case, Fact::specimens);
  REQUIRE(specimens.size() == 2);
  CHECK(specimens[0][Fact::specimen_date].numbers == days("2016-03-01", "2016-03-31"));
  CHECK(specimens[0][Fact::specimen_ki67].numbers == Range{0, 3, false, true});
  CHECK(specimens[0].origin.document == "pathology 16/1");
  CHECK(specimens[1][Fact::specimen_of].choices == only(patient::SpecimenOf::metastasis));
  CHECK(specimens[1].origin.known_on == read_date("2018-05-03"));
}

TEST_CASE("what a later day brought is not known on an earlier, and its list is open") {
  const Case then = known_by(read(every_form_in_toml), *read_date("2018-05-02"));
  CHECK(patient::items(then, Fact::specimens).size() == 1);
  CHECK(then.list(Fact::specimens)->open);
  CHECK(!then.list(Fact::lesions)->open);
}

TEST_CASE("a treatment may be one word, or a table") {
  const Case the_case = read(every_form_in_toml);
  const auto given    = patient::items(the_case, Fact::treatments);
  REQUIRE(given.size() == 2);
  CHECK(given[0][Fact::treatment_type].choices == only(patient::Option::ssa));
  CHECK(given[1][Fact::treatment_type].choices == only(patient::Option::prrt));
  CHECK(given[1][Fact::treatment_start].numbers == days("2017-03-01", "2017-03-31"));
  CHECK(refusal("treatments = [\"ssaa\"]")
            .starts_with("case.toml:1:15: treatments[1]: found \"ssaa\"; expected one of the "));
}

TEST_CASE("remarks are texts, dated or not, one or many") {
  const Case the_case = read(every_form_in_toml);
  REQUIRE(the_case.notes.size() == 3);
  CHECK(the_case.notes[0] == patient::Note{Fact::remarks, "renal function borderline", {}});
  CHECK(the_case.notes[1] == patient::Note{Fact::outcome, "alive", read_date("2019-05-01")});
  CHECK(the_case.notes[2] == patient::Note{Fact::outcome, "lost to follow-up", {}});
  CHECK(read("{\"remarks\": null}").notes.empty());
}

TEST_CASE("an empty text is a case of which nothing is known") { CHECK(read("") == Case{}); }
