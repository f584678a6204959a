#include "nelm/patient/binding.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using by_hand::possible;

namespace {

/// Of a number the values on either side of every end that occurs in a binding; of words each.
std::vector<Possible> values_of(Fact f) {
  std::vector<Possible> all;
  if (row(f).kind == Kind::number) {
    for (const double x : {0., 1., 2., 7., 50.}) all.push_back(number(x));
    if (!row(f).traits.whole) all.push_back(number(0.5));
    return all;
  }
  for (Choices left = anything(f).choices; left != 0; left &= left - 1) all.push_back(choice(left & (~left + 1)));
  return all;
}

bool forbids(const Binding& b, Fact one, const Possible& a, Fact other, const Possible& c) {
  return b.when == one && b.then == other && meet(a, b.within) == a && meet(c, b.is).empty();
}

bool forbidden(Fact one, const Possible& a, Fact other, const Possible& c) {
  return std::ranges::any_of(bindings(), [&](const Binding& b) { return forbids(b, one, a, other, c); });
}

template <class V, class W>
bool not_both(Fact one, V a, Fact other, W c) {
  return forbidden(one, possible(a), other, possible(c)) && forbidden(other, possible(c), one, possible(a));
}
template <class V, class W>
bool may_be_both(Fact one, V a, Fact other, W c) {
  return !forbidden(one, possible(a), other, possible(c)) && !forbidden(other, possible(c), one, possible(a));
}

}  // namespace

TEST_CASE("facts that bind each other do so both ways round") {
  for (const Binding& b : bindings())
    for (const Possible& a : values_of(b.when))
      for (const Possible& c : values_of(b.then)) {
        const bool mixed = (b.when == Fact::morphology && a == possible(Morphology::minen)) ||
                           (b.then == Fact::morphology && c == possible(Morphology::minen));
        if (mixed) continue;  // of a mixed neoplasm the differentiation says nothing
        CHECK_MESSAGE(forbidden(b.when, a, b.then, c) == forbidden(b.then, c, b.when, a), b.why);
      }
}

TEST_CASE("a binding says something: some values go together and some do not") {
  for (const Binding& b : bindings()) {
    bool some = false, not_all = false;
    for (const Possible& a : values_of(b.when))
      for (const Possible& c : values_of(b.then)) (forbids(b, b.when, a, b.then, c) ? not_all : some) = true;
    CHECK_MESSAGE((some && not_all), b.why);
    CHECK(!b.why.empty());
  }
}

TEST_CASE("no lesion and a tumour load exclude each other, a lesion and a load of nothing too") {
  CHECK(not_both(Fact::lesion_count, 0, Fact::liver_tumour_load_pct, 0.5));
  CHECK(not_both(Fact::lesion_count, 1, Fact::liver_tumour_load_pct, 0));
  CHECK(may_be_both(Fact::lesion_count, 0, Fact::liver_tumour_load_pct, 0));
  CHECK(may_be_both(Fact::lesion_count, 1, Fact::liver_tumour_load_pct, 0.5));
}

TEST_CASE("liver metastases are lesions, and no liver metastases none") {
  CHECK(not_both(Fact::liver_metastases, false, Fact::lesion_count, 1));
  CHECK(not_both(Fact::liver_metastases, true, Fact::lesion_count, 0));
  CHECK(may_be_both(Fact::liver_metastases, true, Fact::lesion_count, 1));
  CHECK(may_be_both(Fact::liver_metastases, false, Fact::lesion_count, 0));
}

TEST_CASE("many in both lobes are in both lobes; the other way round it is a clinician's word") {
  CHECK(not_both(Fact::large_number_bilobar, true, Fact::bilobar, false));
  CHECK(may_be_both(Fact::large_number_bilobar, false, Fact::bilobar, true));
  CHECK(not_both(Fact::large_number_bilobar, true, Fact::lesion_count, 1));
}

TEST_CASE("an unresectable liver has no complete resection; a complete resection is treatment with intent to cure") {
  CHECK(not_both(Fact::liver_resectable, Resectable::unresectable, Fact::r0_achievable, true));
  CHECK(may_be_both(Fact::liver_resectable, Resectable::resectable_one_stage, Fact::r0_achievable, false));
  CHECK(may_be_both(Fact::liver_resectable, Resectable::resectable_two_stage, Fact::r0_achievable, true));
  CHECK(not_both(Fact::r0_achievable, true, Fact::curative_treatment_feasible, false));
  CHECK(not_both(Fact::resection_plus_ablation_clears_all, true, Fact::curative_treatment_feasible, false));
  CHECK(may_be_both(Fact::r0_achievable, false, Fact::curative_treatment_feasible, true));
}

TEST_CASE("a viable lesion is not freedom from disease") {
  CHECK(not_both(Fact::lesion_count, 1, Fact::post_curative_resection, true));
  CHECK(may_be_both(Fact::lesion_count, 0, Fact::post_curative_resection, true));
  CHECK(may_be_both(Fact::lesion_count, 0, Fact::post_curative_resection, false));
  CHECK(not_both(Fact::liver_recurrence, true, Fact::post_curative_resection, true));
}

TEST_CASE("nothing outside the liver is the liver alone, and nothing outside the abdomen") {
  CHECK(not_both(Fact::extrahepatic_present, false, Fact::liver_predominant, false));
  CHECK(may_be_both(Fact::extrahepatic_present, true, Fact::liver_predominant, true));
  CHECK(not_both(Fact::extrahepatic_present, false, Fact::extra_abdominal_present, true));
  CHECK(may_be_both(Fact::extrahepatic_present, true, Fact::extra_abdominal_present, false));
}

TEST_CASE("progression is against months of stability, and one or two lesions progress only under progression") {
  CHECK(not_both(Fact::disease_status, Course::progression, Fact::stability_months, 7));
  CHECK(may_be_both(Fact::disease_status, Course::progression, Fact::stability_months, 0));
  CHECK(may_be_both(Fact::disease_status, Course::response, Fact::stability_months, 7));
  CHECK(may_be_both(Fact::disease_status, Course::stable, Fact::stability_months, 0));
  CHECK(not_both(Fact::disease_status, Course::stable, Fact::oligoprogression, true));
  CHECK(may_be_both(Fact::disease_status, Course::progression, Fact::oligoprogression, false));
}

TEST_CASE("a pancreaticoduodenectomy is for the head of the pancreas, the duodenum or what is not said more closely") {
  for (const Site s : {Site::pancreas_head, Site::duodenum, Site::pancreas_unspecified, Site::biliary})
    CHECK(may_be_both(Fact::primary_site, s, Fact::primary_resection_requires_pd, true));
  for (const Site s : {Site::pancreas_tail, Site::ileum, Site::lung})
    CHECK(not_both(Fact::primary_site, s, Fact::primary_resection_requires_pd, true));
  CHECK(may_be_both(Fact::primary_site, Site::pancreas_head, Fact::primary_resection_requires_pd, false));
}

TEST_CASE("a tumour is well differentiated, a carcinoma poorly; a carcinoma is not reported as grade 1 or 2") {
  CHECK(not_both(Fact::morphology, Morphology::net, Fact::differentiation, Differentiation::poor));
  CHECK(not_both(Fact::morphology, Morphology::nec_small_cell, Fact::differentiation, Differentiation::well));
  CHECK(not_both(Fact::nen_class, NenClass::NEC, Fact::grade_reported, ReportedGrade::G2));
  CHECK(may_be_both(Fact::nen_class, NenClass::NEC, Fact::grade_reported, ReportedGrade::G3));
  CHECK(may_be_both(Fact::nen_class, NenClass::NET, Fact::grade_reported, ReportedGrade::G3));
  CHECK(may_be_both(Fact::morphology, Morphology::minen, Fact::differentiation, Differentiation::poor));
}

TEST_CASE("innumerable lesions are several, one lesion is neither many nor a bulk among others") {
  CHECK(not_both(Fact::innumerable, true, Fact::lesion_count, 1));
  CHECK(not_both(Fact::dominant_bulk_marked, true, Fact::lesion_count, 1));
  CHECK(not_both(Fact::innumerable, true, Fact::dominant_bulk_marked, true));
  CHECK(may_be_both(Fact::innumerable, false, Fact::dominant_bulk_marked, false));
}

TEST_CASE("the diagnosis lies at least as far back as the stability and the resection of the primary") {
  Values v;
  v[Fact::stability_months]             = number(between(9, 10));
  v[Fact::primary_resection_months_ago] = number(between(7, 14));
  const Bounds from_below               = by_the_calendar(v);
  CHECK(from_below.diagnosis_months_ago == number(at_least(9)));
  CHECK(from_below.stability_months == number(at_least(0)));

  v[Fact::diagnosis_months_ago] = number(Range{6, 12, false, true});
  const Bounds from_above       = by_the_calendar(v);
  CHECK(from_above.stability_months == number(Range{0, 12, false, true}));
  CHECK(from_above.primary_resection_months_ago == number(Range{0, 12, false, true}));
}
