#include "nelm/sheet/evidence.h"

#include <doctest/doctest.h>

#include "nelm/literature/literature_by_hand_test.h"
#include "nelm/sheet/columns.h"
#include "nelm/sheet/evidence_words.h"
#include "nelm/sheet/text.h"

using namespace nelm;
using namespace nelm::literature;
using nelm::literature::by_hand::two_studies;

TEST_CASE("a result is said with its unit, its horizon, and bounds that are called what they are") {
  StudyResult r = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 72.5);
  CHECK(sheet::result_value_said(r) == "72.5 % at 60 months");
  r.bounds = {Bounds::Kind::range, 31, 100};
  r.per    = Per::studies;
  CHECK(sheet::result_value_said(r) == "72.5 % (range 31 to 100 %) over studies at 60 months");
  r.value.reset();
  CHECK(sheet::result_value_said(r) == "range 31 to 100 % over studies at 60 months");
  r         = {};
  r.measure = Measure::hazard_ratio, r.value = 7.4, r.bounds = {Bounds::Kind::ci, 2.4, 23};
  CHECK(sheet::result_value_said(r) == "hazard ratio 7.4 (95 % CI 2.4 to 23)");
  r.measure = Measure::median, r.bounds.kind = Bounds::Kind::not_stated;
  CHECK(sheet::result_value_said(r) == "median 7.4 months (2.4 to 23 months, of which kind is not stated)");
  r         = {};
  r.measure = Measure::mean, r.value = 43, r.sd = 26.1;
  CHECK(sheet::result_value_said(r) == "mean 43 months (SD 26.1)");
  r          = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 46.4);
  r.months   = {};
  r.endpoint = Endpoint::recurrence, r.events = 223, r.of = 481;
  CHECK(sheet::result_value_said(r) == "46.4 % (223 of 481)");
  r         = {};
  r.measure = Measure::words, r.says = "alike";
  CHECK(sheet::result_value_said(r) == "alike");
}

TEST_CASE("of whom a result is says how many, or that nobody does") {
  StudyResult r = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 72.5);
  CHECK(sheet::result_of_whom(r) == "liver transplantation; n not stated");
  r.n = 137, r.n_derived = "150 less 13", r.group = "liver alone";
  CHECK(sheet::result_of_whom(r) == "liver transplantation, liver alone; n 137 (150 less 13)");
  r.p = "<0.001", r.comparator = "waiting", r.time_zero = TimeZero::treatment, r.verified = Verified::abstract;
  CHECK(sheet::result_said(r) ==
        "liver transplantation, liver alone; n 137 (150 less 13): overall survival, 72.5 % at 60 months; against "
        "waiting, P <0.001; from the treatment");
  r.verified = Verified::secondary;
  CHECK(sheet::result_said(r).ends_with("; from the treatment; read in another paper"));
  r.verified = Verified::abstract;
  r.p = "0.05", r.exact_p = 0.05, r.comparator.clear(), r.time_zero = TimeZero::not_stated, r.doubtful = "cut short";
  CHECK(sheet::result_said(r).ends_with("; P = 0.05; from when is not stated; doubtful: cut short"));
}

TEST_CASE("what was not read of a citation is left out") {
  Study s;
  s.journal = "HPB (Oxford)", s.year = 2015;
  CHECK(sheet::citation_of(s) == "HPB (Oxford) 2015");
  s.authors = "Able AB, et al.", s.volume = "1", s.pages = "2-3";
  CHECK(sheet::citation_of(s) == "Able AB, et al. HPB (Oxford) 2015;1:2-3");
}

TEST_CASE("a discrepancy shows its two sides beside each other, with the results they rest on") {
  const auto l = two_studies();
  CHECK(sheet::discrepancy_shown(l, l.discrepancies[1]) == R"(D-02  survival
  THE REVIEW                                        THE PAPER
  34 %                                              30 %
  able-2001.1: overall survival, 34 % at 60 months  able-2001.2: overall survival, 30 % at 60 months
  severity           A: it changes a conclusion, or a number that would be pooled
)");
  CHECK(sheet::discrepancies_listed(l).starts_with("D-02  survival\n"));  // worst first
  CHECK(sheet::discrepancies_listed({}) == "No discrepancy read here.\n");
}

TEST_CASE("a list on an option begins with what is to be said with every number on it") {
  const auto text = sheet::evidence_list(two_studies(), {.option = board::Option::lt, .endpoint = {}, .study = {}});
  CHECK(text.starts_with(
      "! chosen late\n! 2 studies: 1 retrospective, 1 prospective; none randomised\n\nable-2001  Able "
      "2001 [7], retrospective, 40 patients\n  able-2001.1       review liver transplantation; n not"));
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
