#include "nelm/sheet/outcome_words.h"

#include <doctest/doctest.h>

namespace nelm::sheet {

namespace {

using literature::Bounds;
using literature::Endpoint;
using literature::Measure;
using literature::Per;
using literature::StudyResult;

StudyResult share(Endpoint e, double percent, double months) {
  StudyResult r;
  r.endpoint = e, r.measure = Measure::share, r.value = percent, r.months = months, r.per = Per::patients;
  return r;
}

}  // namespace

TEST_CASE("a share is people out of a hundred, at a time a board counts in") {
  CHECK(outcome_said(share(Endpoint::os, 52, 60)) == "52 of 100 alive at 5 years");
  CHECK(outcome_said(share(Endpoint::os, 97.2, 12)) == "97 of 100 alive at 1 year");
  CHECK(outcome_said(share(Endpoint::dfs, 13.1, 30)) == "13 of 100 alive without disease at 30 months");
  CHECK(outcome_said(share(Endpoint::downstaging, 31, 12)) == "shrinking of the tumour: 31 of 100 at 1 year");
}

TEST_CASE("lesions are not people") {
  auto r = share(Endpoint::local_recurrence, 6.3, 12);
  r.per  = Per::lesions;
  CHECK(outcome_said(r) == "6 of 100 lesions recurred where they were treated at 1 year");
}

TEST_CASE("a share of what is not stated is no share of people, and one of recurrences is of recurrences") {
  auto r = share(Endpoint::local_recurrence, 6.3, 0);
  r.per = Per::not_stated, r.months = {};
  CHECK(outcome_said(r) == "6 % of what is not stated recurred where they were treated");
  r.per = Per::recurrences, r.endpoint = Endpoint::early_recurrence;
  CHECK(outcome_said(r) == "early among all recurrences: 6 of 100 recurrences");
}

TEST_CASE("what a number is of has a name without it, and a note is no part of the number") {
  auto ratio    = share(Endpoint::os, 0.05, 60);
  ratio.measure = Measure::odds_ratio, ratio.comparator = "chemotherapy";
  ratio.note = "Below 1 favours resection, so presumably the odds of death.";
  CHECK(outcome_said(ratio) == "odds ratio 0.05 for overall survival at 5 years against chemotherapy");
  CHECK(outcome_named(ratio) == "odds ratio for overall survival at 5 years");
  CHECK(outcome_named(share(Endpoint::dfs, 13, 12)) == "disease-free survival at 1 year");
}

TEST_CASE("a P says what is compared, and the other arm's number stands beside it where it was read") {
  auto with       = share(Endpoint::os, 97.2, 60);
  with.comparator = "no transplantation", with.p = "<0.001";
  CHECK(outcome_said(with) == "97 of 100 alive at 5 years against no transplantation, P < 0.001");
  auto without = share(Endpoint::os, 50.9, 60);
  without.n    = 46;
  CHECK(outcome_said(with, &without) ==
        "97 of 100 alive at 5 years against 51 of 100 (no transplantation; 46 patients), P < 0.001");
  without.endpoint = Endpoint::dfs;
  CHECK(outcome_said(with, &without) == "97 of 100 alive at 5 years against no transplantation, P < 0.001");
}

TEST_CASE("a range is called one, and so is a confidence interval; what is neither is said to be") {
  auto r   = share(Endpoint::os, 70.5, 60);
  r.bounds = {Bounds::Kind::range, 31, 100}, r.per = Per::studies;
  CHECK(outcome_said(r) == "71 of 100 alive at 5 years (range 31 to 100) over studies");
  r.value = {};
  CHECK(outcome_said(r) == "31 to 100 of 100 alive at 5 years over studies");
  r.per = Per::patients;
  CHECK(outcome_said(r) == "31 to 100 of 100 alive at 5 years, a range");
  r.value = 70.5, r.bounds.kind = Bounds::Kind::ci;
  CHECK(outcome_said(r) == "71 of 100 alive at 5 years (95 % CI 31 to 100)");
  r.bounds.kind = Bounds::Kind::not_stated;
  CHECK(outcome_said(r) == "71 of 100 alive at 5 years (31 to 100, of what kind not stated)");
}

TEST_CASE("months and ratios say what they are of, and against what; P as it was printed") {
  auto median       = share(Endpoint::os, 123, 0);
  median.measure    = Measure::median;
  median.comparator = "intra-arterial therapy", median.p = "<0.001";
  CHECK(outcome_said(median) == "median overall survival 123 months against intra-arterial therapy, P < 0.001");
  auto ratio    = share(Endpoint::os, 0.34, 0);
  ratio.measure = Measure::hazard_ratio, ratio.months = {}, ratio.p = "0.02";
  ratio.bounds     = {Bounds::Kind::ci, 0.21, 0.55};
  ratio.comparator = "intra-arterial therapy";
  CHECK(outcome_said(ratio) ==
        "hazard ratio 0.34 (95 % CI 0.21 to 0.55) for overall survival against intra-arterial therapy, P = 0.02");
}

TEST_CASE("a ratio and its interval have one number of places, also where a zero at the end was lost") {
  auto ratio    = share(Endpoint::os, 0.5, 0);
  ratio.measure = Measure::hazard_ratio, ratio.months = {};
  ratio.bounds = {Bounds::Kind::ci, 0.34, 0.6};
  CHECK(outcome_said(ratio) == "hazard ratio 0.50 (95 % CI 0.34 to 0.60) for overall survival");
  auto median    = share(Endpoint::os, 123, 0);
  median.measure = Measure::median, median.bounds = {Bounds::Kind::ci, 85.2, 160};
  CHECK(outcome_said(median) == "median overall survival 123 months (95 % CI 85.2 to 160.0 months)");
}

TEST_CASE("how far studies are apart is said in people too") {
  CHECK(spread_said({Endpoint::os, 60, 46.9, 97.2, 6}) == "47 to 97 of 100 alive at 5 years, in 6 studies");
}

TEST_CASE("words stay words") {
  StudyResult r;
  r.endpoint = Endpoint::os, r.says = "better with resection";
  CHECK(outcome_said(r) == "overall survival: better with resection");
}

}  // namespace nelm::sheet
