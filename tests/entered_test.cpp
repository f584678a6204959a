// What was entered is on the sheet, whatever stands against it or before it.
#include <doctest/doctest.h>

#include <string>

#include "nelm/board/assess.h"
#include "nelm/board/worth_asking.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"
#include "tests/built_in.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

/// The whole sheet, every run of blanks as one, so that no sentence is broken by its line.
std::string sheet_of(const Case& the_case, sheet::TextStyle style = {}) {
  const auto& knowledge = tests::built_in_knowledge();
  const auto  a         = board::assess(the_case, knowledge, day("2017-06-01"));
  const auto  worth     = board::worth_asking(the_case, knowledge, a);
  std::string folded;
  for (const char c : sheet::text(sheet::page({the_case, knowledge, a, worth, "nelm", "the case"}), style)) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || !folded.ends_with(' ')) folded += blank ? ' ' : c;
  }
  return folded;
}

bool says(const std::string& sheet, std::string_view what) { return sheet.find(what) != std::string::npos; }

/// A case of which little was reported, and that nothing was found outside the liver, all opened.
std::string sheet_of(CaseKind kind) {
  return sheet_of(case_of({said(Fact::kind, kind), said(Fact::age_years, 50)},
                          {by_hand::list(Fact::lesions, {item({})}), by_hand::list(Fact::extrahepatic, {})}),
                  {.all = true});
}

}  // namespace

TEST_CASE("what stands against each other was reported, and the sheet says what") {
  const auto sheet = sheet_of(
      case_of({said(Fact::liver_resectable, Resectable::unresectable), said(Fact::r0_achievable, true),
               said(Fact::disease_status, Course::progression), said(Fact::stability_months, 5),
               said(Fact::primary_status, PrimaryStatus::never_found), said(Fact::primary_site, Site::ileum)}));
  CHECK(says(sheet, "unresectable (reported; stands against another)"));
  CHECK(says(sheet, "complete resection achievable (reported; stands against another)"));
  CHECK(says(sheet,
             "progressing (reported; stands against another); stable 5 months (reported; stands against another)"));
  CHECK(says(sheet, "site of the primary: ileum (reported; stands against another); primary never found"));
  CHECK_FALSE(says(sheet, "NOT REPORTED: course"));
}

TEST_CASE("without a metastasis no lobe, no size and no pattern is said or asked for") {
  const auto sheet = sheet_of(case_of({said(Fact::lesion_list_complete, true)}, {by_hand::list(Fact::lesions, {})}));
  CHECK(says(
      sheet,
      "Liver no metastasis in the liver; load 0 %; NOT REPORTED: resectability of the liver, adequacy of the remnant"));
}

TEST_CASE("without a metastasis nothing is asked for before a procedure on the liver") {
  const auto  unknown = sheet_of(case_of({}));
  const auto  without = sheet_of(case_of({said(Fact::lesion_list_complete, true)}, {by_hand::list(Fact::lesions, {})}));
  const auto* the_line = "? Not reported: comorbidity (the board). Any can bar a procedure: open is not clear.";
  CHECK(says(without, the_line));
  CHECK_FALSE(says(unknown, the_line));
  CHECK(says(unknown, "liver function, ascites (enets-cs-2022 CS-4"));
  CHECK_FALSE(says(without, "enets-cs-2022 CS-4"));
  const auto from = without.find("WHAT TO FIND OUT FIRST");
  REQUIRE(from != std::string::npos);
  for (const auto* asked : {"liver function", "ascites", "right heart", "contraindication to transplantation"})
    CHECK_FALSE(says(without.substr(from), asked));
}

TEST_CASE("all over the sheet what is missing is not stated in a published case, and not reported in any other") {
  for (const auto kind : {CaseKind::patient, CaseKind::invented}) {
    const auto sheet = sheet_of(kind);
    for (const auto* words : {"not stated", "Not stated", "NOT STATED"}) CHECK_FALSE(says(sheet, words));
    CHECK(says(sheet, "? Not reported: comorbidity"));
    CHECK(says(sheet, "? Not reported: functional syndrome"));  // the hazards
    CHECK(says(sheet, "how it was looked for NOT REPORTED"));
    CHECK(says(sheet, "size not reported"));
    CHECK(says(sheet, "umour load not reported"));
  }
  const auto sheet = sheet_of(CaseKind::published);
  for (const auto* words : {"not reported", "Not reported", "NOT REPORTED"}) CHECK_FALSE(says(sheet, words));
  CHECK(says(sheet, "? Not stated: comorbidity"));
  CHECK(says(sheet, "? Not stated: functional syndrome"));
  CHECK(says(sheet, "how it was looked for NOT STATED"));
  CHECK(says(sheet, "size not stated"));
  CHECK(says(sheet, "umour load not stated"));
}

TEST_CASE("an option of which it is not known whether it arises stands behind its closed gates too") {
  const auto sheet = sheet_of(case_of({said(Fact::ascites, Ascites::moderate_severe)}));
  CHECK(says(sheet,
             "! debulking liver surgery: behind a gate (ascites); needs a viable liver lesion that "
             "resection does not clear: not known"));
  CHECK(says(
      sheet,
      "? liver transplantation, down-staging before liver surgery, watch and wait: needs a viable liver lesion: not "
      "known"));
}

TEST_CASE("an override of the Ki-67 is what the sheet says is used, beside the specimens it sets aside") {
  const auto used     = overriding(said(Fact::ki67_pct, 8));
  const auto specimen = [](double ki67) { return item({said(Fact::specimen_ki67, ki67)}); };
  const auto sheet    = sheet_of(case_of({used}, {by_hand::list(Fact::specimens, {specimen(2), specimen(25)})}));
  CHECK(says(sheet, "Ki-67 8 % (an override; specimen 2 %, specimen 25 %)"));
  CHECK_FALSE(says(sheet, "the highest counts"));
}

TEST_CASE("a specimen that looks worse than the case is said to") {
  const auto sheet = sheet_of(
      case_of({said(Fact::morphology, Morphology::net)},
              {by_hand::list(Fact::specimens, {item({said(Fact::specimen_ki67, 2)}),
                                               item({said(Fact::specimen_ki67, 25),
                                                     said(Fact::specimen_differentiation, Differentiation::poor)})})}));
  CHECK(says(sheet, "Ki-67 specimen 2 %, specimen 25 % and poorly differentiated (the highest counts)"));
}

TEST_CASE("several complications are all said, and nothing is said to stand against them") {
  using enum Complication;
  const auto sheet = sheet_of(case_of({said(Fact::primary_complication, choice(any_of(obstruction, pain)))}));
  CHECK(says(sheet, "complications of the primary: obstruction, pain"));
  CHECK_FALSE(says(sheet, "stands against"));
}
