// What is refused of a case, each message whole.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/exchange/written_case_test.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::exchange::written_case;

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
