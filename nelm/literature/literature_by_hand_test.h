// A small literature for tests: two studies of invented authors, where the review and one of them differ.
#pragma once

#include "nelm/literature/literature.h"

namespace nelm::literature::by_hand {

inline StudyResult survival(std::string id, SaidBy who, Arm arm, double percent) {
  StudyResult r;
  r.id = std::move(id), r.said_by = who, r.arm = arm, r.endpoint = Endpoint::os, r.measure = Measure::share;
  r.value = percent, r.months = 60, r.per = Per::patients, r.place = "abstract";
  return r;
}

inline Literature two_studies() {
  Literature l;
  l.studies.resize(2);
  Study& a  = l.studies[0];
  a.id      = "able-2001";
  a.authors = "Able AB, Baker C, et al.";
  a.year = 2001, a.number = 7, a.design = Design::retrospective, a.n = 40;
  a.results.push_back(survival("able-2001.1", SaidBy::the_review, Arm::lt, 34));
  a.results.push_back(survival("able-2001.2", SaidBy::the_paper, Arm::lt, 30));
  a.results.push_back(survival("able-2001.3", SaidBy::the_paper, Arm::iat, 20));
  a.results[2].measure = Measure::median;
  a.statements = {3}, a.results[0].statements = {4};
  Study& b  = l.studies[1];
  b.id      = "van-other-2002";
  b.authors = "van Other DE";
  b.year = 2002, b.design = Design::prospective;
  b.results.push_back(survival("van-other-2002.1", SaidBy::the_review, Arm::lt, 50));
  b.results[0].cites = {"able-2001"};
  l.discrepancies.resize(2);
  l.discrepancies[0].id = "D-01", l.discrepancies[0].number = 1, l.discrepancies[0].severity = Severity::cosmetic;
  l.discrepancies[0].studies = {"able-2001"};
  l.discrepancies[1].id = "D-02", l.discrepancies[1].number = 2;
  l.discrepancies[1].severity = Severity::changes_a_conclusion, l.discrepancies[1].studies = {"able-2001"};
  l.discrepancies[1].claims = {"able-2001.1"}, l.discrepancies[1].originals = {"able-2001.2"};
  l.discrepancies[1].review_says = "34 %", l.discrepancies[1].original_says = "30 %";
  l.discrepancies[1].about = "survival", l.discrepancies[1].statements = {5};
  l.overlaps.resize(2);
  l.overlaps[0].id = "a", l.overlaps[0].studies = {"able-2001", "van-other-2002"};
  l.overlaps[1].id = "b", l.overlaps[1].studies = {"able-2001", "van-other-2002"}, l.overlaps[1].sure = Sure::certain;
  l.warnings.resize(1);
  l.warnings[0].id = "late", l.warnings[0].options = board::bit(board::Option::lt), l.warnings[0].says = "chosen late";
  l.warnings[0].statements = {6};
  return l;
}

}  // namespace nelm::literature::by_hand
