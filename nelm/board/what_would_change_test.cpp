#include "nelm/board/what_would_change.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::Case;
using patient::Range;

namespace {

const Condition load_to_50    = number(Operator::at_most, Fact::liver_tumour_load_pct, 50);
const Condition age_to_55     = number(Operator::at_most, Fact::age_years, 55);
const Condition ki67_below_10 = number(Operator::below, Fact::ki67_pct, 10);
const Condition stable_6      = number(Operator::at_least, Fact::stability_months, 6);
const Condition primary_out   = among(Fact::primary_status, patient::only(patient::PrimaryStatus::resected_curative));

/// The ways for one list on transplantation.
std::vector<Way> ways(const Case& c, std::vector<Condition> required) {
  const auto k   = knowledge_of({list_of("a", Option::lt, std::move(required))});
  const auto now = assess(c, k, day("2017-06-01"));
  const auto all = what_would_change(c, k, now);
  REQUIRE(all.size() == 1);
  return all[0].ways;
}

Possible word(auto w) { return patient::choice(patient::only(w)); }

}  // namespace

TEST_CASE("a load of 52 % has to come down to at most 50 %") {
  const auto found = ways(case_of({said(Fact::liver_tumour_load_pct, 52)}), {load_to_50});
  REQUIRE(found.size() == 1);
  CHECK(found[0].changes ==
        std::vector<Change>{{Fact::liver_tumour_load_pct, How::treated, patient::number(Range{0, 50})}});
  CHECK(found[0].crosses == 1);
}

TEST_CASE("a load not known may be found out, and nothing is crossed") {
  const auto found = ways(case_of({}), {load_to_50});
  REQUIRE(found.size() == 1);
  CHECK(found[0].changes[0].how == How::found_out);
  CHECK(found[0].crosses == 0);
}

TEST_CASE("what is found out is so now: of many lesions in both lobes it is never found that there is one") {
  const auto found =
      ways(case_of({said(Fact::large_number_bilobar, true)}), {number(Operator::at_most, Fact::lesion_count, 1)});
  REQUIRE(found.size() == 1);
  CHECK(found[0].changes[0].fact == Fact::lesion_count);
  CHECK(found[0].changes[0].how == How::treated);
  CHECK(found[0].changes[1].fact == Fact::large_number_bilobar);
  CHECK(found[0].changes[1].how == How::treated);
}

TEST_CASE("never a younger age") {
  CHECK(ways(case_of({said(Fact::age_years, 60)}), {age_to_55}).empty());
  CHECK(ways(case_of({said(Fact::birth_date, day("1950-01-01"))}), {age_to_55}).empty());
}

TEST_CASE("an age that has to rise can be waited for") {
  const auto found = ways(case_of({said(Fact::age_years, 17)}), {number(Operator::at_least, Fact::age_years, 18)});
  REQUIRE(found.size() == 1);
  CHECK(found[0].changes[0].how == How::in_time);
}

TEST_CASE("never another site, a second reading of a slide, or a primary put back") {
  using enum patient::Site;
  CHECK(ways(case_of({said(Fact::primary_site, lung)}), {among(Fact::primary_site, patient::only(ileum))}).empty());
  CHECK(ways(case_of({said(Fact::ki67_pct, 12)}), {ki67_below_10}).empty());
  CHECK(ways(case_of({said(Fact::ki67_pct, patient::between(5, 15))}), {ki67_below_10}).empty());
  CHECK(ways(case_of({said(Fact::primary_status, patient::PrimaryStatus::resected_noncurative)}),
             {among(Fact::primary_status, patient::only(patient::PrimaryStatus::in_situ))})
            .empty());
  CHECK(ways(case_of({said(Fact::ki67_pct, 12)}, {list(Fact::specimens, {item({said(Fact::specimen_ki67, 12)})})}),
             {ki67_below_10})
            .empty());
}

TEST_CASE("never disease that should appear, or a treatment taken back") {
  const auto none = list(Fact::extrahepatic, {});
  CHECK(ways(case_of({said(Fact::regional_nodes, patient::Nodes::none)}, {none}), {yes(Fact::extrahepatic_present)})
            .empty());
  const auto given = list(Fact::treatments, {item({said(Fact::treatment_type, Option::ssa)})});
  CHECK(ways(case_of({}, {given}), {among(Fact::ssa_given, patient::no)}).empty());
}

TEST_CASE("never a patient who fares worse") {
  CHECK(ways(case_of({said(Fact::ecog, 1)}), {number(Operator::at_least, Fact::ecog, 3)}).empty());
  CHECK(ways(case_of({said(Fact::liver_resectable, patient::Resectable::resectable_one_stage)}),
             {among(Fact::liver_resectable, patient::only(patient::Resectable::unresectable))})
            .empty());
}

TEST_CASE("a primary in place can be removed, a treatment be given") {
  const auto removed = ways(case_of({said(Fact::primary_status, patient::PrimaryStatus::in_situ)}), {primary_out});
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].changes ==
        std::vector<Change>{{Fact::primary_status, How::done, word(patient::PrimaryStatus::resected_curative)}});
  const auto given = ways(case_of({}, {list(Fact::treatments, {})}), {yes(Fact::systemic_treatment_given)});
  REQUIRE(given.size() == 1);
  CHECK(given[0].changes[0].how == How::done);
}

TEST_CASE("what is outside the liver is cleared only where it can be resected") {
  using patient::ElsewhereStatus;
  const auto with = [](ElsewhereStatus s) {
    return case_of(
        {said(Fact::regional_nodes, patient::Nodes::none)},
        {list(Fact::extrahepatic,
              {item({said(Fact::elsewhere_site, patient::Elsewhere::ovary), said(Fact::elsewhere_status, s)})})});
  };
  const std::vector<Condition> nothing{among(Fact::extrahepatic_present, patient::no)};
  CHECK(ways(with(ElsewhereStatus::present_resectable), nothing).size() == 1);
  CHECK(ways(with(ElsewhereStatus::present_unresectable), nothing).empty());
}

TEST_CASE("months of stability are waited for, and the patient is older then") {
  const auto stable = said(Fact::disease_status, patient::Course::stable);
  const auto months = said(Fact::stability_months, 3);
  const auto found  = ways(case_of({stable, months, said(Fact::age_years, 40)}), {stable_6, age_to_55});
  REQUIRE(found.size() == 1);
  CHECK(found[0].changes[0].fact == Fact::stability_months);
  CHECK(found[0].changes[0].how == How::in_time);
  CHECK(found[0].changes[0].to.numbers.low == 6);
  // at 55 another birthday may come before the six months are over
  CHECK(ways(case_of({stable, months, said(Fact::age_years, 55)}), {stable_6, age_to_55}).empty());
}

TEST_CASE("a disease that progresses has to be stable first, and stay so") {
  const auto found = ways(case_of({said(Fact::disease_status, patient::Course::progression)}), {stable_6});
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 2);
  CHECK(found[0].changes[0].fact == Fact::disease_status);
  CHECK(found[0].changes[0].to.choices == patient::any_of(patient::Course::stable, patient::Course::response));
  CHECK(found[0].changes[1].fact == Fact::stability_months);
}

TEST_CASE("fewest facts first, then fewest limits crossed, then the order of the catalogue") {
  // the load alone, or two other facts: the load alone is said
  const auto either = [](Condition a, const Condition& b) {
    Condition c{"", {{.is = Operator::either}}};
    c.terms.insert(c.terms.end(), a.terms.begin(), a.terms.end());
    c.terms[0].right = static_cast<std::uint16_t>(c.terms.size());
    c.terms.insert(c.terms.end(), b.terms.begin(), b.terms.end());
    return c;
  };
  const auto flr_30 = number(Operator::at_least, Fact::flr_pct, 30);
  const auto flr_40 = number(Operator::at_least, Fact::flr_pct, 40);
  const auto found  = ways(case_of({said(Fact::liver_tumour_load_pct, 52), said(Fact::flr_pct, 20)}),
                           {either(load_to_50, flr_40), either(load_to_50, flr_30)});
  REQUIRE(found.size() == 2);
  CHECK(found[0].changes[0].fact == Fact::liver_tumour_load_pct);
  CHECK(found[0].crosses == 1);
  CHECK(found[1].changes[0].fact == Fact::flr_pct);
  CHECK(found[1].crosses == 3);  // 30, what lies up to 40, 40
}

TEST_CASE("unresectable now has to be made resectable before a complete resection is achievable") {
  const auto found =
      ways(case_of({said(Fact::liver_resectable, patient::Resectable::unresectable)}), {yes(Fact::r0_achievable)});
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 2);
  CHECK(found[0].changes[0].fact == Fact::liver_resectable);
  CHECK(found[0].changes[1].fact == Fact::r0_achievable);
}

TEST_CASE("more than three facts are too many to say") {
  const auto c = case_of({said(Fact::liver_tumour_load_pct, 52), said(Fact::ecog, 3), said(Fact::flr_pct, 20),
                          said(Fact::ascites, patient::Ascites::moderate_severe)});
  const std::vector<Condition> all{load_to_50, number(Operator::at_most, Fact::ecog, 1),
                                   number(Operator::at_least, Fact::flr_pct, 30),
                                   among(Fact::ascites, patient::only(patient::Ascites::none))};
  CHECK(ways(c, all).empty());
  CHECK(ways(c, {all[0], all[1], all[2]}).size() == 1);
}

TEST_CASE("what is favoured already, and what nothing could turn, is not listed") {
  const auto k   = knowledge_of({list_of("a", Option::lt, {load_to_50})});
  const Case met = case_of({said(Fact::liver_tumour_load_pct, 30)});
  CHECK(what_would_change(met, k, assess(met, k, day("2017-06-01"))).empty());
}

TEST_CASE("a bar that holds has to give way, and the indication to stand") {
  Source s{.id = "g", .kind = SourceKind::guideline};
  s.rules.push_back({.id = "for", .options = bit(Option::debulking), .strength = Strength::recommends});
  s.rules[0].criteria.push_back({.met_if = yes(Fact::flr_adequate)});
  s.rules.push_back({.id = "bar", .options = bit(Option::debulking), .form = Form::bar, .strength = Strength::against});
  s.rules[1].criteria.push_back({.met_if = number(Operator::above, Fact::liver_tumour_load_pct, 50)});
  const auto k   = knowledge_of({s});
  const Case c   = case_of({said(Fact::liver_tumour_load_pct, 52), said(Fact::flr_adequate, false)});
  const auto all = what_would_change(c, k, assess(c, k, day("2017-06-01")));
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].ways.size() == 1);
  REQUIRE(all[0].ways[0].changes.size() == 2);
  CHECK(all[0].ways[0].changes[0].fact == Fact::liver_tumour_load_pct);
  CHECK(all[0].ways[0].changes[1].fact == Fact::flr_adequate);
}
