// What is known of the outcome, on the sheet of V05 and others, by the evidence base built in.
#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"
#include "tests/built_in.h"
#include "tests/judged.h"

using namespace nelm;

namespace {

/// The section of a story's sheet, unfolded; on one line, so that a sentence is found wherever it breaks.
std::string outcome_of(std::string_view id, const literature::Literature& l = tests::built_in_literature()) {
  const auto story   = tests::story(id);
  auto       given   = story->given();
  given.literature   = &l;
  const auto whole   = sheet::page(given);
  const auto section = std::ranges::find(whole.sections, "outcome", &sheet::Section::id);
  if (section == whole.sections.end()) return {};
  const sheet::Page page{.name = whole.name, .head = {}, .sections = {*section}, .key = {}, .foot = {}};
  std::string       text, all = sheet::text(page, {.all = true});
  for (const char c : all)
    if (c != '\n' && !(c == ' ' && text.ends_with(' ')))
      text += c;
    else if (!text.ends_with(' '))
      text += ' ';
  return text;
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("people out of a hundred, with whose and from when: the largest study, the lowest and the highest") {
  const auto v05 = outcome_of("v05");
  CHECK(
      holds(v05,
            "liver transplantation 52 of 100 alive at 5 years (Le Treut 2013: 213 patients, from the treatment); 47 of "
            "100 alive at 5 years (Le Treut 2008: 85 patients, time zero not stated); 97 of 100 alive at 5 years "
            "(Mazzaferro 2016: 42 patients, time zero not stated)"));
  CHECK(holds(v05, "213 patients, from diagnosis of the liver metastases: 73 of 100 alive at 5 years"));
}

TEST_CASE("how far the patient is one of a study's: what is alike, what differs, what nobody reported") {
  const auto v05 = outcome_of("v05");
  CHECK(holds(
      v05,
      "its patients: liver metastases alone, within the Milan criteria; this one: alike: liver metastases, grade G1, "
      "drains to the portal vein, none found outside the liver"));
  CHECK(holds(v05, "differs: grade G1"));
  CHECK(holds(v05, "cannot tell: treatment to cure not reported"));
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
