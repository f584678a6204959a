#include "nelm/literature/judged_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace nelm::literature {

namespace {

using evidence::EffectKind;
using evidence::StudyTable;

/// Effects that differ by chance and by more, of so many studies.
StudyTable effects_of_studies(std::size_t count) {
  StudyTable t;
  for (std::size_t i = 0; i < count; ++i) {
    t.study.push_back("S" + std::to_string(i));
    t.effects.push_back({0.1 * static_cast<double>(i * i % 7), 0.02 + 0.01 * static_cast<double>(i % 5)});
    t.half_added.push_back(0);
    t.from_p.push_back(0);
  }
  return t;
}

StudyTable of_tables() {
  StudyTable t = effects_of_studies(2);
  t.kind       = EffectKind::odds_ratio;
  t.arms       = {{11, 15, 7, 23}, {251, 339, 124, 414}};
  return t;
}

JudgedTable table_judged(StudyTable t, const TableQuestion& q = {}) {
  auto judged = judged_table(std::move(t), q);
  REQUIRE(judged);
  return std::move(*judged);
}

std::string table_refused(StudyTable t, const TableQuestion& q = {}) {
  const auto  judged = judged_table(std::move(t), q);
  std::string lines;
  for (const Problem& p : judged ? Problems{} : judged.error()) lines += sentence(p) + "\n";
  return lines;
}

const Beside* beside_of(const JudgedTable& t, Caveat is) {
  const auto at = std::ranges::find(t.beside, is, &Beside::is);
  return at == t.beside.end() ? nullptr : &*at;
}

TableQuestion asymmetry() {
  TableQuestion q;
  q.egger = q.begg = q.trim_and_fill = true;
  return q;
}

}  // namespace

TEST_CASE("few: of nine studies asymmetry is not tested, of ten it is; trim and fill is no test") {
  const auto nine = table_judged(effects_of_studies(9), asymmetry());
  CHECK(nine.egger->refused == Caveat::few);
  CHECK(nine.begg->says == "9 studies: too few to test for asymmetry (fewer than 10)");
  CHECK(nine.trim_and_fill->refused == Caveat::few);
  const auto ten = table_judged(effects_of_studies(10), asymmetry());
  CHECK(ten.egger->made.has_value());
  CHECK(ten.begg->made.has_value());
  CHECK(beside_of(ten, Caveat::few) == nullptr);
}

TEST_CASE("proportions: nothing of asymmetry is made of shares, however many") {
  auto shares      = effects_of_studies(20);
  shares.kind      = EffectKind::share;
  const auto table = table_judged(shares, asymmetry());
  CHECK(table.egger->refused == Caveat::proportions);
  CHECK(table.begg->refused == Caveat::proportions);
  CHECK(table.trim_and_fill->refused == Caveat::proportions);
}

TEST_CASE("beside every table stands that nelm has not judged its rows; no other word is said without need") {
  TableQuestion wald;
  wald.model.test  = evidence::Test::wald;  // these differ less than chance alone would make them
  const auto table = table_judged(effects_of_studies(12), wald);
  REQUIRE(table.beside.size() == 1);
  CHECK(table.beside[0].is == Caveat::not_judged);
}

TEST_CASE("beside a table stands what its numbers alone tell") {
  auto t                = effects_of_studies(3);
  t.effects[1].variance = 1e-6;
  t.half_added[0] = 1, t.from_p[2] = 1;
  TableQuestion equal;
  equal.model.between = evidence::Between::equal;
  const auto  table   = table_judged(t, equal);
  const auto* heavy   = beside_of(table, Caveat::one_study);
  REQUIRE(heavy != nullptr);
  CHECK(heavy->says == "S1 carries 100 % of the weight");
  CHECK(heavy->pooled->k == 2);
  CHECK(beside_of(table, Caveat::half_added)->says == "none or all had the event: a half was added to both counts: S0");
  CHECK(beside_of(table, Caveat::from_p)->says == "the standard error follows from the P value printed: S2");
}

TEST_CASE("a rate of no event has no arm: a half was added to its events") {
  auto t          = effects_of_studies(3);
  t.kind          = EffectKind::rate;
  t.half_added[0] = 1;
  CHECK(beside_of(table_judged(t), Caveat::half_added)->says == "no event: a half was added to their number: S0");
}

TEST_CASE("of equal effects and of tables no tau2 is estimated, nor its interval") {
  TableQuestion equal;
  equal.model.between = evidence::Between::equal;
  const auto table    = table_judged(effects_of_studies(5), equal);
  CHECK_FALSE(table.intervals);
  CHECK_FALSE(table.pooled.heterogeneity.tau2_estimated);
  CHECK(table_judged(effects_of_studies(5)).pooled.heterogeneity.tau2_estimated);
  CHECK_FALSE(table_judged(effects_of_studies(1)).pooled.heterogeneity.tau2_estimated);
}

TEST_CASE("an interval of Knapp and Hartung that is narrower than Wald's is said, with the one that never is") {
  auto t = effects_of_studies(3);
  for (std::size_t i = 0; i < 3; ++i) t.effects[i] = {0.5 + 0.001 * static_cast<double>(i), 0.1};
  const auto  table  = table_judged(t);
  const auto* narrow = beside_of(table, Caveat::narrower_than_wald);
  REQUIRE(narrow != nullptr);
  CHECK(narrow->with == "--test adhoc");
  REQUIRE(narrow->pooled);
  CHECK(narrow->pooled->standard_error == doctest::Approx(std::sqrt(0.1 / 3)));
  TableQuestion ad_hoc;
  ad_hoc.model.test = evidence::Test::ad_hoc;
  CHECK(beside_of(table_judged(t, ad_hoc), Caveat::narrower_than_wald) == nullptr);
  t.effects[0].estimate = 5;
  CHECK(beside_of(table_judged(t), Caveat::narrower_than_wald) == nullptr);
}

TEST_CASE("a study alone makes the others differ only where they are shown to differ") {
  const auto lone = [](double last) {
    auto t = effects_of_studies(4);
    for (std::size_t i = 0; i < 4; ++i) t.effects[i] = {i < 3 ? 0.1 : last, 0.1};
    return beside_of(table_judged(t), Caveat::one_study) != nullptr;
  };
  CHECK(lone(3));
  // Q of 3.001 on 3: tau2 is above 0, and I2 0.03 %, which is printed as 0 %.
  CHECK_FALSE(lone(0.1 + std::sqrt(3.001 * 0.1 * 4 / 3)));
}

TEST_CASE("several rows of one study are said, until they are counted as a cluster") {
  auto t     = effects_of_studies(12);
  t.study[3] = t.study[4] = t.study[7] = "A";
  const auto  plain                    = table_judged(t);
  const auto* said                     = beside_of(plain, Caveat::several_rows);
  REQUIRE(said != nullptr);
  CHECK(said->says ==
        "several rows of one study count as if they were of several; --cluster study takes that into account: A");
  t.cluster            = t.study;
  const auto clustered = table_judged(t);
  CHECK(beside_of(clustered, Caveat::several_rows) == nullptr);
  CHECK(clustered.three_level.has_value());
  CHECK(clustered.robust->studies == 10);
}

TEST_CASE("clusters of one row each have no three levels, and a robust variance all the same") {
  auto t           = effects_of_studies(12);
  t.cluster        = t.study;
  const auto table = table_judged(t);
  CHECK_FALSE(table.three_level.has_value());
  CHECK_FALSE(table.no_three_level.empty());
  CHECK(table.robust.has_value());
}

TEST_CASE("tables of counts are pooled as such, and no effect is then looked into") {
  TableQuestion mh;
  mh.by            = TablesBy::mantel_haenszel;
  const auto table = table_judged(of_tables(), mh);
  CHECK(table.pooled.estimate == table.tables->estimate);
  CHECK_FALSE(table.pooled.prediction.has_value());
  CHECK(beside_of(table, Caveat::one_study) == nullptr);

  mh.influence = true;
  CHECK(table_refused(of_tables(), mh) ==
        "--influence: found --method \"mh\"; expected a method that pools effects, such as reml\n");
  mh.influence = false;
  CHECK(table_refused(effects_of_studies(3), mh) ==
        "--method: found \"mh\"; expected events_1, n_1, events_2 and n_2, with --contrast or, rr or rd\n");
  auto risks = of_tables();
  risks.kind = EffectKind::risk_ratio;
  mh.by      = TablesBy::peto;
  CHECK(table_refused(risks, mh) ==
        "--method: found \"peto\"; expected events_1, n_1, events_2 and n_2, with --contrast or or peto\n");
}

TEST_CASE("what cannot be made is told by its switch, all of it at once") {
  auto t              = effects_of_studies(2);
  t.moderators.names  = {"dose"};
  t.moderators.values = {1, 2};
  t.subgroup          = {"a", "a"};
  TableQuestion q;
  q.influence = true;
  CHECK(table_refused(t, q) ==
        "--moderator: found 2; expected at least 3 effects for 2 coefficients\n"
        "--subgroup: found 1 group; expected at least two groups\n"
        "--influence: found 2; expected at least 3 effects\n");
  CHECK(table_refused({}) == "--data: found 0; expected at least 1 effect\n");
}

TEST_CASE("what takes a pool for each row, or a group for each, has an end") {
  auto many     = effects_of_studies(most_one_by_one + 1);
  many.subgroup = many.study;
  TableQuestion q;
  q.influence = q.leave_one_out = q.cumulative = true;
  CHECK(table_refused(many, q) ==
        "--subgroup: found 1001 groups; expected at most 100\n"
        "--influence: found 1001 rows; expected at most 1000\n"
        "--leave-one-out: found 1001 rows; expected at most 1000\n"
        "--cumulative: found 1001 rows; expected at most 1000\n");
}

TEST_CASE("a cumulative pool goes by year where there are years; of one year as the rows stand") {
  auto t = effects_of_studies(4);
  t.year = {2011, 1998, 2011, 2003};
  TableQuestion q;
  q.cumulative     = true;
  const auto table = table_judged(t, q);
  CHECK(table.in_order == std::vector<std::size_t>{1, 3, 0, 2});
  CHECK(table.cumulative.front().estimate == t.effects[1].estimate);
  CHECK(table.cumulative.back().k == 4);
}

}  // namespace nelm::literature
