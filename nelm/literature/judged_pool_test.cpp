#include "nelm/literature/judged_pool.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "nelm/board/knowledge_by_hand_test.h"

namespace nelm::literature {

namespace {

using board::Option;
using board::by_hand::among;
using patient::Fact;

constexpr double exactly_as_worked = 1e-12;

/// 60 of 100 alive at 5 years after a transplant, in the paper's own words; each test says what is otherwise.
StudyResult alive_at_5_years(double share = 60, int n = 100) {
  StudyResult r{.said_by = SaidBy::the_paper, .arm = Arm::lt, .n = n};
  r.endpoint  = Endpoint::os;
  r.measure   = Measure::share;
  r.months    = 60;
  r.value     = share;
  r.per       = Per::patients;
  r.time_zero = TimeZero::treatment;
  return r;
}

StudyResult ratio(double value, double low, double high) {
  StudyResult r = alive_at_5_years();
  r.measure = Measure::hazard_ratio, r.months = {}, r.per = Per::nothing;
  r.value = value, r.bounds = {Bounds::Kind::ci, low, high}, r.comparator = "no transplant";
  return r;
}

Study study(std::string id, std::vector<StudyResult> results) {
  Study s{.id = id, .number = 1, .authors = id, .year = 2000};
  for (std::size_t i = 0; i < results.size(); ++i) {
    results[i].id = id + "." + std::to_string(i + 1);
    s.results.push_back(std::move(results[i]));
  }
  return s;
}

PoolQuestion question() { return {.option = Option::lt, .endpoints = {Endpoint::os}, .months = 60}; }

/// What keeps two results, each of a study of its own, from being pooled: the ids of the refusals.
std::vector<std::string_view> refused_of(const std::vector<StudyResult>& results, std::vector<Overlap> overlaps = {}) {
  Literature           l{.studies = {}, .discrepancies = {}, .overlaps = std::move(overlaps), .warnings = {}};
  std::vector<PoolRow> rows;
  l.studies.reserve(results.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    l.studies.push_back(study("s" + std::to_string(i + 1), {results[i]}));
    rows.push_back({&l.studies.back(), l.studies.back().results.data()});
  }
  std::vector<std::string_view> ids;
  for (const Refused& r : refused(l, board::by_hand::knowledge_of({}), rows)) ids.push_back(row_of(r.why).id);
  return ids;
}

using Ids = std::vector<std::string_view>;

/// The first result, and another changed in one thing.
template <class Change>
std::vector<StudyResult> two(const Change& change, StudyResult one = alive_at_5_years()) {
  StudyResult other = one;
  change(other);
  return {std::move(one), std::move(other)};
}

JudgedPool judged(const Literature& l, const PoolQuestion& q = question()) {
  auto pool = judged_pool(l, board::by_hand::knowledge_of({}), q);
  REQUIRE(pool);
  return std::move(*pool);
}

const Beside* said(const JudgedPool& p, Caveat is) {
  for (const Beside& b : p.beside)
    if (b.is == is) return &b;
  return nullptr;
}

}  // namespace

TEST_CASE("two results of one question are pooled") {
  CHECK(refused_of(two([](auto&) {})).empty());
}

TEST_CASE("overlap: rows that certainly share patients are refused, those that may are not") {
  const auto both = [](Sure sure) { return std::vector<Overlap>{{.id = "o", .sure = sure, .studies = {"s1", "s2"}}}; };
  CHECK(refused_of(two([](auto&) {}), both(Sure::certain)) == Ids{"overlap"});
  CHECK(refused_of(two([](auto&) {}), both(Sure::probable)).empty());
}

TEST_CASE("review-of-its-rows: a review is not pooled with a study it holds") {
  const std::vector<Overlap> holds{
      {.id = "o", .kind = OverlapKind::review_of_the_study, .sure = Sure::certain, .studies = {"s2", "s1"}}};
  CHECK(refused_of(two([](auto&) {}), holds) == Ids{"review-of-its-rows"});
}

TEST_CASE("endpoint: disease-specific survival is not overall survival") {
  CHECK(refused_of(two([](auto& r) { r.endpoint = Endpoint::dss; })) == Ids{"endpoint"});
}

TEST_CASE("time-zero: from diagnosis is not from treatment, and not stated is as usual") {
  CHECK(refused_of(two([](auto& r) { r.time_zero = TimeZero::diagnosis_of_the_metastases; })) == Ids{"time-zero"});
  CHECK(refused_of(two([](auto& r) { r.time_zero = TimeZero::not_stated; })).empty());
}

TEST_CASE("horizon: 3 years is not 5 years, and a time not stated is neither") {
  CHECK(refused_of(two([](auto& r) { r.months = 36; })) == Ids{"horizon"});
  CHECK(refused_of(two([](auto& r) { r.months = {}; })) == Ids{"horizon"});
}

TEST_CASE(
    "treatment: resection is not transplantation, and arms that bear on no option are not one; arms of one option "
    "are") {
  const auto as = [](Arm arm) { return [arm](auto& r) { r.arm = arm; }; };
  CHECK(refused_of(two(as(Arm::resection))) == Ids{"treatment"});
  CHECK(refused_of(two(as(Arm::none))) == Ids{"treatment"});
  auto resected = alive_at_5_years();
  resected.arm  = Arm::resection;
  CHECK(refused_of(two(as(Arm::surgery), resected)).empty());
  // Each two of these have an option in common, but no option is common to all.
  auto rows = two(as(Arm::resection_plus_ablation), resected);
  rows.push_back(rows[0]);
  rows[2].arm = Arm::surgery;
  CHECK(refused_of(rows) == Ids{"treatment"});
  resected.arm = Arm::systemic;
  CHECK(refused_of({resected, resected}).empty());
}

TEST_CASE("comparator: ratios against two things are refused; of shares nothing is compared") {
  const auto otherwise = [](auto& r) { r.comparator = "resection"; };
  CHECK(refused_of(two(otherwise, ratio(0.5, 0.3, 0.8))) == Ids{"comparator"});
  CHECK(refused_of(two(otherwise)).empty());
}

TEST_CASE("population: patients no one of whom could be in both") {
  const auto only = [](patient::Choices primary) {
    return [primary](auto& r) { r.population_if = among(Fact::primary_status, primary), r.population_if.text = "p"; };
  };
  auto rows                  = two(only(1));
  rows[0].population_if      = among(Fact::primary_status, 2);
  rows[0].population_if.text = "q";
  CHECK(refused_of(rows) == Ids{"population"});
  rows[0].population_if = among(Fact::primary_status, 3);
  CHECK(refused_of(rows).empty());
}

TEST_CASE("unit: per lesion is not per patient") {
  CHECK(refused_of(two([](auto& r) { r.per = Per::lesions; })) == Ids{"unit"});
}

TEST_CASE("measure: a ratio of hazards is none of odds") {
  CHECK(refused_of(two([](auto& r) { r.measure = Measure::odds_ratio; }, ratio(0.5, 0.3, 0.8))) == Ids{"measure"});
}

TEST_CASE("comparator: of one study against different things none is picked") {
  const auto       both = two([](auto& r) { r.comparator = "embolisation"; }, ratio(0.5, 0.3, 0.8));
  const Literature l{.studies = {study("a", both)}};
  const auto       pool = judged(l, {.endpoints = {Endpoint::os}, .measure = Measure::hazard_ratio});
  CHECK(pool.rows.empty());
  REQUIRE(pool.aside.size() == 2);
  CHECK(pool.aside[1].why == Refusal::comparator);
  CHECK(pool.aside[1].says ==
        "a 2000 (a.2) is against embolisation, and the study has others: --result a.2 asks for this one");
}

TEST_CASE("denominator: a share of nobody knows how many; one the paper has of another n") {
  CHECK(refused_of(two([](auto& r) { r.n = {}; })) == Ids{"denominator"});

  auto claim = alive_at_5_years(60, 88), original = alive_at_5_years(60, 42);
  claim.said_by   = SaidBy::the_review;
  const Study s   = study("s", {claim, original});
  const auto  why = unfit({&s, s.results.data()});
  REQUIRE(why);
  CHECK(why->why == Refusal::denominator);
  CHECK(why->says == "s 2000: the review's n is 88, the paper's 42");
}

TEST_CASE(
    "denominator: a claim of counted patients whose number is printed nowhere is said by its count, or as not stated") {
  auto claim = alive_at_5_years(60, 88), original = alive_at_5_years(60, 42);
  claim.said_by = SaidBy::the_review, claim.n = {}, claim.events = 53, claim.of = 88;
  const auto says = [](const Study& s) {
    const auto why = unfit({&s, s.results.data()});
    return why ? why->says : std::string{};
  };
  CHECK(says(study("s", {claim, original})) == "s 2000: the review's n is 88, the paper's 42");
  original.n = {};
  CHECK(says(study("s", {claim, original})) == "s 2000: the review's n is 88, the paper's not stated");
  original.of = 88;
  CHECK(says(study("s", {claim, original})).empty());
}

TEST_CASE("endpoint: a number the paper has of another event stays aside") {
  auto claim = alive_at_5_years(13.1, 88), original = alive_at_5_years(13.1, 42);
  claim.said_by = SaidBy::the_review, claim.endpoint = Endpoint::dfs, original.endpoint = Endpoint::progression;
  const Study s   = study("s", {claim, original});
  const auto  why = unfit({&s, s.results.data()});
  REQUIRE(why);
  CHECK(why->why == Refusal::endpoint);
  CHECK(why->says == "s 2000: 13.1 % is progression in the paper, not disease-free survival");
}

TEST_CASE("range-as-interval: a range over studies is no confidence interval") {
  CHECK(refused_of(two([](auto& r) { r.bounds.kind = Bounds::Kind::range; }, ratio(0.5, 0.3, 0.8))) ==
        Ids{"range-as-interval"});
}

TEST_CASE("no-error: a ratio with an interval or an exact P is pooled, one with a bound on P is not") {
  const auto bare = [](auto& r) { r.bounds = {}, r.p = "<0.001"; };
  CHECK(refused_of(two(bare, ratio(0.5, 0.3, 0.8))) == Ids{"no-error"});
  const auto exact = [](auto& r) { r.bounds = {}, r.p = "0.001", r.exact_p = 0.001; };
  CHECK(refused_of(two(exact, ratio(0.5, 0.3, 0.8))).empty());
}

TEST_CASE("every ground is told at once") {
  CHECK(refused_of(two([](auto& r) { r.months = 36, r.per = Per::lesions, r.n = {}; })) ==
        Ids{"horizon", "unit", "denominator"});
}

TEST_CASE("of a study that answers twice all its patients are taken, counted as usual; the others stay aside") {
  auto part = alive_at_5_years(50, 40), late = alive_at_5_years(73);
  part.group = "the later years", late.time_zero = TimeZero::diagnosis_of_the_metastases;
  const Literature l{.studies = {study("a", {part, late, alive_at_5_years(52)}), study("b", {alive_at_5_years()})}};
  const auto       found = rows_for(l, question());
  REQUIRE(found.rows.size() == 2);
  CHECK(found.rows[0].result->id == "a.3");
  REQUIRE(found.aside.size() == 2);
  CHECK(found.aside[0].why == Refusal::time_zero);
  CHECK(found.aside[1].why == Refusal::overlap);
}

TEST_CASE("parts of a study none of which is the whole are neither picked nor added up") {
  auto one = alive_at_5_years(), other = alive_at_5_years();
  one.group = "pancreatic", other.group = "not pancreatic";
  const Literature l{.studies = {study("a", {one, other})}};
  const auto       found = rows_for(l, question());
  CHECK(found.rows.empty());
  CHECK(found.aside.size() == 2);
}

TEST_CASE("the paper's own row is taken before the review's, which is taken as printed") {
  auto claim    = alive_at_5_years(60, 88);
  claim.said_by = SaidBy::the_review;
  const Literature l{.studies = {study("a", {claim, alive_at_5_years(60, 42)}), study("b", {alive_at_5_years()})}};
  CHECK(rows_for(l, question()).rows[0].result->id == "a.2");
  auto printed       = question();
  printed.as_printed = true;
  CHECK(rows_for(l, printed).rows[0].result->id == "a.1");

  // As printed it is refused, and still worked out, so that it can be shown for what it is.
  const auto pool = judged(l, printed);
  CHECK_FALSE(pool.may_be_pooled());
  CHECK(pool.refused.front().why == Refusal::denominator);
  CHECK(pool.pooled.has_value());
}

TEST_CASE("where nothing is left to pool, what stays aside is the reason") {
  auto without_n  = alive_at_5_years();
  without_n.n     = {};
  const auto pool = judged({.studies = {study("a", {without_n})}});
  CHECK_FALSE(pool.pooled.has_value());
  REQUIRE(pool.refused.size() == 1);
  CHECK(pool.refused[0].why == Refusal::denominator);
}

TEST_CASE("events are the whole number nearest to the share of n, or as counted") {
  auto counted   = alive_at_5_years(46.4, 481);
  counted.events = 223, counted.of = 481;
  const auto pool = judged({.studies = {study("a", {alive_at_5_years(67.2, 15)}), study("b", {counted})}});
  CHECK(pool.rows[0].events == 10);
  CHECK(pool.rows[1].events == 223);
  CHECK(pool.rows[0].size.effect.estimate == doctest::Approx(std::log(10.0 / 5)).epsilon(exactly_as_worked));
}

TEST_CASE("a pool is read on the scale of its numbers, whatever scale it was made on") {
  Literature l{.studies = {study("a", {alive_at_5_years(50, 10)}), study("b", {alive_at_5_years(50, 20)})}};
  for (const auto scale : {evidence::ProportionScale::raw, evidence::ProportionScale::logit,
                           evidence::ProportionScale::arcsine, evidence::ProportionScale::freeman_tukey}) {
    const auto pool = judged_pool(l, board::by_hand::knowledge_of({}), question(), {.scale = scale});
    REQUIRE(pool);
    CHECK(pool->read(pool->pooled->estimate) == doctest::Approx(50).epsilon(exactly_as_worked));
  }
  l.studies         = {study("a", {ratio(0.5, 0.25, 1)}), study("b", {ratio(0.5, 0.25, 1)})};
  auto of_ratios    = question();
  of_ratios.measure = Measure::hazard_ratio, of_ratios.months = {};
  const auto pool = judged(l, of_ratios);
  CHECK(pool.read(pool.pooled->estimate) == doctest::Approx(0.5).epsilon(exactly_as_worked));
}

TEST_CASE("beside a pool stands what weakens it") {
  const auto pool =
      judged({.studies = {study("a", {alive_at_5_years(60, 1000)}), study("b", {alive_at_5_years(0, 20)})}});
  CHECK(said(pool, Caveat::one_study) != nullptr);  // a carries nearly all the weight
  CHECK(said(pool, Caveat::few) != nullptr);
  CHECK(said(pool, Caveat::proportions) != nullptr);
  CHECK(said(pool, Caveat::censoring) != nullptr);
  CHECK(said(pool, Caveat::half_added) != nullptr);  // of b nobody was alive
  CHECK(said(pool, Caveat::unmatched) == nullptr);
  CHECK(said(pool, Caveat::time_zero) == nullptr);
}

TEST_CASE("a time that no share states is said beside the pool") {
  auto no_time    = alive_at_5_years();
  no_time.months  = {};
  auto q          = question();
  q.months        = {};
  const auto pool = judged({.studies = {study("a", {no_time}), study("b", {no_time})}}, q);
  CHECK(pool.may_be_pooled());
  REQUIRE(said(pool, Caveat::horizon) != nullptr);
  CHECK(said(pool, Caveat::horizon)->says == "at how many months after time zero is not stated: a 2000, b 2000");
  CHECK(said(judged({.studies = {study("a", {alive_at_5_years()})}}), Caveat::horizon) == nullptr);
}

TEST_CASE(
    "a time zero that is not stated is taken as usual of each row's own arm, and of an arm without one as unknown") {
  auto lt = alive_at_5_years(), mixed = alive_at_5_years();
  lt.time_zero = mixed.time_zero = TimeZero::not_stated;
  mixed.arm                      = Arm::none;
  const auto of                  = [](StudyResult r) {
    PoolQuestion q{.endpoints = {Endpoint::os}, .months = 60};
    return judged({.studies = {study("a", {r}), study("b", {r})}}, q);
  };
  CHECK(said(of(lt), Caveat::time_zero)->says == "time zero is not stated and taken as the treatment: a 2000, b 2000");
  CHECK(said(of(mixed), Caveat::time_zero)->says ==
        "time zero is not stated, and this treatment has no usual one: a 2000, b 2000");
}

TEST_CASE("what gives way says why in whole sentences") {
  auto twice = alive_at_5_years(), timeless = alive_at_5_years(), unsaid = alive_at_5_years();
  timeless.time_zero = TimeZero::none;
  unsaid.time_zero   = TimeZero::not_stated;
  unsaid.arm         = Arm::none;
  auto with_no_arm   = alive_at_5_years();
  with_no_arm.arm    = Arm::none;
  const auto says    = [](std::vector<StudyResult> results) {
    return rows_for({.studies = {study("a", std::move(results))}}, {.endpoints = {Endpoint::os}, .months = 60})
        .aside.at(0)
        .says;
  };
  const auto says_named = [](std::vector<StudyResult> results) {
    return rows_for({.studies = {study("a", std::move(results))}},
                    {.endpoints = {Endpoint::os}, .months = 60, .studies = {"a"}})
        .aside.at(0)
        .says;
  };
  CHECK(says({alive_at_5_years(), twice}) == "a 2000 (a.2): its patients are in with a.1");
  CHECK(says({alive_at_5_years(), timeless}) == "a 2000 does not run in time; the study is in with a.1");
  auto group  = unsaid;
  group.group = "late";
  auto early = alive_at_5_years(), late = alive_at_5_years();
  early.group = "before", late.group = "after";
  CHECK(says_named({early, late}) == "a 2000 (after) (a.2) is another part of the study than a.1");
  CHECK(says({with_no_arm, group}) == "a 2000 (late) does not say from when it counts; the study is in with a.1");
}

TEST_CASE("a share over studies gets neither counts nor an interval") {
  auto over_studies = alive_at_5_years(70.5, 29);
  over_studies.per  = Per::studies;
  auto q            = question();
  q.studies         = {"a"};
  const auto pool   = judged({.studies = {study("a", {over_studies})}}, q);
  CHECK(pool.rows.empty());
  CHECK_FALSE(pool.pooled);
  REQUIRE(pool.refused.size() == 1);
  CHECK(pool.refused[0].why == Refusal::range_as_interval);
}

TEST_CASE("untransformed shares whose intervals leave 0 to 100 % are said, and no others") {
  const Literature l{.studies = {study("a", {alive_at_5_years(98, 50)}), study("b", {alive_at_5_years(60, 50)})}};
  const auto       of = [&](evidence::ProportionScale scale) {
    auto pool = judged_pool(l, board::by_hand::knowledge_of({}), question(), {.scale = scale});
    REQUIRE(pool);
    return std::move(*pool);
  };
  const auto  raw = of(evidence::ProportionScale::raw);
  const auto* is  = said(raw, Caveat::impossible_share);
  REQUIRE(is != nullptr);
  CHECK(is->says.ends_with(": the prediction interval, the summary, a 2000"));
  CHECK(said(of(evidence::ProportionScale::logit), Caveat::impossible_share) == nullptr);
}

TEST_CASE("of arms compared it is said that they were adjusted, or that whether they were matched is not stated") {
  auto l    = Literature{.studies = {study("a", {ratio(0.5, 0.3, 0.8)}), study("b", {ratio(0.4, 0.2, 0.8)})}};
  auto q    = question();
  q.measure = Measure::hazard_ratio, q.months = {};
  l.studies[1].design = Design::randomised;
  CHECK(said(judged(l, q), Caveat::unmatched)->says == "whether the arms were matched is not stated: a 2000");
  l.studies[0].design = Design::adjusted;
  CHECK(said(judged(l, q), Caveat::unmatched)->says == "adjusted, the arms not matched: a 2000");
  for (Study& s : l.studies) s.design = Design::matched;
  const auto matched = judged(l, q);
  CHECK(said(matched, Caveat::unmatched) == nullptr);
  CHECK(said(matched, Caveat::censoring) == nullptr);
}

TEST_CASE("of what does not run in time nobody is lost to follow-up") {
  auto died      = alive_at_5_years(4);
  died.endpoint  = Endpoint::perioperative_mortality;
  auto q         = question();
  q.endpoints    = {Endpoint::perioperative_mortality};
  const auto one = Literature{.studies = {study("a", {died}), study("b", {died})}};
  CHECK(said(judged(one, q), Caveat::censoring) == nullptr);
  died.actuarial = Actuarial::yes;
  CHECK(said(judged({.studies = {study("a", {died})}}, q), Caveat::censoring) != nullptr);
}

TEST_CASE("patients who may be counted twice: the pool without the smaller of the two stands beside it") {
  const Literature l{.studies  = {study("a", {alive_at_5_years(60, 9)}), study("b", {alive_at_5_years(60, 50)}),
                                  study("c", {alive_at_5_years(70, 60)})},
                     .overlaps = {{.id = "o", .sure = Sure::probable, .studies = {"a", "b"}, .why = "one centre"}}};
  const auto       pool   = judged(l);
  const Beside*    beside = said(pool, Caveat::overlap_probable);
  REQUIRE(beside != nullptr);
  CHECK(beside->without == std::vector<std::string>{"a"});
  CHECK(beside->says == "patients may be counted twice, probably: a 2000 among b 2000 (one centre)");
  REQUIRE(beside->pooled);
  const auto without = judged({.studies = {l.studies[1], l.studies[2]}});
  CHECK(beside->pooled->estimate == without.pooled->estimate);
}

namespace {

/// Two arms of one study, alive at 5 years; each test says what is otherwise.
Study two_arms(std::string id, std::string comparator, double share_1, int n_1, double share_2, int n_2) {
  auto first = alive_at_5_years(share_1, n_1), second = alive_at_5_years(share_2, n_2);
  second.arm       = Arm::non_surgical;
  second.time_zero = TimeZero::not_stated;
  first.comparator = std::move(comparator);
  first.against = id + ".2", second.against = id + ".1";
  return study(std::move(id), {first, second});
}

PoolQuestion odds_ratios() {
  auto q     = question();
  q.contrast = evidence::Contrast::odds_ratio;
  return q;
}

Ids refusals_of(const JudgedPool& p) {
  Ids ids;
  for (const Refused& r : p.refused) ids.push_back(row_of(r.why).id);
  return ids;
}

}  // namespace

TEST_CASE("a contrast is of survivors against those of the other arm of the study") {
  const Literature l{
      .studies = {two_arms("chen", "no surgery", 73, 15, 29, 23), two_arms("mayo", "no surgery", 74, 339, 30, 414)}};
  PoolModel equal;
  equal.model.between = evidence::Between::equal;
  equal.model.test    = evidence::Test::wald;
  const auto pool     = judged_pool(l, board::by_hand::knowledge_of({}), odds_ratios(), equal);
  REQUIRE(pool);
  CHECK(pool->may_be_pooled());
  CHECK(pool->rows[0].arms.events_1 == 11);
  CHECK(pool->rows[0].arms.events_2 == 7);
  CHECK(pool->rows[1].arms.events_1 == 251);
  CHECK(pool->rows[1].arms.events_2 == 124);
  constexpr double to_two_places = 0.005 / 4.86;
  CHECK(pool->read(pool->pooled->estimate) == doctest::Approx(6.65).epsilon(to_two_places));
  CHECK(pool->read(pool->pooled->interval).low == doctest::Approx(4.86).epsilon(to_two_places));
  CHECK(pool->read(pool->pooled->interval).high == doctest::Approx(9.10).epsilon(to_two_places));
  CHECK(pool->patients() == 15 + 23 + 339 + 414);
  CHECK(said(*pool, Caveat::unmatched) != nullptr);
  CHECK(said(*pool, Caveat::censoring) != nullptr);
  CHECK(said(*pool, Caveat::proportions) == nullptr);

  auto difference     = odds_ratios();
  difference.contrast = evidence::Contrast::risk_difference;
  const auto by_risk  = judged(l, difference);
  CHECK(by_risk.read(by_risk.rows[0].size.effect.estimate) ==
        doctest::Approx(11. / 15 - 7. / 23).epsilon(exactly_as_worked));
}

TEST_CASE("a contrast against two comparators is refused, and each study's own is still there") {
  const auto pool = judged({.studies = {two_arms("chen", "unresectable", 73, 15, 29, 23),
                                        two_arms("mayo", "arterial therapy", 74, 339, 30, 414)}},
                           odds_ratios());
  CHECK(refusals_of(pool) == Ids{"comparator"});
  CHECK_FALSE(pool.pooled);
  REQUIRE(pool.rows.size() == 2);
  CHECK(pool.read(pool.rows[0].size.effect.estimate) ==
        doctest::Approx((11. / 4) / (7. / 16)).epsilon(exactly_as_worked));
}

TEST_CASE("of a contrast the other arm is judged as well: its day, its time, its patients, its number of them") {
  const auto with = [](const auto& change) {
    Literature l{.studies = {two_arms("a", "none", 70, 10, 30, 10), two_arms("b", "none", 70, 10, 30, 10)}};
    change(l.studies[1].results[1]);
    return refusals_of(judged(l, odds_ratios()));
  };
  CHECK(with([](StudyResult&) {}).empty());
  CHECK(with([](StudyResult& r) { r.time_zero = TimeZero::diagnosis_of_the_metastases; }) == Ids{"time-zero"});
  CHECK(with([](StudyResult& r) { r.months = 36; }) == Ids{"horizon"});
  CHECK(with([](StudyResult& r) { r.endpoint = Endpoint::dss; }) == Ids{"endpoint"});
  CHECK(with([](StudyResult& r) { r.per = Per::lesions; }) == Ids{"unit"});

  // Without a number of patients in one arm the row itself stays aside, and says of which.
  Literature l{.studies = {two_arms("a", "none", 70, 10, 30, 10)}};
  l.studies[0].results[1].n = {};
  const auto aside          = judged(l, odds_ratios());
  REQUIRE(aside.aside.size() == 1);
  CHECK(aside.aside[0].says == "a 2000: of how many patients is not stated, of the other arm (a.2)");

  // What names no other arm does not answer; what names one that is not there is refused.
  CHECK(rows_for({.studies = {study("c", {alive_at_5_years()})}}, odds_ratios()).rows.empty());
  l.studies[0].results[0].against = "a.9";
  const auto nobody = unfit({l.studies.data(), l.studies[0].results.data()}, evidence::Contrast::odds_ratio);
  REQUIRE(nobody);
  CHECK(nobody->why == Refusal::comparator);
}

TEST_CASE("a contrast of patients no one of whom could be in both is refused arm by arm, not arm against arm") {
  Literature l{.studies = {two_arms("a", "none", 70, 10, 30, 10), two_arms("b", "none", 70, 10, 30, 10)}};
  for (Study& s : l.studies) {
    s.results[0].population_if      = among(Fact::primary_status, 1);
    s.results[0].population_if.text = "p";
    s.results[1].population_if      = among(Fact::primary_status, 2);
    s.results[1].population_if.text = "q";
  }
  CHECK(judged(l, odds_ratios()).may_be_pooled());
  l.studies[0].results[1].population_if      = among(Fact::primary_status, 1);
  l.studies[0].results[1].population_if.text = "p";
  CHECK(refusals_of(judged(l, odds_ratios())) == Ids{"population"});
}

}  // namespace nelm::literature
