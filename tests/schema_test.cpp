// The published schema of a case, held against the reader by a validator that is not ours: what one accepts the other does,
// and what one refuses, as far as a schema can say it, the other refuses too. And every case there is comes back from what
// is written of it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "nelm/exchange/case_schema.h"
#include "nelm/exchange/read_case.h"
#include "nelm/exchange/write_case.h"
#include "tests/case_files.h"
#include "tests/validated.h"

using namespace nelm;
namespace fs = std::filesystem;

namespace {

constexpr Date the_day = Date{std::chrono::year{2026} / 11 / 23};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What the validator says of each case by the schema of a case.
std::vector<std::string> validated(const std::vector<std::string>& cases) {
  return tests::validated(exchange::case_schema(), cases);
}

Result<patient::Case> read_text(std::string_view text) { return exchange::read_case({"case", text}, the_day); }

std::string all_of(const Problems& problems) {
  std::string text;
  for (const auto& p : problems) text += sentence(p) + "\n";
  return text;
}

patient::Case read_file(const fs::path& file) {
  const auto the_case = read_text(read(file));
  REQUIRE_MESSAGE(the_case, file.string(), ": ", all_of(the_case.error()));
  return *the_case;
}

}  // namespace

TEST_CASE("every story and every example comes back from what is written of it") {
  for (const auto& file : tests::case_files()) {
    INFO(file.string());
    const auto the_case = read_file(file);
    const auto again    = read_text(exchange::case_json(the_case));
    REQUIRE(again);
    CHECK(*again == the_case);
    CHECK(the_case.facts.entries.size() > 10);
  }
}

TEST_CASE("V05 is one case, in TOML and in JSON") {
  CHECK(read_file(NELM_SOURCE_DIR "/examples/v05.json") == read_file(NELM_SOURCE_DIR "/tests/stories/v05/case.toml"));
}

TEST_CASE("the published case was known in part on the day of the board") {
  const auto whole = read_file(NELM_SOURCE_DIR "/examples/marques-2018.json");
  const auto then  = patient::known_by(whole, Date{std::chrono::year{2016} / 1 / 1});
  CHECK(patient::items(whole, patient::Fact::specimens).size() == 2);
  CHECK(patient::items(then, patient::Fact::specimens).size() == 1);
  CHECK(whole.facts.find(patient::Fact::regional_nodes) != nullptr);
  CHECK(then.facts.find(patient::Fact::regional_nodes) == nullptr);
}

TEST_CASE("every story and every example is valid, as it stands in JSON and as it is written") {
  const auto               files = tests::case_files();
  std::vector<std::string> cases;
  for (const auto& file : files) cases.push_back(exchange::case_json(read_file(file)));
  for (const auto& file : files)
    if (file.extension() == ".json") cases.push_back(read(file));
  for (const auto& said : validated(cases)) CHECK(said == "valid");
}

TEST_CASE("what the reader accepts, the schema accepts") {
  const std::vector<std::string> cases{
      R"({})",
      R"({"$schema": "urn:nelm:schema:case", "$comment": ["anything", 1]})",
      R"({"ki67_pct": 0})",
      R"({"ki67_pct": 100.0})",
      R"({"ki67_pct": null})",
      R"({"ki67_pct": "<3 %"})",
      R"({"ki67_pct": "raised"})",
      R"({"ki67_pct": [2, 5]})",
      R"({"ki67_pct": ["2 %", 5]})",
      R"({"ki67_pct": "(2, 5] %"})",
      R"({"ki67_pct": {"value": 4, "unit": "%", "on": "2017-03-02", "known_on": "2017-03-09", "document": "d", "by": "b"}})",
      R"({"ki67_pct": {"value": 4, "unit": "PERCENT", "override": true, "words": "about four"}})",
      R"({"ki67_pct": {"value": "about four", "unit": "%"}})",
      R"({"ki67_pct": {"value": null, "unit": "%"}})",
      R"({"ki67_pct": {"value": null, "words": "lost"}})",
      R"({"ki67_pct": [{"value": 4}, {"value": "5-10"}]})",
      R"({"ki67_pct": [{"value": 4}]})",
      R"({"ecog": 2.0})",
      R"({"ecog": "two"})",
      R"({"max_lesion_mm": {"value": 0.002, "unit": "cm"}})",
      R"({"cytoreducible_fraction_pct": {"value": 75, "basis": "count"}})",
      R"({"age_years": [60, 62]})",
      R"({"primary_site": "ileum"})",
      R"({"primary_site": ["ileum", "jejunum", "ileum"]})",
      R"({"primary_site": " Not Done "})",
      R"({"primary_site": {"value": ["ileum", "jejunum"], "words": "mid small bowel"}})",
      R"({"patient_declines": []})",
      R"({"patient_declines": "lt"})",
      R"({"extrahepatic_workup": [{"value": ["ct"], "on": "2020-01-01"}, {"value": "unknown"}]})",
      R"({"synchronous": true, "bilobar": "yes", "r0_achievable": "not assessed"})",
      R"({"diagnosis_date": "2016-05-04"})",
      R"({"diagnosis_date": "2016-05"})",
      R"({"diagnosis_date": 2016})",
      R"({"diagnosis_date": "14 months before assessment"})",
      R"({"diagnosis_date": "1 year ago"})",
      R"({"diagnosis_date": {"value": "2016", "words": "long ago"}})",
      R"({"question": "", "nt_probnp": 120.5, "u5hiaa": {"value": 40, "unit": "mg/24 h"}, "citation": null})",
      R"({"lesions": null, "treatments": "not reported"})",
      R"({"lesions": [{}, {"segments": ["IV"], "side": "left", "viable": false, "id": 7, "document": "CT", "on": "2020-01-01"}]})",
      R"({"lesions": [{"longest_diameter_mm": [{"value": 30}, {"value": "3.1 cm", "by": "second reader"}]}]})",
      R"({"treatments": ["ssa", "not stated", {"type": "prrt", "start": "2024-05", "response": ["stable", "response"]}]})",
      R"({"specimens": [], "specimens_open": true})",
      R"({"remarks": "one", "done": [], "outcome": ["two", {"text": "three", "on": "2020-01-01"}]})",
      R"({"remarks": {"text": "alone"}, "done": null})",
  };
  const auto said = validated(cases);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(cases[i]);
    const auto read = read_text(cases[i]);
    CHECK_MESSAGE(read, all_of(read.error()));
    CHECK(said[i] == "valid");
  }
}

TEST_CASE("what the schema refuses, the reader refuses, and both refuse a broken case") {
  struct Broken {
    std::string text, where;
  };
  const std::vector<Broken> broken{
      {R"([])", "$"},
      {R"({"ki67": 4})", "$"},
      {R"({"patient": {"ki67_pct": 4}})", "$"},
      {R"({"ki67_pct": 140})", "$.ki67_pct"},
      {R"({"ki67_pct": -1})", "$.ki67_pct"},
      {R"({"ki67_pct": ""})", "$.ki67_pct"},
      {R"({"ki67_pct": true})", "$.ki67_pct"},
      {R"({"ki67_pct": [1, 2, 3]})", "$.ki67_pct"},
      {R"({"ki67_pct": [1, 140]})", "$.ki67_pct"},
      {R"({"ki67_pct": [[1, 1], [2, 2]]})", "$.ki67_pct"},
      {R"({"ki67_pct": []})", "$.ki67_pct"},
      {R"({"ki67_pct": {}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 140}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "unit": "mm"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": [4, 5], "unit": "%"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "source": "pathology"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "basis": "count"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "override": "yes"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "on": "2017"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "known_on": "yesterday"}})", "$.ki67_pct"},
      {R"({"ki67_pct": {"value": 4, "by": 7}})", "$.ki67_pct"},
      {R"({"ki67_pct": [{"value": 4}, 5]})", "$.ki67_pct"},
      {R"({"ecog": 5})", "$.ecog"},
      {R"({"ecog": 1.5})", "$.ecog"},
      {R"({"ecog": {"value": 1, "unit": "points"}})", "$.ecog"},
      {R"({"max_lesion_mm": 0})", "$.max_lesion_mm"},
      {R"({"cytoreducible_fraction_pct": {"value": 75, "basis": "weight"}})", "$.cytoreducible_fraction_pct"},
      {R"({"primary_site": "pancreas"})", "$.primary_site"},
      {R"({"primary_site": "Ileum"})", "$.primary_site"},
      {R"({"primary_site": []})", "$.primary_site"},
      {R"({"primary_site": ["ileum", "unknown"]})", "$.primary_site"},
      {R"({"primary_site": 3})", "$.primary_site"},
      {R"({"primary_site": {"value": "not", "unit": "done"}})", "$.primary_site"},
      {R"({"extrahepatic_workup": ["scan"]})", "$.extrahepatic_workup"},
      {R"({"synchronous": 1})", "$.synchronous"},
      {R"({"synchronous": "Yes"})", "$.synchronous"},
      {R"({"synchronous": [true, false]})", "$.synchronous"},
      {R"({"diagnosis_date": "04.05.2016"})", "$.diagnosis_date"},
      {R"({"diagnosis_date": "2016-13"})", "$.diagnosis_date"},
      {R"({"diagnosis_date": 1492})", "$.diagnosis_date"},
      {R"({"diagnosis_date": "14 weeks before assessment"})", "$.diagnosis_date"},
      {R"({"diagnosis_date": {"value": "2016", "unit": "years"}})", "$.diagnosis_date"},
      {R"({"question": true})", "$.question"},
      {R"({"question": ["a", "b"]})", "$.question"},
      {R"({"lesions": 3})", "$.lesions"},
      {R"({"lesions": "two"})", "$.lesions"},
      {R"({"lesions": {}})", "$.lesions"},
      {R"({"lesions": [3]})", "$.lesions"},
      {R"({"lesions": ["VI"]})", "$.lesions"},
      {R"({"lesions": [{"ki67_pct": 3}]})", "$.lesions"},
      {R"({"lesions": [{"longest_diameter_mm": 0}]})", "$.lesions"},
      {R"({"lesions": [{"segments": ["IX"]}]})", "$.lesions"},
      {R"({"lesions": [{"by": 3}]})", "$.lesions"},
      {R"({"treatments": ["surgery"]})", "$.treatments"},
      {R"({"treatments": [["ssa"]]})", "$.treatments"},
      {R"({"remarks": 3})", "$.remarks"},
      {R"({"remarks": [["a"]]})", "$.remarks"},
      {R"({"remarks": {"on": "2020-01-01"}})", "$.remarks"},
      {R"({"done": {"text": "a", "by": "b"}})", "$.done"},
      {R"({"outcome": [{"text": "a", "on": "2020"}]})", "$.outcome"},
  };
  std::vector<std::string> cases;
  for (const auto& b : broken) cases.push_back(b.text);
  const auto said = validated(cases);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    INFO(broken[i].text);
    CHECK_FALSE(read_text(broken[i].text));
    CHECK(said[i] == "refused: " + broken[i].where);
  }
}
