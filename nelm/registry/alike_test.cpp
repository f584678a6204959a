#include "nelm/registry/alike.h"

#include <doctest/doctest.h>

#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::registry;
using board::Verdict;
using patient::Fact;
using AlikeCells = std::vector<double>;

namespace {

constexpr auto nothing_there = cohort::missing;

Stated alike_number(double value) {
  Stated s;
  s.value   = value;
  s.assumed = "for a test";
  return s;
}

AlikeFact same(Fact f) {
  AlikeFact a;
  a.fact = f;
  return a;
}

AlikeFact ki67_by_grade() {
  AlikeFact a;
  a.fact   = Fact::ki67_pct;
  a.by     = AlikeFact::By::side;
  a.limits = {{alike_number(3), true}, {alike_number(20), false}};
  return a;
}

AlikeFact age_within(double years) {
  AlikeFact a;
  a.fact = Fact::age_years;
  a.by   = AlikeFact::By::within;
  a.band = alike_number(years);
  return a;
}

AlikeFact site_by_organ() {
  AlikeFact a;
  a.fact   = Fact::primary_site;
  a.by     = AlikeFact::By::group;
  a.groups = {{"small intestine", patient::any_of(patient::Site::jejunum, patient::Site::ileum)}};
  return a;
}

AlikeBy by(std::vector<AlikeFact> facts) {
  AlikeBy b;
  b.fewest = alike_number(2), b.begins_at = alike_number(1);
  b.at_months = {0, 12};
  b.facts     = std::move(facts);
  return b;
}

cohort::Column numbers(std::string name, AlikeCells cells) {
  return {std::move(name), cohort::Column::Kind::number, std::move(cells), {}};
}
cohort::Column words(std::string name, AlikeCells cells, std::vector<std::string> levels) {
  return {std::move(name), cohort::Column::Kind::category, std::move(cells), std::move(levels)};
}

/// Six patients: two alike, two of whom something is missing, one too old, one of another organ.
cohort::Table six() {
  return {.file    = "six.csv",
          .columns = {words("id", {0, 1, 2, 3, 4, 5}, {"a", "b", "c", "d", "e", "f"}),
                      numbers("age_years", {50, 60, nothing_there, 55, 71, 55}),
                      numbers("ki67_pct", {2, 2.9, 1, nothing_there, 1, 1}),
                      words("primary_site", {0, 1, 0, 0, 0, 2}, {"ileum", "jejunum", "lung"}),
                      numbers("follow_up_months", {10, 20, 30, 40, 50, 60}), numbers("death", {1, 0, 1, 0, 1, 0})},
          .lines   = {}};
}

std::string told(const cohort::Table& t, const AlikeBy& b) {
  std::string all;
  for (const Problem& p : not_a_registry(t, b)) all += sentence(p) + "\n";
  return all;
}

}  // namespace

TEST_CASE("who is alike, who may be and who is not, and by which facts") {
  patient::Values v;
  v[Fact::age_years]    = patient::number(55);
  v[Fact::ki67_pct]     = patient::number(2);
  v[Fact::primary_site] = patient::choice(patient::only(patient::Site::ileum));
  const auto b          = by({age_within(5), ki67_by_grade(), site_by_organ(), same(Fact::bilobar), same(Fact::ecog)});
  v[Fact::ecog]         = patient::number(0);
  const auto a          = alike(v, six(), b);
  CHECK(a.surely == std::vector<std::size_t>{0, 1});   // the ends of the band are in it; jejunum is of the organ
  CHECK(a.perhaps == std::vector<std::size_t>{2, 3});  // no age, no Ki-67: never taken as alike, never as unlike
  REQUIRE(a.matched.size() == 3);
  CHECK(a.matched[0].differs == 1);
  CHECK(a.matched[0].missing == 1);
  CHECK(a.matched[2].differs == 1);
  REQUIRE(a.not_matched.size() == 2);
  CHECK(a.not_matched[0].why == NotMatched::Why::not_reported);  // of the case, before the registry is looked at
  CHECK(a.not_matched[1].why == NotMatched::Why::no_column);
  CHECK(a.ids);
}

TEST_CASE("a fact not reported is not matched on, and with none nobody is alike") {
  const patient::Values open;
  const auto            b = by({age_within(5), site_by_organ()});
  const auto            a = alike(open, six(), b);
  CHECK(a.surely.empty());
  CHECK(a.perhaps.empty());
  CHECK(a.not_matched.size() == 2);
}

TEST_CASE("a case between two values is surely alike only where both are") {
  const auto ki67 = ki67_by_grade();
  const auto at   = [&](double low, double high, double cell) {
    return alike_in(ki67, patient::number(patient::between(low, high)), cell);
  };
  CHECK(at(1, 2, 2.9) == Verdict::met);
  CHECK(at(1, 3, 2.9) == Verdict::unknown);  // 3 itself lies above
  CHECK(at(3, 20, 3) == Verdict::met);       // 20 itself below
  CHECK(at(3, 20, 20.1) == Verdict::unmet);
  CHECK(at(3, 21, 20) == Verdict::unknown);
  CHECK(at(1, 2, nothing_there) == Verdict::unknown);
  const auto either = patient::choice(patient::any_of(patient::Site::ileum, patient::Site::lung));
  CHECK(alike_in(site_by_organ(), either, static_cast<double>(patient::Site::jejunum)) == Verdict::unknown);
  CHECK(alike_in(site_by_organ(), either, static_cast<double>(patient::Site::thymus)) == Verdict::unmet);
  CHECK(alike_in(site_by_organ(), patient::choice(patient::only(patient::Site::lung)),
                 static_cast<double>(patient::Site::lung)) == Verdict::met);  // of no group: like itself
}

TEST_CASE("of two patients whose word does not say which, nobody knows whether they are alike") {
  auto site     = site_by_organ();
  site.vague    = patient::only(patient::Site::other);
  const auto is = [&](patient::Site of_the_case, patient::Site cell) {
    return alike_in(site, patient::choice(patient::only(of_the_case)), static_cast<double>(cell));
  };
  CHECK(is(patient::Site::other, patient::Site::other) == Verdict::unknown);
  CHECK(is(patient::Site::other, patient::Site::ileum) == Verdict::unmet);  // another than those that have a word
  CHECK(is(patient::Site::ileum, patient::Site::other) == Verdict::unmet);
  CHECK(is(patient::Site::ileum, patient::Site::jejunum) == Verdict::met);
}

TEST_CASE("what is no registry is told, with its line") {
  const auto b = by({age_within(5), ki67_by_grade(), site_by_organ()});
  CHECK(told(six(), b).empty());
  auto t = six();
  t.columns.resize(4);
  CHECK(told(t, b) ==
        "six.csv: follow_up_months: found no such column; expected the months from diagnosis to the end of follow-up\n"
        "six.csv: death: found no such column; expected 0 (alive) or 1 (died) at the end of follow-up\n");
  t                  = six();
  t.columns[0].cells = {0, 1, 1, 1, 4, 5};
  CHECK(
      told(t, b).starts_with("six.csv:4:0: id: found a second row of b (and 1 more rows); expected one row for each"));
  t                      = six();
  t.columns[3].levels[0] = "ileun";
  CHECK(told(t, b).find("six.csv:2:0: primary_site: found \"ileun\" (and 3 more rows); expected one of ") == 0);
  CHECK(told(t, b).find("did you mean ileum?") != std::string::npos);
  t                     = six();
  t.columns[2].cells[1] = 140;
  t.columns[5].cells[2] = 2;
  t.columns.push_back(numbers("entry_months", {0, 0, 30, 0, 0, 0}));
  CHECK(told(t, b) ==
        "six.csv:3:0: ki67_pct: found 140; expected a number ki67_pct can be\n"
        "six.csv:4:0: death: found 2; expected 0 (alive) or 1 (died)\n"
        "six.csv:4:0: entry_months: found 30 with a follow-up to 30; expected an entry before the end of the "
        "follow-up\n");
  t = six();
  t.columns.push_back(words("treatment", {0, 0, 1, 1, 2, 2}, {"lt", "prrt", "ssi"}));
  t.columns.push_back(numbers("treatment_months", {1, nothing_there, 2, nothing_there, 3, nothing_there}));
  CHECK(told(t, b).find("six.csv:6:0: treatment: found \"ssi\"") != std::string::npos);
  CHECK(told(t, b).find("found none where the treatment is lt, prrt, ssi; expected none of one treatment alone") !=
        std::string::npos);
}
