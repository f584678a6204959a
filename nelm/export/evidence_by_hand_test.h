// The rows exported evidence is tried on, as the knowledge has them: Mayo's, Saxena's range, Mazzaferro's claim beside its
// original, Yuan's words.
#pragma once

#include "nelm/literature/literature.h"

namespace nelm::exported::by_hand {

using namespace literature;

inline Study study(std::string id, std::string authors, int year, std::string population) {
  Study s;
  s.id = std::move(id), s.authors = std::move(authors), s.year = year, s.population = std::move(population);
  s.design = Design::retrospective;
  return s;
}

inline StudyResult result(std::string id, SaidBy by, Arm arm, Endpoint endpoint, Measure measure) {
  StudyResult r;
  r.id = std::move(id), r.said_by = by, r.arm = arm, r.endpoint = endpoint, r.measure = measure;
  r.verified = by == SaidBy::the_paper ? Verified::abstract : Verified::review_only;
  r.place    = by == SaidBy::the_paper ? "abstract" : "the review, Table 1";
  return r;
}

inline StudyResult share(std::string id, SaidBy by, Arm arm, Endpoint endpoint, double percent) {
  auto r  = result(std::move(id), by, arm, endpoint, Measure::share);
  r.value = percent, r.months = 60, r.per = Per::patients;
  return r;
}

inline Study mayo() {
  auto s    = study("mayo-2011", "Mayo SC, de Jong MC, Bloomston M, et al.", 2011, "neuroendocrine liver metastases");
  s.title   = "Surgery versus intra-arterial therapy";
  s.journal = "Ann Surg Oncol", s.volume = "18", s.pages = "3657-65", s.period = "1985-2010";
  s.population_if = {"liver_metastases", {board::Term{}}};
  auto claim      = share("mayo-2011.2", SaidBy::the_review, Arm::iat, Endpoint::os, 34);
  claim.doubtful  = "the paper has 30 %";
  auto original   = share("mayo-2011.8", SaidBy::the_paper, Arm::iat, Endpoint::os, 30);
  original.n = 414, original.p = "<0.001", original.comparator = "resection with or without ablation";
  original.actuarial = Actuarial::yes, original.url = "https://example.org/abstract";
  s.results = {claim, original};
  return s;
}

inline Study saxena() {
  auto s   = study("saxena-2012", "Saxena A", 2012, "");
  auto row = share("saxena-2012.9", SaidBy::the_paper, Arm::surgery, Endpoint::os, 70.5);
  row.n = 29, row.per = Per::studies, row.bounds = {Bounds::Kind::range, 31, 100};
  s.results = {row};
  return s;
}

inline Study mazzaferro() {
  auto s        = study("mazzaferro-2016", "Mazzaferro V", 2016, "within the Milan-NET criteria");
  auto claim    = share("mazzaferro-2016.2", SaidBy::the_review, Arm::lt, Endpoint::dfs, 13.1);
  auto original = share("mazzaferro-2016.7", SaidBy::the_paper, Arm::lt, Endpoint::progression, 13.1);
  auto ratio = result("mazzaferro-2016.11", SaidBy::the_paper, Arm::no_transplant, Endpoint::os, Measure::hazard_ratio);
  ratio.value = 7.4, ratio.bounds = {Bounds::Kind::ci, 2.4, 23}, ratio.p = "0.001", ratio.exact_p = 0.001;
  ratio.comparator = "liver transplantation";
  claim.n = 88, claim.population = "unresectable";
  s.results = {claim, original, ratio};
  return s;
}

inline Study yuan() {
  auto s   = study("yuan-2016", "Yuan CH", 2016, "pancreatic tumours");
  auto row = result("yuan-2016.2", SaidBy::the_review, Arm::resection, Endpoint::os, Measure::words);
  row.n = 7, row.per = Per::studies, row.says = "better survival with resection";
  s.results = {row};
  return s;
}

inline Literature rows() {
  Literature l;
  auto       review = study("chan-2018", "Chan MY, Ma KW, Chan A", 2018, "");
  review.topic      = "the review itself";
  l.studies         = {mayo(), saxena(), mazzaferro(), yuan(), review};
  Discrepancy d;
  d.id = "D-06", d.number = 6, d.severity = Severity::changes_a_conclusion, d.studies = {"mazzaferro-2016"};
  d.claims = {"mazzaferro-2016.2"}, d.originals = {"mazzaferro-2016.7"}, d.about = "an endpoint upside down";
  d.review_says = "13.1 % free of disease", d.original_says = "13.1 % have progressed", d.checked = "abstract";
  d.consequence   = "not to be pooled";
  l.discrepancies = {d};
  return l;
}

}  // namespace nelm::exported::by_hand
