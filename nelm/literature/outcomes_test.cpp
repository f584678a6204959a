#include "nelm/literature/outcomes.h"

#include <doctest/doctest.h>

namespace nelm::literature {

namespace {

StudyResult alive(SaidBy by, double share, int n, double months = 60) {
  StudyResult r{.said_by = by, .arm = Arm::lt, .n = n};
  r.measure = Measure::share, r.value = share, r.months = months, r.per = Per::patients;
  return r;
}

Study study(std::string id, Design design, std::vector<StudyResult> results) {
  Study s{.id = id, .authors = id, .year = 2000, .design = design};
  for (std::size_t i = 0; i < results.size(); ++i) {
    results[i].id = id + "." + std::to_string(i + 1);
    s.results.push_back(std::move(results[i]));
  }
  return s;
}

std::vector<std::string> ids(const std::vector<Selected>& all) {
  std::vector<std::string> found;
  for (const Selected& o : all) found.push_back(o.result->id);
  return found;
}

}  // namespace

TEST_CASE("of a study the paper's own results stand, and the review's where the paper has none of the kind") {
  auto recurrence     = alive(SaidBy::the_review, 40, 88);
  recurrence.endpoint = Endpoint::recurrence;
  const Literature l{
      .studies = {study("a", Design::retrospective,
                        {alive(SaidBy::the_review, 97, 88), recurrence, alive(SaidBy::the_paper, 97, 42)})}};
  CHECK(ids(outcomes_of(l, Arm::lt)) == std::vector<std::string>{"a.3", "a.2"});
  CHECK(outcomes_of(l, Arm::resection).empty());
}

TEST_CASE("a cohort's description is no outcome") {
  auto cohort     = alive(SaidBy::the_paper, 60, 10);
  cohort.endpoint = Endpoint::hormonally_active_at_start;
  CHECK(outcomes_of({.studies = {study("a", Design::retrospective, {cohort})}}, Arm::lt).empty());
}

TEST_CASE("survival stands first, then by time, and of one time the most patients") {
  auto died     = alive(SaidBy::the_paper, 10, 500);
  died.endpoint = Endpoint::perioperative_mortality;
  const Literature l{.studies = {study("a", Design::retrospective, {died, alive(SaidBy::the_paper, 52, 12)}),
                                 study("b", Design::retrospective,
                                       {alive(SaidBy::the_paper, 50, 213), alive(SaidBy::the_paper, 80, 213, 12)})}};
  CHECK(ids(outcomes_of(l, Arm::lt)) == std::vector<std::string>{"b.2", "b.1", "a.2", "a.1"});
}

TEST_CASE("a result's own design and population stand before its study's") {
  Study s = study("a", Design::retrospective, {alive(SaidBy::the_paper, 52, 12), alive(SaidBy::the_paper, 60, 12)});
  s.population = "all", s.results[1].population = "some", s.results[1].design = Design::matched;
  CHECK(population({&s, s.results.data()}) == "all");
  CHECK(population({&s, &s.results[1]}) == "some");
  CHECK(design_of({&s, s.results.data()}) == Design::retrospective);
  CHECK(design_of({&s, &s.results[1]}) == Design::matched);
}

TEST_CASE("a claim the paper has otherwise stands only in the discrepancy, whatever endpoint the paper gives it") {
  auto claim     = alive(SaidBy::the_review, 13.1, 88);
  claim.endpoint = Endpoint::dfs;
  auto paper     = alive(SaidBy::the_paper, 13.1, 42);
  paper.endpoint = Endpoint::progression;
  Literature l{.studies = {study("a", Design::prospective, {claim, paper})}};
  CHECK(ids(outcomes_of(l, Arm::lt)) == std::vector<std::string>{"a.1", "a.2"});
  l.discrepancies = {
      {.id = "D-06", .severity = Severity::changes_a_conclusion, .claims = {"a.1"}, .originals = {"a.2"}}};
  CHECK(ids(outcomes_of(l, Arm::lt)) == std::vector<std::string>{"a.2"});
  CHECK(all_on(l.studies[0], Arm::lt).size() == 2);
  l.discrepancies[0].originals.clear();  // what was not found cannot refute it
  CHECK(ids(outcomes_of(l, Arm::lt)).size() == 2);
}

TEST_CASE("a ratio of those who were not treated against those who were stands with the treatment") {
  auto ratio    = alive(SaidBy::the_paper, 7.4, 88);
  ratio.arm     = Arm::no_transplant;
  ratio.measure = Measure::hazard_ratio, ratio.comparator = "liver transplantation";
  Literature l{.studies = {study("a", Design::prospective, {ratio})}};
  CHECK(ids(outcomes_of(l, Arm::lt)) == std::vector<std::string>{"a.1"});
  l.studies[0].results[0].comparator = "resection";
  CHECK(outcomes_of(l, Arm::lt).empty());
}

TEST_CASE("patients a result names without facts are not its study's") {
  Study s      = study("a", Design::review, {alive(SaidBy::the_review, 52, 12), alive(SaidBy::the_review, 52, 12)});
  s.population = "liver metastases", s.population_if = {.text = "liver_metastases", .terms = {{}}};
  s.results[0].population = "tumours of all sites";
  s.results[1].population = "liver metastases";
  CHECK(population_if({&s, s.results.data()}).empty());
  CHECK(population_if({&s, &s.results[1]}).text == "liver_metastases");
}

TEST_CASE("how many are randomised follows from the designs; what does not state one may be, and a review is neither") {
  const auto one = study("a", Design::retrospective, {}), other = study("b", Design::randomised, {}),
             unsaid = study("c", Design::not_stated, {});
  auto review       = study("d", Design::review, {});
  review.kind       = StudyKind::review;
  CHECK(randomised_said({&one, &one}) == "none of the 2 studies is said to be randomised");
  CHECK(randomised_said({&one, &other}) == "1 of 2 studies is randomised");
  CHECK(randomised_said({&one}) == "the study is not said to be randomised");
  CHECK(randomised_said({&one, &unsaid, &review}) == "none of the 2 studies is said to be randomised");
  CHECK(randomised_said({&unsaid, &review}) == "the design of the study is not stated");
  CHECK(randomised_said({&review}) == "no study here has patients of its own");
  CHECK(how_weak({&one, &unsaid, &review, &review}) ==
        "1 retrospective; none of the 2 studies is said to be randomised; of 1 the design is not stated; besides 2 "
        "reviews");
}

TEST_CASE("lesions and recurrences are not counted as patients") {
  auto lesions = alive(SaidBy::the_paper, 6, 770), patients = alive(SaidBy::the_paper, 6, 63);
  lesions.per = Per::lesions;
  const Literature l{.studies = {study("a", Design::retrospective, {lesions, patients})}};
  CHECK(domains_of(l, {}, Arm::lt).imprecision == "results of 63 patients; no confidence interval is printed");
}

TEST_CASE("studies are compared once each, and only those a pool would not refuse together") {
  const board::Knowledge none;
  Literature             l{.studies = {study("a", Design::retrospective, {alive(SaidBy::the_paper, 52, 213)}),
                                       study("b", Design::retrospective,
                                             {alive(SaidBy::the_paper, 70, 40), alive(SaidBy::the_paper, 90, 30)}),
                                       study("c", Design::retrospective, {alive(SaidBy::the_paper, 47, 85)}),
                                       study("d", Design::retrospective, {alive(SaidBy::the_paper, 99, 10)})}};
  l.overlaps.resize(1);
  l.overlaps[0].sure = Sure::certain, l.overlaps[0].studies = {"a", "c"};
  l.studies[3].results[0].time_zero = TimeZero::diagnosis_of_the_metastases;
  const auto d                      = domains_of(l, none, Arm::lt);
  REQUIRE(d.inconsistency);
  CHECK(d.inconsistency->studies == 2);
  CHECK(d.inconsistency->low == 52);
  CHECK(d.inconsistency->high == 70);
  CHECK(d.not_compared == std::vector<std::string>{"c 2000 (not with a 2000: the same patients would be counted twice)",
                                                   "d 2000 (not with a 2000: they count from different days)"});
}

TEST_CASE("for each domain the fact it rests on, and nothing where there is none") {
  auto with_interval   = alive(SaidBy::the_paper, 97, 42);
  with_interval.bounds = {Bounds::Kind::ci, 90, 99};
  const Literature       l{.studies = {study("a", Design::retrospective, {alive(SaidBy::the_paper, 52, 213)}),
                                       study("b", Design::prospective, {with_interval})}};
  const board::Knowledge none;
  const auto             d = domains_of(l, none, Arm::lt);
  CHECK(d.risk_of_bias == "1 retrospective, 1 prospective; none of the 2 studies is said to be randomised");
  REQUIRE(d.inconsistency);
  CHECK(d.inconsistency->endpoint == Endpoint::os);
  CHECK(d.inconsistency->months == 60);
  CHECK(d.inconsistency->low == 52);
  CHECK(d.inconsistency->high == 97);
  CHECK(d.inconsistency->studies == 2);
  CHECK(d.imprecision == "results of 42 to 213 patients");

  const auto alone = domains_of({.studies = {l.studies[0]}}, none, Arm::lt);
  CHECK_FALSE(alone.inconsistency);
  CHECK(alone.imprecision == "results of 213 patients; no confidence interval is printed");
  CHECK(domains_of(l, none, Arm::resection).risk_of_bias.empty());
}

}  // namespace nelm::literature
