#include "nelm/literature/literature.h"

#include <doctest/doctest.h>

#include "nelm/literature/literature_by_hand_test.h"
#include "nelm/literature/select.h"

using namespace nelm::literature;
using nelm::literature::by_hand::two_studies;

TEST_CASE("a study is called by its first author and its year, or by its journal") {
  Study s;
  s.year = 2015, s.journal = "J Nothing";
  CHECK(short_name(s) == "J Nothing 2015");
  s.authors = "van Vliet EI, van Eijck CH, de Krijger RR, et al.";
  CHECK(short_name(s) == "van Vliet 2015");
  s.authors = "Le Treut YP, et al.";
  CHECK(short_name(s) == "Le Treut 2015");
  s.authors = "Moertel CG";
  CHECK(short_name(s) == "Moertel 2015");
  s.authors = "A Network of Transplanters (ANT)";
  CHECK(short_name(s) == "A Network of Transplanters (ANT) 2015");
}

TEST_CASE("a result is found by its id, and there is none of an id nobody has") {
  const auto l = two_studies();
  REQUIRE(result_of(l, "able-2001.2") != nullptr);
  CHECK(result_of(l, "able-2001.2")->value == 30);
  CHECK(result_of(l, "able-2001.9") == nullptr);
  CHECK(result_of(l, "able-2001") == nullptr);
  CHECK(result_of(l, "nobody-1.1") == nullptr);
  CHECK(study_of(l, "van-other-2002")->year == 2002);
  CHECK(study_id_of("able-2001.12") == "able-2001");
}

TEST_CASE("the discrepancies of a study come worst first, those of a result are its own") {
  const auto l = two_studies();
  REQUIRE(discrepancies_of(l, "able-2001").size() == 2);
  CHECK(discrepancies_of(l, "able-2001")[0]->id == "D-02");
  REQUIRE(discrepancies_of(l, "able-2001.2").size() == 1);
  CHECK(discrepancies_of(l, "able-2001.3").empty());
  CHECK(worst_first(l)[0]->id == "D-02");
  CHECK(letter(Severity::changes_a_conclusion) == 'A');
  CHECK(letter(Severity::cosmetic) == 'C');
}

TEST_CASE("of several overlaps of two studies the surest counts") {
  const auto l = two_studies();
  REQUIRE(overlap_between(l, "van-other-2002", "able-2001") != nullptr);
  CHECK(overlap_between(l, "van-other-2002", "able-2001")->id == "b");
  CHECK(overlap_between(l, "able-2001", "able-2001") == nullptr);
  CHECK(overlap_between(l, "able-2001", "nobody-1") == nullptr);
}

TEST_CASE("a review overlaps with each study it holds, and these not with each other") {
  Overlap o;
  o.kind    = OverlapKind::review_of_the_study;
  o.studies = {"review", "one", "two"};
  CHECK(o.between("review", "two"));
  CHECK(o.between("one", "review"));
  CHECK_FALSE(o.between("one", "two"));
  o.kind = OverlapKind::same_patients;
  CHECK(o.between("one", "two"));
}

TEST_CASE("an option has its warnings, and a line on how weak its studies are") {
  const auto l = two_studies();
  REQUIRE(warnings_of(l, nelm::board::Option::lt).size() == 1);
  CHECK(warnings_of(l, nelm::board::Option::prrt).empty());
  CHECK(how_weak(studies_on(l, nelm::board::Option::lt)) ==
        "1 retrospective, 1 prospective; none of the 2 studies is said to be randomised");
  CHECK(how_weak(studies_on(l, nelm::board::Option::iat_tae)) ==
        "1 retrospective; the study is not said to be randomised");
  CHECK(how_weak(studies_on(l, nelm::board::Option::prrt)).empty());
}

TEST_CASE("whatever carries a statement of the review says so by its name") {
  const auto all = carriers(two_studies());
  REQUIRE(all.size() == 4);
  CHECK(all[0].line == "able-2001");
  CHECK(all[1].line == "able-2001.1");
  CHECK(all[1].statements == nelm::board::StatementNumbers{4});
  CHECK(all[2].line == "D-02");
  CHECK(all[3].line == "warning late");
}

TEST_CASE("results are selected by option, endpoint and study, all of which must hold") {
  const auto l   = two_studies();
  const auto ids = [&](const Selection& asked) {
    std::vector<std::string> found;
    for (const auto& s : selected(l, asked)) found.push_back(s.result->id);
    return found;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids({}).size() == 4);
  CHECK(ids({.option = nelm::board::Option::iat_sirt, .endpoint = {}, .study = {}}) == Ids{"able-2001.3"});
  CHECK(ids({.option = nelm::board::Option::lt, .endpoint = Endpoint::pfs, .study = {}}).empty());
  // What the review ascribes to it among others is of a study too.
  CHECK(ids({.option = nelm::board::Option::lt, .endpoint = Endpoint::os, .study = "able-2001"}) ==
        Ids{"able-2001.1", "able-2001.2", "van-other-2002.1"});
}

TEST_CASE("a claim and an original of the same are counterparts, another measure is none") {
  auto        l = two_studies();
  const auto& s = l.studies[0];
  REQUIRE(counterparts(s, s.results[0]).size() == 1);
  CHECK(counterparts(s, s.results[0])[0]->id == "able-2001.2");
  CHECK(counterparts(s, s.results[1])[0]->id == "able-2001.1");
  CHECK(counterparts(s, s.results[2]).empty());
  l.studies[0].results[1].group = "the young";
  CHECK(counterparts(s, s.results[0]).empty());
}
