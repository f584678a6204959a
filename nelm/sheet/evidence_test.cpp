#include "nelm/sheet/evidence.h"

#include <doctest/doctest.h>

#include "nelm/literature/literature_by_hand_test.h"
#include "nelm/sheet/columns.h"
#include "nelm/sheet/text.h"

using namespace nelm;
using namespace nelm::literature;
using nelm::literature::by_hand::two_studies;

TEST_CASE("a discrepancy shows its two sides beside each other, with the results they rest on") {
  const auto l = two_studies();
  CHECK(sheet::discrepancy_shown(l, l.discrepancies[1]) == R"(D-02  survival
  THE REVIEW                                        THE PAPER
  34 %                                              30 %
  able-2001.1: overall survival, 34 % at 60 months  able-2001.2: overall survival, 30 % at 60 months
  severity           A: it changes a conclusion, or a number that would be pooled
)");
  CHECK(sheet::discrepancies_listed(l).starts_with("D-02  survival\n"));  // worst first
  CHECK(sheet::discrepancies_listed(l, {.study = "able-2001", .severity = literature::Severity::cosmetic})
            .starts_with("D-01"));
  const literature::Selection on_lt{.option = board::Option::lt, .endpoint = literature::Endpoint::os};
  CHECK(sheet::discrepancies_csv(l, on_lt).find("D-02") != std::string::npos);
  CHECK(sheet::discrepancies_csv(l, {.option = board::Option::ablation_alone}).find("D-0") == std::string::npos);
  CHECK(sheet::discrepancies_listed(l, {.study = "van-other-2002"}) == "No discrepancy read here.\n");
  CHECK(sheet::discrepancies_listed({}) == "No discrepancy read here.\n");
}

TEST_CASE("a list on an option begins with what is to be said with every number on it") {
  const auto text = sheet::evidence_list(two_studies(), {.option = board::Option::lt, .endpoint = {}, .study = {}});
  CHECK(text.starts_with(
      "! chosen late\n! of all that was read on this option: 1 retrospective, 1 prospective; none of"));
  CHECK(text.find("\nable-2001  Able 2001 [7], retrospective, 40 patients\n  able-2001.1       review liver") !=
        std::string::npos);
  CHECK(text.find("see D-02 (A)") != std::string::npos);
  CHECK(text.find("able-2001.3") == std::string::npos);
  auto l = two_studies();
  l.studies[1].results.clear();
  CHECK(sheet::evidence_list(l, {}).ends_with("\nWithout a result of their own: van-other-2002\n"));
  CHECK(sheet::evidence_list(two_studies(), {.option = {}, .endpoint = Endpoint::morbidity, .study = {}}) ==
        "No result read here.\n");
}

TEST_CASE(
    "a study shows its overlaps, its discrepancies and what is ascribed to it elsewhere; a result the other side") {
  const auto l    = two_studies();
  const auto text = sheet::study_shown(l, l.studies[0]);
  CHECK(text.starts_with("able-2001  (title not read)\n"));
  CHECK(text.find("shares patients    van-other-2002: certain") != std::string::npos);
  CHECK(text.find("D-01") > text.find("D-02"));
  CHECK(text.find("van-other-2002.1  review") != std::string::npos);
  const auto result = sheet::result_shown(l, l.studies[0], l.studies[0].results[0]);
  CHECK(result.find("the paper          able-2001.2: ") != std::string::npos);
  CHECK(result.find("30 %") != std::string::npos);
}

TEST_CASE("no line is wider than a page") {
  auto l                             = two_studies();
  l.discrepancies[0].about           = std::string(60, 'w') + " " + std::string(60, 'w');
  l.studies[0].title                 = std::string(130, 't');
  l.studies[0].results[0].comparator = std::string(150, 'c');
  std::string text = sheet::discrepancies_listed(l) + sheet::study_shown(l, l.studies[0]) + sheet::evidence_list(l, {});
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    CHECK(sheet::width(text.substr(at, end - at)) <= sheet::text_columns);
    at = end + 1;
  }
}

TEST_CASE("a table has a row for each result, and quotes what needs it") {
  auto l                             = two_studies();
  l.studies[0].results[0].comparator = "drugs, \"or\" waiting";
  const auto text                    = sheet::evidence_csv(l, {.option = {}, .endpoint = {}, .study = "able-2001"});
  CHECK(text.starts_with("result,study,reference,n_study,said_by,"));
  CHECK(text.find("\r\nable-2001.1,able-2001,7,40,the review,review only,lt,,,os,share,60,34,percent,patients,none,,,,,"
                  "\"drugs, \"\"or\"\" waiting\",,") != std::string::npos);
  CHECK(text.find(",D-02,") != std::string::npos);
  CHECK(sheet::discrepancies_csv(l).starts_with("id,severity,about,"));
  CHECK(sheet::discrepancies_csv(l).find("\r\nD-02,A,survival,able-2001,able-2001.1,able-2001.2,34 %,30 %,") !=
        std::string::npos);
}

TEST_CASE("JSON leaves out a number that is not stated, and says words that are not") {
  const auto text =
      sheet::evidence_json(two_studies(), {.option = board::Option::lt, .endpoint = {}, .study = {}}, "nelm");
  CHECK(text.find("\"n\": 40") != std::string::npos);
  CHECK(text.find("\"n\": 0") == std::string::npos);
  CHECK(text.find("\"period\": \"not stated\"") != std::string::npos);
  CHECK(text.find("\"says\": \"chosen late\"") != std::string::npos);
  CHECK(text.find("\"id\": \"D-01\"") != std::string::npos);
  const auto all = sheet::discrepancies_json(two_studies(), "nelm");
  CHECK(all.find("able-2001.3") == std::string::npos);  // no discrepancy names it
  CHECK(all.find("\"warnings\": []") != std::string::npos);
}
