// What follows by a source's classes: each scheme of the knowledge, at its limits.
#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/board/judged.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"
#include "tests/built_in.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;
using tests::built_in_knowledge;

namespace {

Judged judged(std::vector<Entry> e, std::vector<List> lists = {}) {
  return judge_facts(case_of(std::move(e), std::move(lists)), built_in_knowledge(), day("2017-06-01"));
}
Choices what(Fact f, std::vector<Entry> e) { return judged(std::move(e))[f].choices; }

const Scheme& scheme(std::string_view id) {
  const auto found = std::ranges::find(built_in_knowledge().schemes, id, &Scheme::id);
  REQUIRE(found != built_in_knowledge().schemes.end());
  return *found;
}
Choices grade_by(std::string_view id, std::vector<Entry> e) {
  return judged(std::move(e)).values.all()[scheme(id).slot].choices;
}

const Entry tumour    = said(Fact::morphology, Morphology::net);
const Entry carcinoma = said(Fact::morphology, Morphology::nec_large_cell);
const Entry mixed     = said(Fact::morphology, Morphology::minen);
Entry       ki67(double percent) { return said(Fact::ki67_pct, percent); }
Entry       ki67(Range percent) { return said(Fact::ki67_pct, percent); }
Entry       mitoses(double n) { return said(Fact::mitoses_per_2mm2, n); }
Entry       site(Site s) { return said(Fact::primary_site, s); }

using enum patient::Grade;

}  // namespace

TEST_CASE("each fact that follows by classes has its scheme") {
  for (const Fact f : {Fact::performance_too_low, Fact::portal_drainage, Fact::small_intestine, Fact::midgut,
                       Fact::pancreas_body_or_tail, Fact::gastro_entero_pancreatic, Fact::nen_class, Fact::grade,
                       Fact::metastasis_pattern, Fact::growth_rate, Fact::recurrence_class, Fact::lt_common_age_zone})
    CHECK_MESSAGE(std::ranges::count(built_in_knowledge().schemes, f, &Scheme::gives) == (f == Fact::grade ? 2 : 1),
                  row(f).name);
}

TEST_CASE("WHO 2019: G1 below 3, G2 from 3 to 20, G3 over 20, by Ki-67") {
  const auto by = [](double percent) { return grade_by("who-2019", {tumour, mitoses(0), ki67(percent)}); };
  CHECK(by(2.99) == only(G1));
  CHECK(by(3) == only(G2));
  CHECK(by(20) == only(G2));
  CHECK(by(20.01) == only(G3));
}

TEST_CASE("WHO 2019: G1 below 2, G2 from 2 to 20, G3 over 20, by mitoses, and the worse of both counts") {
  const auto by = [](double n) { return grade_by("who-2019", {tumour, ki67(1), mitoses(n)}); };
  CHECK(by(1) == only(G1));
  CHECK(by(2) == only(G2));
  CHECK(by(20) == only(G2));
  CHECK(by(21) == only(G3));
  CHECK(grade_by("who-2019", {tumour, ki67(40), mitoses(12)}) == only(G3));
  CHECK(grade_by("who-2019", {tumour, ki67(5), mitoses(0)}) == only(G2));
}

TEST_CASE("one marker missing, the other gives a lower bound; the grade reported settles it") {
  for (const auto* id : {"who-2010", "who-2019"}) {
    CHECK(grade_by(id, {tumour, ki67(2)}) == any_of(G1, G2, G3));
    CHECK(grade_by(id, {tumour, ki67(5)}) == any_of(G2, G3));
    CHECK(grade_by(id, {tumour, ki67(21)}) == only(G3));
    CHECK(grade_by(id, {tumour, mitoses(3)}) == any_of(G2, G3));
    CHECK(grade_by(id, {tumour, ki67(2), said(Fact::grade_reported, ReportedGrade::G1)}) == only(G1));
  }
}

TEST_CASE("WHO 2010: G1 up to 2, G2 from 3, and between them either") {
  const auto by = [](double percent) { return grade_by("who-2010", {tumour, mitoses(0), ki67(percent)}); };
  CHECK(by(2) == only(G1));
  CHECK(by(2.01) == any_of(G1, G2));
  CHECK(by(2.99) == any_of(G1, G2));
  CHECK(by(3) == only(G2));
  CHECK(by(20) == only(G2));
  CHECK(by(20.01) == only(G3));
  CHECK(grade_by("who-2010", {tumour, mitoses(2), ki67(2.5)}) == only(G2));
  CHECK(grade_by("who-2010", {tumour, mitoses(21), ki67(2.5)}) == only(G3));
}

TEST_CASE("a range of Ki-67 leaves every grade it may mean") {
  CHECK(grade_by("who-2019", {tumour, mitoses(0), ki67(Range{0, 3, false, true})}) == only(G1));
  CHECK(grade_by("who-2019", {tumour, mitoses(0), ki67(between(0, 3))}) == any_of(G1, G2));
  CHECK(grade_by("who-2019", {tumour, mitoses(0), ki67(between(5, 15))}) == only(G2));
  CHECK(grade_by("who-2019", {tumour, mitoses(0), ki67(between(15, 25))}) == any_of(G2, G3));
}

TEST_CASE("a carcinoma has no grade in 2019 and is grade 3 in 2010; a mixed neoplasm keeps what its markers give") {
  CHECK(grade_by("who-2019", {carcinoma, ki67(55)}) == only(patient::Grade::none));
  CHECK(grade_by("who-2010", {carcinoma, ki67(55)}) == only(G3));
  CHECK(grade_by("who-2010", {carcinoma, ki67(10)}) == only(G3));
  CHECK(grade_by("who-2019", {mixed, ki67(10), mitoses(5)}) == only(G2));
  CHECK(grade_by("who-2019", {tumour, ki67(40)}) == only(G3));
}

TEST_CASE("a grade reported against the markers leaves both, by either scheme") {
  const std::vector<Entry> e{tumour, ki67(1), mitoses(0), said(Fact::grade_reported, ReportedGrade::G2)};
  CHECK(grade_by("who-2010", e) == any_of(G1, G2));
  CHECK(grade_by("who-2019", e) == any_of(G1, G2));
}

TEST_CASE("the class is by morphology; without it well is a tumour, poor a carcinoma or mixed; never by Ki-67") {
  using enum NenClass;
  CHECK(what(Fact::nen_class, {tumour}) == only(NET));
  CHECK(what(Fact::nen_class, {carcinoma}) == only(NEC));
  CHECK(what(Fact::nen_class, {said(Fact::morphology, Morphology::nec_small_cell)}) == only(NEC));
  CHECK(what(Fact::nen_class, {mixed}) == only(MiNEN));
  CHECK(what(Fact::nen_class, {mixed, said(Fact::differentiation, Differentiation::well)}) == only(MiNEN));
  CHECK(what(Fact::nen_class, {said(Fact::differentiation, Differentiation::well)}) == only(NET));
  CHECK(what(Fact::nen_class, {said(Fact::differentiation, Differentiation::poor)}) == any_of(NEC, MiNEN));
  CHECK(what(Fact::nen_class, {ki67(80)}) == any_of(NET, NEC, MiNEN));
}

TEST_CASE("drainage to the portal vein alone, site by site") {
  using enum Site;
  for (const Site s :
       {pancreas_head, pancreas_body, pancreas_tail, pancreas_unspecified, stomach_distal, duodenum, jejunum, ileum,
        small_intestine_unspecified, appendix, caecum, colon_right, colon_transverse, colon_left, sigmoid})
    CHECK_MESSAGE(what(Fact::portal_drainage, {site(s)}) == yes, Site_words[static_cast<std::size_t>(s)]);
  for (const Site s : {oesophagus, stomach_proximal, lung, thymus, ovary, kidney, rectum_lower})
    CHECK_MESSAGE(what(Fact::portal_drainage, {site(s)}) == no, Site_words[static_cast<std::size_t>(s)]);
  for (const Site s : {rectum_upper, rectum_unspecified, stomach_unspecified, biliary, Site::other})
    CHECK_MESSAGE(what(Fact::portal_drainage, {site(s)}) == yes_or_no, Site_words[static_cast<std::size_t>(s)]);
  CHECK(what(Fact::portal_drainage, {}) == yes_or_no);
  CHECK(what(Fact::portal_drainage, {said(Fact::primary_status, PrimaryStatus::never_found)}) == yes_or_no);
}

TEST_CASE("pancreatic body or tail: a pancreatic primary without closer word may be either") {
  using enum Site;
  const auto body_or_tail = [](Site s) { return what(Fact::pancreas_body_or_tail, {site(s)}); };
  for (const Site s : {pancreas_body, pancreas_tail}) CHECK(body_or_tail(s) == yes);
  for (const Site s : {pancreas_head, duodenum, ileum, lung, Site::other}) CHECK(body_or_tail(s) == no);
  CHECK(body_or_tail(pancreas_unspecified) == yes_or_no);
  CHECK(what(Fact::pancreas_body_or_tail, {}) == yes_or_no);
}

TEST_CASE("small intestine, midgut and gastro-entero-pancreatic, site by site") {
  using enum Site;
  const auto of = [](Fact f, Site s) { return what(f, {site(s)}); };
  for (const Site s : {jejunum, ileum, small_intestine_unspecified}) {
    CHECK(of(Fact::small_intestine, s) == yes);
    CHECK(of(Fact::midgut, s) == yes);
    CHECK(of(Fact::gastro_entero_pancreatic, s) == yes);
  }
  for (const Site s : {appendix, caecum, colon_right}) {
    CHECK(of(Fact::small_intestine, s) == no);
    CHECK(of(Fact::midgut, s) == yes);
    CHECK(of(Fact::gastro_entero_pancreatic, s) == yes);
  }
  for (const Site s :
       {duodenum, colon_transverse, colon_left, sigmoid, rectum_lower, stomach_proximal, pancreas_tail}) {
    CHECK(of(Fact::small_intestine, s) == no);
    CHECK(of(Fact::midgut, s) == no);
    CHECK(of(Fact::gastro_entero_pancreatic, s) == yes);
  }
  for (const Site s : {lung, thymus, ovary, kidney}) CHECK(of(Fact::gastro_entero_pancreatic, s) == no);
  for (const Site s : {oesophagus, biliary}) CHECK(of(Fact::gastro_entero_pancreatic, s) == yes_or_no);
  CHECK(what(Fact::midgut, {}) == yes_or_no);
}

TEST_CASE("the pattern: a single lesion, a bulk somebody marked, innumerable ones, or none of these") {
  using enum Pattern;
  const Entry complete    = said(Fact::lesion_list_complete, true);
  const Entry innumerable = said(Fact::lesion_count_reported, at_least(2), "innumerable");
  const Entry bulk        = said(Fact::dominant_bulk_marked, true);
  const auto  pattern     = [&](std::size_t lesions, std::vector<Entry> e) {
    return judged(std::move(e), {list(Fact::lesions, std::vector<Record>(lesions))})[Fact::metastasis_pattern].choices;
  };
  CHECK(pattern(1, {complete}) == only(I));
  CHECK(pattern(1, {}) == any_of(I, II, III, unclassified));
  CHECK(pattern(4, {complete}) == any_of(II, unclassified));
  CHECK(pattern(4, {complete, bulk}) == only(II));
  CHECK(pattern(4, {complete, said(Fact::dominant_bulk_marked, false)}) == only(unclassified));
  CHECK(what(Fact::metastasis_pattern, {innumerable}) == only(III));
  CHECK(what(Fact::metastasis_pattern, {innumerable, bulk}) == any_of(II, III));
  CHECK(!judged({innumerable, bulk}).flags.empty());
  CHECK(pattern(2, {complete, innumerable}) == any_of(II, III, unclassified));
}

TEST_CASE("the age against the review's range: under 45 met, from 55 on not, borderline between") {
  using enum AgeZone;
  const auto zone = [](Range years) { return what(Fact::lt_common_age_zone, {said(Fact::age_years, years)}); };
  CHECK(zone(exactly(44)) == only(met));
  CHECK(zone(exactly(45)) == only(borderline));
  CHECK(zone(exactly(54)) == only(borderline));
  CHECK(zone(exactly(55)) == only(not_met));
  CHECK(zone(between(44, 45)) == any_of(met, borderline));
}

TEST_CASE("a recurrence is early up to 36.0 months, late after") {
  const auto after = [](double months) {
    return what(Fact::recurrence_class, {said(Fact::recurrence_interval_months, months)});
  };
  CHECK(after(36) == only(Recurrence::early));
  CHECK(after(36.01) == only(Recurrence::late));
  CHECK(what(Fact::recurrence_class, {said(Fact::curative_liver_resection_date, day("2013-01-31")),
                                      said(Fact::recurrence_date, day("2016-01-31"))}) == only(Recurrence::early));
  CHECK(what(Fact::recurrence_class, {said(Fact::curative_liver_resection_date, day("2013-01-31")),
                                      said(Fact::recurrence_date, day("2016-02-01"))}) == only(Recurrence::late));
}

TEST_CASE("stable for over a year is slow growth, progression of a tumour known for a year rapid, else either") {
  const auto growth = [](Course course, Fact months, double n) {
    return what(Fact::growth_rate, {said(Fact::disease_status, course), said(months, n)});
  };
  constexpr Choices either = any_of(Growth::slow, Growth::rapid);
  CHECK(growth(Course::stable, Fact::stability_months, 12.5) == only(Growth::slow));
  CHECK(growth(Course::stable, Fact::stability_months, 12) == either);
  CHECK(growth(Course::progression, Fact::diagnosis_months_ago, 12) == only(Growth::rapid));
  CHECK(growth(Course::progression, Fact::diagnosis_months_ago, 12.5) == either);
}

TEST_CASE("ECOG 0 is not too low, 4 is, between them it stays open") {
  const auto low = [](double ecog) { return what(Fact::performance_too_low, {said(Fact::ecog, ecog)}); };
  CHECK(low(0) == no);
  for (const double ecog : {1., 2., 3.}) CHECK(low(ecog) == yes_or_no);
  CHECK(low(4) == yes);
}
