#include "nelm/exchange/write_case.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "nelm/exchange/read_case.h"

using namespace nelm;
using namespace nelm::exchange;
using patient::Case;
using patient::Fact;

namespace {

constexpr Date the_day = Date{std::chrono::year{2026} / 11 / 23};

Case read(std::string_view text) {
  const auto  the_case = read_case({"case", text}, the_day);
  std::string problems;
  if (!the_case)
    for (const auto& p : the_case.error()) problems += sentence(p) + "\n";
  REQUIRE_MESSAGE(the_case, problems, text);
  return *the_case;
}

std::string written(std::string_view text) { return case_json(read(text)); }

/// Written and read again it is the same case, and written again the same text.
void comes_back(std::string_view text) {
  CAPTURE(text);
  const Case once  = read(text);
  const auto json  = case_json(once);
  const Case again = read(json);
  CHECK_MESSAGE(again == once, json);
  CHECK(case_json(again) == json);
}

}  // namespace

TEST_CASE("a case is written in the order of the catalogue, each value as plainly as it can be") {
  CHECK(written(R"(
liver_tumour_load_pct = [45, 55]
regional_nodes = "not done"
ki67_pct = 4.5
extrahepatic = []
grade_reported = ["G2", "G1"]
hormonal_symptoms = false
sstr_imaging = "not reported"
case_id = "a \"quoted\" name"
)") == R"({
  "case_id": "a \"quoted\" name",
  "regional_nodes": {
    "value": null,
    "words": "not done"
  },
  "ki67_pct": 4.5,
  "grade_reported": [
    "G1",
    "G2"
  ],
  "hormonal_symptoms": false,
  "liver_tumour_load_pct": "[45, 55]",
  "sstr_imaging": null,
  "extrahepatic": []
}
)");
}

TEST_CASE("the words of a report are written beside the value they were read as") {
  CHECK(written("lesions = [{ longest_diameter_mm = '4.5 cm', segments = ['VI'], document = 'CT' }]") == R"({
  "lesions": [
    {
      "segments": [
        "VI"
      ],
      "longest_diameter_mm": {
        "value": 45,
        "words": "4.5 cm"
      },
      "document": "CT"
    }
  ]
}
)");
  CHECK(written("ki67_pct = '<3 %'") == R"({
  "ki67_pct": {
    "value": "under 3",
    "words": "<3 %"
  }
}
)");
}

TEST_CASE("numbers come back with each end open or closed as it was") {
  for (const auto* value :
       {"0",         "100",           "4.5",         "0.1",        "1e-7",           "'<3 %'",       "'<=3'",
        "'> 70 %'",  "'at least 70'", "[20, 30]",    "'[20, 30)'", "'(20, 30]'",     "'(20, 30) %'", "'[0, 3)'",
        "'(0, 3]'",  "'(97, 100]'",   "'[97, 100)'", "'(0, 100)'", "'[0, 100]'",     "'20-30 %'",    "'twenty'",
        "'up to 3'", "'about 5'",     "'raised'",    "'multiple'", "'not reported'", "'Not Done'"})
    comes_back(std::string("ki67_pct = ") + value);
  for (const auto* value : {"12", "'<30'", "'(0, 30]'", "'>30'", "'4.5 cm'", "'nearly 3 cm'", "'about 3 cm'"})
    comes_back(std::string("max_lesion_mm = ") + value);
  for (const auto* value : {"2", "'innumerable'", "'several'", "'over 7'", "'(2, 9)'", "[2, 9]", "0"})
    comes_back(std::string("lesion_count_reported = ") + value);
}

TEST_CASE("a range without its words gets none by being written") {
  const Case the_case = read(written("ki67_pct = '[0, 3)'"));
  REQUIRE(the_case.facts.entries.size() == 1);
  CHECK(the_case.facts.entries[0].value == patient::number({0, 3, false, true}));
  CHECK(the_case.facts.entries[0].words.empty());
}

TEST_CASE("dates come back to the day, the month and the year, and those the assessment cuts short") {
  for (const auto* value : {"2016-05-04", "'2016-05'", "2016", "'14 months before assessment'", "'2 years ago'", "2026",
                            "'2026-11'", "2026-11-23", "'2026-01'", "'not done'"})
    comes_back(std::string("diagnosis_date = ") + value);
  for (const auto* day : {"2026-01-15", "2026-12-31", "2026-11-01"})
    for (const auto* value : {"2025", "'2025-12'", "2026", "'2026-01'"})
      comes_back(std::string("assessment_date = ") + day + "\ndiagnosis_date = " + value);
  CHECK(written("diagnosis_date = '2026-11'") == "{\n  \"diagnosis_date\": \"2026-11\"\n}\n");
}

TEST_CASE("yes, no, words and sets of words come back") {
  comes_back("synchronous = true\nbilobar = 'no'\nr0_achievable = 'unknown'");
  comes_back("grade = ['G1', 'G2', 'G3', 'none']");  // all of it, and yet no word that nobody looked
  comes_back("primary_complication = []");
  comes_back("primary_complication = 'not assessed'");
  comes_back("primary_complication = ['pain', 'obstruction']");
  comes_back("extrahepatic_workup = ['ct', 'mri_liver_dwi', 'sstr_pet', 'fdg_pet', 'bone']");
  comes_back("patient_declines = 'lt'");
}

TEST_CASE("texts come back, whatever is in them") {
  comes_back(R"(question = "line one\nline two \"quoted\" \\ \t \u00e9 \u0001")");
  comes_back("question = ''\nu5hiaa = 120\nchromogranin_a = 'not done'");
  comes_back(R"({"nt_probnp": null, "$comment": "dropped", "citation": "a"})");
  comes_back("chromogranin_a = { value = 120, unit = 'ng/ml', on = 2026-01-05 }");
}

TEST_CASE("origins, overrides and the basis of a share come back") {
  comes_back(R"(
ki67_pct = { value = 4, document = "pathology 17/2231", on = 2017-03-02, known_on = 2017-03-09, by = "pathologist" }
bilobar = { value = true, by = "clinician", override = true }
cytoreducible_fraction_pct = { value = 75, basis = "volume", words = "three quarters" }
liver_volume_ml = { value = 1.5, unit = "l" }
portal_drainage = { value = "unknown", by = "surgeon" }
growth_rate = { value = "slow", words = "" }
extrahepatic_workup = { value = ["ct"], on = 2026-11-02 }
)");
}

TEST_CASE("several reports of one fact come back in the order they were given") {
  const auto json = written(R"(
liver_tumour_load_pct = [
  { value = 40, document = "second reading" },
  { value = "30-35 %", document = "first reading" },
  { value = "not evaluable", document = "third reading" },
]
)");
  CHECK(json.find("second reading") < json.find("first reading"));
  CHECK(json.find("first reading") < json.find("third reading"));
  comes_back(json);
  CHECK(read(json).reports(Fact::liver_tumour_load_pct).size() == 3);
}

TEST_CASE("lists come back with their items, their origins and nothing in them") {
  comes_back("lesions = []\nspecimens = []\ntreatments = []\nextrahepatic = []");
  comes_back("lesions = [{}]");
  comes_back(R"(
treatments = ["ssa", "unknown", { type = "prrt", start = "2024-05", end = 2025, response = ["stable", "response"] }]
extrahepatic = [{ site = "not stated", document = "PET" }, { site = "bone", date_cleared = "3 months ago" }]
specimens = [
  { of = "primary", ki67_pct = "<3 %", on = 2026-01-01 },
  { of = "metastasis", ki67_pct = [{ value = 5, by = "one" }, { value = 7, by = "two" }], known_on = 2026-11-20 },
]
lesions = [{ id = "a", segments = [], side = "left", viable = false }, { segments = ["I", "IVa"], volume_ml = ">3" }]
)");
  comes_back("lesions = 'not done'");  // nobody looked: as if it were not written
  CHECK(read("lesions = 'not done'") == Case{});
}

TEST_CASE("notes come back in their order, with their days") {
  comes_back(R"(
remarks = "one alone"
done = [{ text = "operated", on = 2026-05-04 }, "sent home"]
outcome = []
)");
  comes_back(R"({"remarks": ["b", "a", ""], "outcome": {"text": "well"}})");
}

TEST_CASE("of a case without anything nothing is written") { CHECK(case_json(Case{}) == "{}\n"); }

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream       stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// A line to fill in: its comment sign stands directly before the name of a fact.
bool to_fill_in(const std::string& line) { return line.size() > 1 && line[0] == '#' && line[1] != ' '; }

std::size_t given(const Case& c) { return c.facts.entries.size() + c.lists.size() + c.notes.size(); }

}  // namespace

TEST_CASE("the empty case is a case of which nothing is known") { CHECK(read(empty_case_toml()) == Case{}); }

TEST_CASE("the empty case has one line to fill in for every fact of a case") {
  std::size_t of_a_case = 0;
  for (const auto& row : patient::facts()) of_a_case += row.in == Fact::none ? 1U : 0U;
  const auto lines = lines_of(empty_case_toml());
  CHECK(static_cast<std::size_t>(std::ranges::count_if(lines, to_fill_in)) == of_a_case);
}

TEST_CASE("each line of the empty case can be filled in alone, and gives what it names") {
  for (const auto& line : lines_of(empty_case_toml())) {
    if (!to_fill_in(line)) continue;
    CAPTURE(line);
    const Case the_case = read(line.substr(1));
    CHECK(given(the_case) == 1);
    const auto fact = patient::fact_named(line.substr(1, line.find(' ') - 1));
    REQUIRE(fact);
    CHECK((the_case.facts.find(*fact) != nullptr || the_case.list(*fact) != nullptr || !the_case.notes.empty()));
  }
}

TEST_CASE("all lines of the empty case can be filled in together") {
  std::string text;
  std::size_t filled = 0;
  for (const auto& line : lines_of(empty_case_toml())) {
    text += (to_fill_in(line) ? line.substr(1) : line) + "\n";
    filled += to_fill_in(line) ? 1U : 0U;
  }
  CHECK(given(read(text)) == filled);
  comes_back(text);
}

TEST_CASE("the example at the head of the empty case is one") {
  const auto lines = lines_of(empty_case_toml());
  const auto at    = std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("# ki67_pct = "); });
  REQUIRE(at != lines.end());
  const Case  the_case = read(at->substr(2));
  const auto* entry    = the_case.facts.find(Fact::ki67_pct);
  REQUIRE(entry != nullptr);
  CHECK(entry->value == patient::number(4));
  CHECK(entry->origin.document == "pathology 17/2231");
  CHECK(entry->origin.known_on == Date{std::chrono::year{2017} / 3 / 9});
}

TEST_CASE("the empty case explains a fact in one line") {
  const auto lines = lines_of(empty_case_toml());
  CHECK(std::ranges::count(lines,
                           "# age; birthdays between birth and the day of the assessment; entered, it counts on from "
                           "its day (in years)") == 1);
  CHECK(std::ranges::count(lines, "# regional nodes (one of none, resectable, unresectable, resected)") == 1);
}
