#include "nelm/literature/evidence_words.h"

#include <doctest/doctest.h>

#include "nelm/literature/literature_by_hand_test.h"

using namespace nelm::literature;

TEST_CASE("a result is said with its unit, its horizon, and bounds that are called what they are") {
  StudyResult r = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 72.5);
  CHECK(result_value_said(r) == "72.5 % at 60 months");
  r.bounds = {Bounds::Kind::range, 31, 100};
  r.per    = Per::studies;
  CHECK(result_value_said(r) == "72.5 % (range 31 to 100 %) over studies at 60 months");
  r.value.reset();
  CHECK(result_value_said(r) == "range 31 to 100 % over studies at 60 months");
  r         = {};
  r.measure = Measure::hazard_ratio, r.value = 7.4, r.bounds = {Bounds::Kind::ci, 2.4, 23};
  CHECK(result_value_said(r) == "hazard ratio 7.4 (95 % CI 2.4 to 23)");
  r.measure = Measure::median, r.bounds.kind = Bounds::Kind::not_stated;
  CHECK(result_value_said(r) == "median 7.4 months (2.4 to 23 months, of which kind is not stated)");
  r         = {};
  r.measure = Measure::mean, r.value = 43, r.sd = 26.1;
  CHECK(result_value_said(r) == "mean 43 months (SD 26.1)");
  r          = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 46.4);
  r.months   = {};
  r.endpoint = Endpoint::recurrence, r.events = 223, r.of = 481;
  CHECK(result_value_said(r) == "46.4 % (223 of 481)");
  r         = {};
  r.measure = Measure::words, r.says = "alike";
  CHECK(result_value_said(r) == "alike");
}

TEST_CASE("of whom a result is says how many, or that nobody does") {
  StudyResult r = by_hand::survival("x-1.1", SaidBy::the_paper, Arm::lt, 72.5);
  CHECK(result_of_whom(r) == "liver transplantation; n not stated");
  r.n = 137, r.n_derived = "150 less 13", r.group = "liver alone";
  CHECK(result_of_whom(r) == "liver transplantation, liver alone; n 137 (150 less 13)");
  r.p = "<0.001", r.comparator = "waiting", r.time_zero = TimeZero::treatment, r.verified = Verified::abstract;
  CHECK(result_said(r) ==
        "liver transplantation, liver alone; n 137 (150 less 13): overall survival, 72.5 % at 60 months; against "
        "waiting, P <0.001; from the treatment");
  r.verified = Verified::secondary;
  CHECK(result_said(r).ends_with("; from the treatment; read in another paper"));
  r.verified = Verified::abstract;
  r.p = "0.05", r.exact_p = 0.05, r.comparator.clear(), r.time_zero = TimeZero::not_stated, r.doubtful = "cut short";
  CHECK(result_said(r).ends_with("; P = 0.05; from when is not stated; doubtful: cut short"));
}

TEST_CASE("what was not read of a citation is left out") {
  Study s;
  s.journal = "HPB (Oxford)", s.year = 2015;
  CHECK(citation_of(s) == "HPB (Oxford) 2015");
  s.authors = "Able AB, et al.", s.volume = "1", s.pages = "2-3";
  CHECK(citation_of(s) == "Able AB, et al. HPB (Oxford) 2015;1:2-3");
}
