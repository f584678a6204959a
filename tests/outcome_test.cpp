// What is known of the outcome, on the sheet of V05 and others, by the evidence base built in.
#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"
#include "tests/accepted.h"
#include "tests/built_in.h"
#include "tests/judged.h"
#include "tests/page_lines.h"

using namespace nelm;

namespace {

/// The section of a sheet, unfolded.
std::string lines_of_outcome(const tests::Judged&          story,
                             const literature::Literature& l = tests::built_in_literature()) {
  auto given         = story.given();
  given.literature   = &l;
  const auto whole   = sheet::page(given);
  const auto section = std::ranges::find(whole.sections, "outcome", &sheet::Section::id);
  if (section == whole.sections.end()) return {};
  const sheet::Page page{.name = whole.name, .head = {}, .sections = {*section}, .key = {}, .foot = {}};
  return sheet::text(page, {.all = true});
}

/// On one line, so that a sentence is found wherever it breaks.
std::string outcome_of(const tests::Judged& story, const literature::Literature& l = tests::built_in_literature()) {
  std::string text;
  for (const char c : lines_of_outcome(story, l))
    if (c != '\n' && !(c == ' ' && text.ends_with(' ')))
      text += c;
    else if (!text.ends_with(' '))
      text += ' ';
  return text;
}

std::string outcome_of(std::string_view id, const literature::Literature& l = tests::built_in_literature()) {
  return outcome_of(*tests::story(id), l);
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("all that is published and bears on V05 stands as it was looked at (NELM_ACCEPT_SHEETS=1 writes it)") {
  const auto v05 = tests::story("v05");
  tests::check_kept(NELM_SOURCE_DIR "/tests/stories/v05/outcomes.txt", lines_of_outcome(*v05));
}

TEST_CASE("people out of a hundred, with whose and from when: the largest study, the lowest and the highest") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(
      v05,
      "liver transplantation 52 of 100 alive at 5 years (Le Treut 2013: 213 patients, from the treatment); 47 of 100 "
      "alive at 5 years (Le Treut 2008: 85 patients, time zero not stated; may share patients with Le Treut 2013); 97 "
      "of "
      "100 alive at 5 years (Mazzaferro 2016: 42 patients, time zero not stated)"));
  CHECK(holds(v05, "213 patients, from diagnosis of the liver metastases: 73 of 100 alive at 5 years"));
}

TEST_CASE("a series of other patients gives way in front, and where it stands alone it is called that") {
  const auto v05 = outcome_of("v05");  // Ki-67 2 %
  CHECK_FALSE(holds(v05, "43 of 100 alive at 5 years (Galleberg 2017: 32 patients, time zero not stated)"));
  CHECK_FALSE(holds(v05.substr(0, v05.find("Saxena 2012")), "alive at 5 years (Galleberg 2017"));
  auto only_galleberg = tests::built_in_literature();
  std::erase_if(only_galleberg.studies, [](const literature::Study& s) { return s.id != "galleberg-2017"; });
  CHECK(holds(outcome_of("v05", only_galleberg),
              "(Galleberg 2017: 32 patients, time zero not stated; other patients: this one differs in Ki-67 2 %)"));
}

TEST_CASE("who may be counted twice is named below each of the two") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "may share patients with Le Treut 2013: the French centres report to the European registry"));
  CHECK(holds(v05, "shares patients with Maspero 2022: one centre; 1995-2010 lies within 1984-2019"));
}

TEST_CASE("what only the review says stands under its name and place, never under the paper's") {
  const auto v05 = outcome_of("v05");
  CHECK_FALSE(holds(v05, "13 of 100 alive without disease at 5 years"));  // Mazzaferro: 13 % progressed (D-06)
  CHECK(holds(v05, "13.1 % have progressed at 5 years"));
  CHECK_FALSE(holds(v05, "32 of 100 alive without disease at 5 years"));  // Gedaly (D-09)
  CHECK(holds(v05, "32 % of 83 free of disease"));
  const auto page = tests::story("v05")->page();
  for (const auto* line : tests::lines_under(page, "PUBLISHED OUTCOMES"))
    for (const auto& study : line->opens) {
      if (study.label == "Musunuru 2006") {  // the paper was not found
        CHECK(study.words.starts_with(
            "retrospective. the review claims: time zero not stated: 83 of 100 alive at 3 years"));
        CHECK(study.source == "the review, Table 1");
      }
      for (const auto& l : study.opens)
        if (l.words.starts_with("the review claims:")) CHECK(l.source.starts_with("the review"));
    }
}

TEST_CASE("a P says what it compares, with the other arm's number and the ratio that is adjusted") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05,
              "97 of 100 alive at 5 years against 51 of 100 (treatment without transplantation, mixed; 46 patients)"));
  CHECK(holds(v05,
              "hazard ratio 7.4 (95 % CI 2.4 to 23.0) for overall survival against liver transplantation, P = 0.001"));
  CHECK(holds(v05, "Adjusted by propensity: the hazard without against with transplantation, as printed."));
}

TEST_CASE("what turns how a number reads, and of what it is a share, stand with it") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "Below 1 favours resection, so presumably the odds of death."));
  CHECK(holds(v05, "6 % of what is not stated recurred where they were treated"));
}

TEST_CASE("how far the patient is one of a study's: what is alike, what differs, what nobody reported") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(
      v05,
      "its patients: liver metastases alone, within the Milan criteria; this one: alike: liver metastases, grade G1, "
      "drains to the portal vein, none found outside the liver; not compared: load"));
  CHECK(holds(v05, "differs: grade G1"));
  CHECK(holds(v05, "cannot tell: treatment to cure not reported"));
  CHECK(holds(v05,
              "its patients: neuroendocrine liver metastases; this one: only liver metastases can be compared: alike"));
  CHECK(holds(v05,
              "its patients: resected neuroendocrine liver metastases; this one: alike: liver metastases; differs: "
              "unresectable"));
  CHECK_FALSE(holds(v05, "primary: yes"));
  CHECK_FALSE(holds(v05, "of 1 studies"));
  CHECK_FALSE(holds(v05, "of 0"));
}

TEST_CASE("what the criteria's sources do not agree on is said to be not compared") {
  const auto outside = tests::written_here(
      "age_years = 72\nprimary_site = 'ileum'\ngrade_reported = 'G1'\nliver_resectable = 'unresectable'\n"
      "liver_tumour_load_pct = 85\ndisease_status = 'progression'\nlesion_count_reported = 9\nextrahepatic = []\n");
  const auto text = outcome_of(*outside);
  const auto at   = text.find("its patients: neuroendocrine liver metastases within the Milan-NET criteria");
  REQUIRE(at != std::string::npos);
  CHECK(holds(text.substr(at, 400), "not compared: load (under or up to 50 %), months of stability (3 or 6), age"));
}

TEST_CASE("studies are compared once each, and what may not be is named") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "no patient could be in both"));               // Galleberg with the others
  CHECK(holds(v05, "the same patients would be counted twice"));  // Mayo 2010 with Mayo 2011
  CHECK_FALSE(holds(v05, "43 to 76 of 100 alive at 5 years, in 8 studies"));
}

TEST_CASE("an option of which no outcome was read says so, and that nobody was randomised follows from the studies") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "nothing read here on "));
  CHECK(holds(v05, "studies is said to be randomised; nothing graded"));
}

TEST_CASE("what the review and the papers say otherwise of a number stands below it") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "D-05 (A)"));
  CHECK(holds(v05, "D-12 (A) the review: no difference between early and late recurrence"));  // Zhang, corrected
  CHECK(holds(v05, "early recurrence did worse"));
}

TEST_CASE("Saxena's medians over studies are called that, and Yuan's direction stands in words") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "(range 31 to 100) over studies"));
  CHECK(holds(v05, "better survival at 5 years with resection"));
}

TEST_CASE("who was chosen is said with every arm it bears on, and nothing is graded") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(v05, "who was chosen transplantation mostly comes when all else is exhausted"));
  for (const auto* domain :
       {"risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias not judged"})
    CHECK(holds(v05, domain));
  for (const auto* grade : {"high quality", "low quality", "high certainty", "low certainty", "very low"})
    CHECK_FALSE(holds(v05, grade));
}

TEST_CASE("an option that does not arise has no outcome, and without a literature there is none") {
  literature::Literature nothing;
  CHECK(outcome_of("v05", nothing).empty());
  CHECK_FALSE(holds(outcome_of("v05"), "resection of the primary "));  // it is out
}

TEST_CASE("as of a day only what had been published is known") {
  using namespace std::chrono;
  const auto then = literature::as_of(tests::built_in_literature(), Date{year{2012} / 6 / 1});
  const auto v05  = outcome_of("v05", then);
  CHECK(holds(v05, "Gedaly 2011"));
  CHECK_FALSE(holds(v05, "Mazzaferro 2016"));
  CHECK_FALSE(holds(v05, "Le Treut 2013"));
}
