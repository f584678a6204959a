#include "nelm/exchange/read_case.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/exchange/write_case.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::exchange;
using patient::Case;
using patient::Entry;
using patient::Fact;
using patient::Range;

namespace {

const Date today = *read_date("2018-06-30");

Case read(std::string_view bytes) {
  auto the_case = read_case({"case.toml", bytes}, today);
  if (!the_case)
    for (const Problem& p : the_case.error()) MESSAGE(sentence(p));
  REQUIRE(the_case.has_value());
  return *the_case;
}
/// All the problems, a line each.
std::string refusal(std::string_view bytes, std::string_view name = "case.toml") {
  const auto  the_case = read_case({name, bytes}, today);
  std::string lines;
  if (!the_case)
    for (const Problem& p : the_case.error()) lines += sentence(p) + "\n";
  return the_case ? "read" : lines;
}
/// The only entry of a fact.
Entry entry(std::string_view bytes, Fact f) {
  const Case the_case = read(bytes);
  REQUIRE(the_case.reports(f).size() == 1);
  return *the_case.reports(f)[0];
}
Range days(std::string_view first, std::string_view last) {
  return {static_cast<double>(day_number(*read_date(first))), static_cast<double>(day_number(*read_date(last)))};
}

constexpr std::string_view every_form_in_toml = R"(
# Everything a case may hold, in each way it may be written.
case_id         = "invented-1"
kind            = "invented"
question        = "Resection?"
assessment_date = 2018-05-04
birth_date      = 1956
sex             = "female"
ecog            = [{ value = 1, on = 2018-01-10 }, { value = 0, on = 2018-05-02, by = "clinician" }]
patient_declines = ["lt"]
primary_site    = ["ileum", "jejunum"]
differentiation = "well"
ki67_pct        = { value = 4, override = true, by = "clinician" }
u5hiaa          = { value = 212, unit = "umol/24 h" }
liver_tumour_load_pct = "80-90 %"
lesion_count_reported = "innumerable"
lesion_list_complete  = false
cytoreducible_fraction_pct = { value = "> 70 %", basis = "count" }
extrahepatic    = []
extrahepatic_workup = ["ct", "sstr_pet"]
symptomatic     = "not done"
synchronous     = true
disease_status  = "stable"
status_since    = "14 months before assessment"
treatments      = ["ssa", { type = "prrt", start = "2017-03", response = "stable" }]
remarks         = "renal function borderline"
outcome         = [{ text = "alive", on = 2019-05-01 }, "lost to follow-up"]

[[specimens]]
of       = "primary"
date     = "2016-03"
ki67_pct = "<3 %"
document = "pathology 16/1"
[[specimens]]
of       = "metastasis"
date     = 2018-04-20
ki67_pct = 4
known_on = 2018-05-03

[[lesions]]
id       = "A"
segments = ["IVa", "IVb"]
longest_diameter_mm = "4.5 cm"
viable   = true
)";

constexpr std::string_view every_form_in_json = R"({
  "$schema": "case.schema.json",
  "outcome": [{"text": "alive", "on": "2019-05-01"}, "lost to follow-up"],
  "remarks": "renal function borderline",
  "treatments": ["ssa", {"type": "prrt", "start": "2017-03", "response": "stable"}],
  "lesions": [{"longest_diameter_mm": "4.5 cm", "id": "A", "segments": ["IVa", "IVb"], "viable": true}],
  "specimens": [
    {"of": "primary", "date": "2016-03", "ki67_pct": "<3 %", "document": "pathology 16/1"},
    {"of": "metastasis", "date": "2018-04-20", "ki67_pct": 4.0, "known_on": "2018-05-03"}
  ],
  "case_id": "invented-1", "kind": "invented", "question": "Resection?", "assessment_date": "2018-05-04",
  "birth_date": 1956, "sex": "female",
  "ecog": [{"value": 1, "on": "2018-01-10"}, {"value": 0, "on": "2018-05-02", "by": "clinician"}],
  "patient_declines": ["lt"], "primary_site": ["jejunum", "ileum"], "differentiation": "well",
  "ki67_pct": {"by": "clinician", "override": true, "value": 4},
  "u5hiaa": "212 umol/24 h", "liver_tumour_load_pct": "80-90 %", "lesion_count_reported": "innumerable",
  "lesion_list_complete": false, "cytoreducible_fraction_pct": {"value": "> 70 %", "basis": "count"},
  "extrahepatic": [], "extrahepatic_workup": ["ct", "sstr_pet"], "symptomatic": "not done", "synchronous": true,
  "disease_status": "stable", "status_since": "14 months before assessment"
})";

}  // namespace

// What is refused, each message whole.

TEST_CASE("a text cut short is refused where it ends") {
  CHECK(refusal("{\"age_years\": 62,", "case.json") ==
        "case.json:1:18: found the end of the text; expected the rest of a JSON text\n");
  CHECK(refusal("age_years = 62\nkind = \"inv") ==
        "case.toml:2:12: found what TOML does not allow; expected valid TOML (Error while parsing string: encountered "
        "end-of-file)\n");
  for (std::size_t length = 1; length < every_form_in_json.size() - 1; ++length)
    CHECK(!read_case({"x", every_form_in_json.substr(0, length)}, today).has_value());
}

TEST_CASE("a value of the wrong type is refused with what should stand there") {
  CHECK(refusal("ki67_pct = true") == "case.toml:1:12: ki67_pct: found true; expected a number in %\n");
  CHECK(refusal("ecog = [1, 2, 3]") == "case.toml:1:8: ecog: found a list; expected a number\n");
  CHECK(refusal("sex = 1") == "case.toml:1:7: sex: found 1; expected one of female, male, other\n");
  CHECK(refusal("synchronous = 1") ==
        "case.toml:1:15: synchronous: found 1; expected true or false, or \"not reported\"\n");
  CHECK(refusal("question = true") == "case.toml:1:12: question: found true; expected a text\n");
  CHECK(
      refusal("diagnosis_date = \"spring 2016\"") ==
      "case.toml:1:18: diagnosis_date: found \"spring 2016\"; expected a date such as 2016-05-04, 2016-05 or 2016, or "
      "\"14 months before assessment\"\n");
  CHECK(refusal("lesions = 3") ==
        "case.toml:1:11: lesions: found 3; expected a list, [] where there are none; a number of lesions alone goes to "
        "lesion_count_reported\n");
  CHECK(refusal("extrahepatic = \"bone\"") ==
        "case.toml:1:16: extrahepatic: found \"bone\"; expected a list, [] where there are none\n");
  CHECK(refusal("extrahepatic = [\"bone\"]") ==
        "case.toml:1:17: extrahepatic[1]: found \"bone\"; expected a table, such as { ... }\n");
  CHECK(refusal("ki67_pct = { value = { value = 3 } }") ==
        "case.toml:1:22: ki67_pct.value: found a table of names and values; expected a number in %\n");
  CHECK(refusal("ki67_pct = { on = 2017-03-02 }") ==
        "case.toml:1:12: ki67_pct: found no value; expected a value, or null where nothing is known\n");
  CHECK(refusal("ki67_pct = { value = 3, override = \"yes\" }") ==
        "case.toml:1:36: ki67_pct.override: found \"yes\"; expected true or false\n");
  CHECK(refusal("ki67_pct = { value = 3, on = \"2017-03\" }") ==
        "case.toml:1:30: ki67_pct.on: found \"2017-03\"; expected a day such as 2016-05-04\n");
  CHECK(refusal("ki67_pct = { value = 3, basis = \"count\" }") ==
        "case.toml:1:33: ki67_pct.basis: found \"count\"; expected a basis only of cytoreducible_fraction_pct\n");
  CHECK(refusal("cytoreducible_fraction_pct = { value = 3, basis = \"guess\" }") ==
        "case.toml:1:51: cytoreducible_fraction_pct.basis: found \"guess\"; expected one of volume, count\n");
  CHECK(refusal("remarks = 3") == "case.toml:1:11: remarks: found 3; expected a text\n");
  CHECK(refusal("done = [{ on = 2017-03-02 }]") == "case.toml:1:9: done[1]: found no text; expected a text\n");
  CHECK(refusal("[1, 2]", "case.json") == "case.json:1:1: found a list; expected a case: a table of facts\n");
}

TEST_CASE("an unknown unit and a comma are refused as everywhere") {
  CHECK(refusal("[[lesions]]\nlongest_diameter_mm = \"12 apples\"") ==
        "case.toml:2:23: lesions[1].longest_diameter_mm: found \"12 apples\"; expected the unit mm, cm\n");
  CHECK(refusal("liver_volume_ml = { value = 2, unit = \"pints\" }") ==
        "case.toml:1:29: liver_volume_ml.value: found \"2 pints\"; expected the unit ml, cm3, cc, l\n");
  CHECK(
      refusal("[[lesions]]\nlongest_diameter_mm = \"4,5 cm\"") ==
      "case.toml:2:23: lesions[1].longest_diameter_mm: found \"4,5 cm\"; expected a number without a comma; was 4.5 cm "
      "meant, or 45 cm?\n");
  CHECK(refusal("sex = { value = \"female\", unit = \"mm\" }") ==
        "case.toml:1:34: sex.unit: found \"mm\"; expected no unit (sex has none)\n");
  CHECK(refusal("ki67_pct = { value = [2, 3], unit = \"%\" }") ==
        "case.toml:1:37: ki67_pct.unit: found \"%\"; expected a unit only beside a single number\n");
}

TEST_CASE("a second value under one name is refused, in both languages") {
  CHECK(refusal("{\"age_years\": 62,\n \"age_years\": 63}", "case.json") ==
        "case.json:2:2: found \"age_years\" a second time; expected each name once\n");
  CHECK(
      refusal("age_years = 62\nage_years = 63") ==
      "case.toml:2:13: found what TOML does not allow; expected valid TOML (Error while parsing key-value pair: cannot "
      "redefine existing integer 'age_years')\n");
}

TEST_CASE("an unknown name is refused and the nearest offered") {
  CHECK(refusal("ki67pct = 3") ==
        "case.toml:1:1: ki67pct: found the unknown name \"ki67pct\"; expected a name listed by `nelm facts`, did you "
        "mean "
        "ki67_pct?\n");
  CHECK(refusal("blood_group = \"A\"") ==
        "case.toml:1:1: blood_group: found the unknown name \"blood_group\"; expected a name listed by `nelm facts`\n");
  CHECK(
      refusal("[[lesions]]\nid = \"A\"\nsegment = [\"I\"]") ==
      "case.toml:3:1: lesions[1].segment: found the unknown name \"segment\"; expected a name listed by `nelm facts`, "
      "did you mean segments?\n");
  CHECK(refusal("ki67_pct = { value = 3, knownon = 2017-03-02 }") ==
        "case.toml:1:25: ki67_pct.knownon: found the unknown name \"knownon\"; expected one of value, unit, override, "
        "basis, words, on, known_on, document, by, did you mean known_on?\n");
  CHECK(refusal("remarks = { text = \"a\", date = 2017-03-02 }") ==
        "case.toml:1:25: remarks.date: found the unknown name \"date\"; expected one of text, on\n");
}

TEST_CASE("an unknown word is refused with the words there are, or the nearest of many") {
  CHECK(refusal("disease_status = \"stabel\"") ==
        "case.toml:1:18: disease_status: found \"stabel\"; expected one of response, stable, progression, did you mean "
        "stable?\n");
  CHECK(refusal("primary_site = [\"ileum\", \"jejenum\"]") ==
        "case.toml:1:26: primary_site[2]: found \"jejenum\"; expected one of the 27 words listed by `nelm facts "
        "primary_site`, did you mean jejunum?\n");
}

TEST_CASE("a value there cannot be is refused with those there can") {
  CHECK(refusal("ki67_pct = 140") == "case.toml:1:12: ki67_pct: found 140; expected a value from 0 to 100 %\n");
  CHECK(refusal("ki67_pct = \"140 %\"") ==
        "case.toml:1:12: ki67_pct: found \"140 %\"; expected a value from 0 to 100 %\n");
  CHECK(refusal("ki67_pct = [20, 140]") == "case.toml:1:17: ki67_pct: found 140; expected a value from 0 to 100 %\n");
  CHECK(refusal("ki67_pct = [30, 20]") ==
        "case.toml:1:12: ki67_pct: found two values that are no range; expected [lowest, highest]\n");
  CHECK(refusal("ki67_pct = inf").starts_with("case.toml:1:12: ki67_pct: found inf; expected a number, a range"));
  CHECK(refusal("age_years = 62.5") == "case.toml:1:13: age_years: found 62.5; expected a whole number\n");
  CHECK(refusal("birth_date = 1956-02-30") ==
        "case.toml:1:24: found what TOML does not allow; expected valid TOML (Error while parsing date: expected day "
        "between 1 and 29 (inclusive), saw 30)\n");
  CHECK(refusal("birth_date = 1956-02\n") ==
        "case.toml:1:21: found what TOML does not allow; expected valid TOML (Error while parsing date: expected '-', "
        "saw '\\n'); a month alone stands in quotes: \"2016-05\"\n");
  CHECK(refusal("ki67_pct = [[1, 2], 3]") == "case.toml:1:12: ki67_pct: found a list; expected a number in %\n");
}

TEST_CASE("a date after the assessment is refused, wherever the assessment stands in the text") {
  CHECK(refusal("diagnosis_date = 2018-05-05\nassessment_date = 2018-05-04") ==
        "case.toml:1:18: diagnosis_date: found \"2018-05-05\"; expected a date on or before the assessment, "
        "2018-05-04\n");
  CHECK(refusal("diagnosis_date = 2018-07-01") ==
        "case.toml:1:18: diagnosis_date: found \"2018-07-01\"; expected a date on or before the assessment, "
        "2018-06-30\n");
  CHECK(refusal("assessment_date = { value = 2018-05-04 }\ntreatments = [{ type = \"ssa\", start = \"2018-06\" }]") ==
        "case.toml:2:39: treatments[1].start: found \"2018-06\"; expected a date on or before the assessment, "
        "2018-05-04\n");
  CHECK(refusal("diagnosis_date = 2018-05-04\nassessment_date = 2018-05-04") == "read");
  CHECK(refusal("assessment_date = 2030-01-01\ndiagnosis_date = 2029-12-31") == "read");
  CHECK(
      refusal("assessment_date = \"2 months ago\"") ==
      "case.toml:1:19: assessment_date: found \"2 months ago\"; expected a date such as 2016-05-04, 2016-05 or 2016\n");
}

TEST_CASE("a report dated after the assessment says when it came to be known, or is refused") {
  CHECK(refusal("assessment_date = 2018-05-04\nki67_pct = { value = 3, on = 2018-05-05 }") ==
        "case.toml:2:30: ki67_pct.on: found \"2018-05-05\"; expected a date on or before the assessment, 2018-05-04, "
        "or a "
        "known_on beside it\n");
  CHECK(refusal("assessment_date = 2018-05-04\nki67_pct = { value = 3, on = 2018-05-05, known_on = 2018-05-06 }") ==
        "read");
}

TEST_CASE("a text that is not UTF-8 is refused at the first wrong byte") {
  CHECK(refusal("# Gr\xFC\xDF\x65\nage_years = 62") == "case.toml:1:5: found the byte 0xFC; expected text in UTF-8\n");
}

TEST_CASE("a hundred million brackets are refused at once") {
  CHECK(refusal(std::string(100'000'000, '[')) == "case.toml: found more than 64 MiB; expected at most 64 MiB\n");
}

TEST_CASE("all problems are told at once, in the order of the text") {
  CHECK(refusal("{\"ki67_pct\": {\"value\": 140,\n  \"on\": \"yesterday\", \"byy\": \"me\"},\n"
                " \"sexx\": 1,\n \"lesions\": [{\"segments\": [\"X\", \"IV\", \"Y\"]}, 5], \"age_years\": \"4,5\"}",
                "case.json") ==
        "case.json:1:24: ki67_pct.value: found 140; expected a value from 0 to 100 %\n"
        "case.json:2:9: ki67_pct.on: found \"yesterday\"; expected a day such as 2016-05-04\n"
        "case.json:2:22: ki67_pct.byy: found the unknown name \"byy\"; expected one of value, unit, override, basis, "
        "words, on, known_on, document, by, did you mean by?\n"
        "case.json:3:2: sexx: found the unknown name \"sexx\"; expected a name listed by `nelm facts`, did you mean "
        "sex?\n"
        "case.json:4:28: lesions[1].segments[1]: found \"X\"; expected one of I, II, III, IVa, IVb, IV, V, VI, VII, "
        "VIII\n"
        "case.json:4:39: lesions[1].segments[3]: found \"Y\"; expected one of I, II, III, IVa, IVb, IV, V, VI, VII, "
        "VIII\n"
        "case.json:4:46: lesions[2]: found 5; expected a table, such as { ... }\n"
        "case.json:4:63: age_years: found \"4,5\"; expected a number without a comma; was 4.5 meant, or 45?\n");
}

TEST_CASE("a long text in a problem is cut between two characters") {
  const auto said = refusal(fmt::format("sex = \"{}≤{}\"", std::string(55, 'x'), std::string(50, 'y')));
  CHECK(said == fmt::format("case.toml:1:7: sex: found \"{}...\"; expected one of female, male, other\n",
                            std::string(55, 'x')));
}

TEST_CASE("after a thousand problems no more are looked for") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += fmt::format("x{} = 1\n", i);
  CHECK(read_case({"x", text}, today).error().size() == 1000);
}

// What is read.

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

TEST_CASE("remarks are texts, dated or not, one or many") {
  const Case the_case = read(every_form_in_toml);
  REQUIRE(the_case.notes.size() == 3);
  CHECK(the_case.notes[0] == patient::Note{Fact::remarks, "renal function borderline", {}});
  CHECK(the_case.notes[1] == patient::Note{Fact::outcome, "alive", read_date("2019-05-01")});
  CHECK(the_case.notes[2] == patient::Note{Fact::outcome, "lost to follow-up", {}});
  CHECK(read("{\"remarks\": null}").notes.empty());
}

TEST_CASE("an empty text is a case of which nothing is known") { CHECK(read("") == Case{}); }
