#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/evidence/hazard_ratio.h"
#include "nelm/literature/judged_pool.h"
#include "nelm/sheet/pool_page.h"
#include "nelm/sheet/pool_plots.h"
#include "nelm/sheet/text.h"
#include "tests/accepted.h"
#include "tests/built_in.h"
#include "tests/reference_numbers.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::literature;
using board::Option;

namespace {

/// As printed by metafor 3.8-1 for the same rows (tests/reference/metafor): fits are converged on both sides.
constexpr double as_metafor = 1e-8;

JudgedPool pooled(const PoolQuestion& q) {
  auto pool = judged_pool(tests::built_in_literature(), tests::built_in_knowledge(), q);
  REQUIRE(pool);
  return std::move(*pool);
}

std::vector<std::string> studies_of(const JudgedPool& p) {
  std::vector<std::string> ids;
  for (const PooledRow& r : p.rows) ids.push_back(r.row.study->id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string_view> refusals_of(const JudgedPool& p) {
  std::vector<std::string_view> ids;
  for (const Refused& r : p.refused) ids.push_back(row_of(r.why).id);
  return ids;
}

using Ids = std::vector<std::string_view>;

const PoolQuestion after_transplantation{.option = Option::lt, .endpoints = {Endpoint::os}, .months = 60};

}  // namespace

TEST_CASE("survival 5 years after transplantation: the papers' own rows, as metafor pools them") {
  const auto p = pooled(after_transplantation);
  CHECK(studies_of(p) == std::vector<std::string>{"coppa-2001", "frilling-2006", "gedaly-2011", "grat-2014",
                                                  "le-treut-2013", "mazzaferro-2016", "olausson-2007"});
  CHECK(p.may_be_pooled());
  CHECK(p.read(p.pooled->estimate) == doctest::Approx(72.5243061078228).epsilon(as_metafor));
  CHECK(p.read(p.pooled->interval).low == doctest::Approx(44.9916952675058).epsilon(as_metafor));
  CHECK(p.read(p.pooled->interval).high == doctest::Approx(89.4941993104766).epsilon(as_metafor));
  CHECK(p.read(*p.pooled->prediction).low == doctest::Approx(14.83373773687).epsilon(as_metafor));
  CHECK(p.read(*p.pooled->prediction).high == doctest::Approx(97.5611225872409).epsilon(as_metafor));

  const auto beside = std::ranges::find(p.beside, Caveat::overlap_probable, &Beside::is);
  REQUIRE(beside != p.beside.end());
  CHECK(beside->without == std::vector<std::string>{"coppa-2001", "grat-2014"});
  CHECK(p.read(beside->pooled->estimate) == doctest::Approx(76.0).epsilon(0.001));
}

TEST_CASE("the review's table as printed is worked out, headed by why it is refused") {
  auto q       = after_transplantation;
  q.as_printed = true;
  const auto p = pooled(q);
  CHECK(p.rows.size() == 8);
  CHECK(refusals_of(p) == Ids{"overlap", "denominator"});
  CHECK_FALSE(p.may_be_pooled());
  REQUIRE(p.pooled);
  constexpr double to_one_place = 0.05 / 71.9;
  CHECK(p.read(p.pooled->estimate) == doctest::Approx(71.9).epsilon(to_one_place));
  const auto one = std::ranges::find(p.beside, Caveat::one_study, &Beside::is);
  REQUIRE(one != p.beside.end());
  CHECK(one->without == std::vector<std::string>{"mazzaferro-2016"});
  CHECK(p.read(one->pooled->estimate) == doctest::Approx(51.9).epsilon(to_one_place));

  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("THE REVIEW'S TABLE AS PRINTED; REFUSED AS A POOL: overlap, denominator") != std::string::npos);
}

TEST_CASE("the prediction interval stands before the summary") {
  const auto page = sheet::text(
      sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), pooled(after_transplantation)),
      {.all = true});
  CHECK(page.find("14.8 to 97.6 % (95 % prediction interval)") < page.find("72.5 % (45.0 to 89.5)"));
}

TEST_CASE("the picture in README is what the pool is now") {
  const auto shown =
      sheet::shown(tests::built_in_literature(), tests::built_in_knowledge(), pooled(after_transplantation));
  tests::check_kept(NELM_SOURCE_DIR "/docs/lt.svg", sheet::svg(sheet::forest_of(shown)));
}

TEST_CASE("the medians of Table 1 are refused: none has a standard error") {
  const auto p =
      pooled({.option = Option::resection_curative, .endpoints = {Endpoint::os}, .measure = Measure::median});
  CHECK(refusals_of(p) == Ids{"no-error"});
  CHECK_FALSE(p.pooled);
  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("STAYS ASIDE") == std::string::npos);  // each is said once, as the refusal
}

TEST_CASE("one study is headed as one, and differs from none") {
  const auto p = pooled({.measure = Measure::hazard_ratio, .studies = {"bacchetti-2014"}});
  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("ONE STUDY") != std::string::npos);
  CHECK(page.find("no prediction: there is one study") != std::string::npos);
  CHECK(page.find("heterogeneity") == std::string::npos);
}

TEST_CASE("both papers of one registry are refused together") {
  const auto p = pooled({.endpoints = {Endpoint::os}, .months = 60, .studies = {"gedaly-2011", "nguyen-2011"}});
  CHECK(refusals_of(p) == Ids{"overlap", "denominator"});
  CHECK_FALSE(p.pooled);
}

TEST_CASE("the progression that the review prints as disease-free survival is not pooled with it") {
  const auto p = pooled({.option = Option::lt, .endpoints = {Endpoint::dfs}, .months = 60});
  CHECK(studies_of(p) == std::vector<std::string>{"coppa-2001", "frilling-2006", "gedaly-2011", "grat-2014",
                                                  "le-treut-2013", "olausson-2007"});
  const bool aside = std::ranges::any_of(
      p.aside, [](const SetAside& a) { return a.row.study->id == "mazzaferro-2016" && a.why == Refusal::endpoint; });
  CHECK(aside);
}

TEST_CASE("patients of grade 3 are not pooled with those of any grade") {
  const auto p = pooled({.option = Option::resection_curative, .endpoints = {Endpoint::os}, .months = 60});
  CHECK(refusals_of(p) == Ids{"population"});
  auto without    = p.question;
  without.without = {"galleberg-2017"};
  CHECK(pooled(without).may_be_pooled());
  // Which grades stand apart is knowledge's to say.
  auto k = tests::built_in_knowledge();
  for (auto& s : k.schemes)
    for (auto& c : s.classes) c.pooled_apart = false;
  const auto together = judged_pool(tests::built_in_literature(), k, p.question);
  REQUIRE(together);
  CHECK(together->may_be_pooled());
}

TEST_CASE("local recurrence per patient is not pooled with that per lesion") {
  const auto&  l = tests::built_in_literature();
  PoolQuestion q;
  for (const Study& s : l.studies)
    for (const StudyResult& r : s.results)
      if (r.endpoint == Endpoint::local_recurrence && r.measure == Measure::share && r.value && r.n &&
          (r.per == Per::lesions || r.per == Per::patients))
        q.results.push_back(r.id);
  const auto p  = pooled(q);
  const auto is = refusals_of(p);
  CHECK(std::ranges::find(is, "unit") != is.end());
}

TEST_CASE("Saxena's numbers over studies are neither pooled nor taken for intervals") {
  const auto p     = pooled({.option = Option::resection_curative, .endpoints = {Endpoint::os}, .months = 60});
  const bool aside = std::ranges::any_of(p.aside, [](const SetAside& a) {
    return a.row.study->id == "saxena-2012" && a.why == Refusal::range_as_interval;
  });
  CHECK(aside);
}

TEST_CASE("resection against what else was done: two comparators are refused, each study's odds ratio stands") {
  const auto p = pooled({.option    = Option::resection_curative,
                         .endpoints = {Endpoint::os},
                         .contrast  = evidence::Contrast::odds_ratio,
                         .months    = 60});
  CHECK(studies_of(p) == std::vector<std::string>{"chen-1998", "mayo-2011"});
  CHECK(refusals_of(p) == Ids{"comparator"});
  CHECK_FALSE(p.pooled);
  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("Chen 1998  11 of 15 against 7 of 23: 6.29 (1.48 to 26.76)") != std::string::npos);
  CHECK(page.find("Mayo 2011  251 of 339 against 124 of 414: 6.67 (4.84 to 9.20)") != std::string::npos);
  CHECK(page.find("a ratio above 1, or a difference above 0, favours the first arm") != std::string::npos);
}

TEST_CASE("the two with one comparator are pooled as metafor pools their tables") {
  auto l = tests::built_in_literature();
  for (Study& s : l.studies)
    if (s.id == "chen-1998" || s.id == "mayo-2011")
      for (StudyResult& r : s.results) r.comparator = "no resection";
  PoolModel equal;
  equal.model  = {evidence::Between::equal, evidence::Test::wald};
  const auto p = judged_pool(l, tests::built_in_knowledge(),
                             {.option    = Option::resection_curative,
                              .endpoints = {Endpoint::os},
                              .contrast  = evidence::Contrast::odds_ratio,
                              .months    = 60},
                             equal);
  REQUIRE(p);
  CHECK(p->may_be_pooled());
  const tests::Json theirs = tests::reference("resection-os5-verified-or-ee.json");
  tests::agree("estimate", p->pooled->estimate, tests::number(theirs, "beta"));
  tests::agree("lower", p->pooled->interval.low, tests::number(theirs, "ci_lb"));
  tests::agree("upper", p->pooled->interval.high, tests::number(theirs, "ci_ub"));
  CHECK(std::ranges::find(p->beside, Caveat::unmatched, &Beside::is) != p->beside.end());
}

TEST_CASE("survival after ablation, resection and transplantation is refused together, and each treatment is named") {
  const auto p =
      pooled({.endpoints = {Endpoint::os}, .months = 60, .studies = {"kose-2019", "taner-2013", "mazzaferro-2016"}});
  const auto is = refusals_of(p);
  CHECK(std::ranges::find(is, "treatment") != is.end());
  CHECK_FALSE(p.pooled);
  auto without_grade_3    = PoolQuestion{.endpoints = {Endpoint::os}, .months = 60};
  without_grade_3.without = {"galleberg-2017", "hallet-2015"};
  const auto every        = pooled(without_grade_3);
  // Also of other patients: those transplanted could not be resected, those resected could.
  CHECK(refusals_of(every) == Ids{"treatment", "population"});
  CHECK(sheet::asked_of(every, tests::built_in_knowledge()) ==
        "overall survival at 60 months, liver transplantation; resection; resection with or without ablation; "
        "resection with ablation");
  const auto lt   = pooled(after_transplantation);
  const auto page = sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), lt);
  CHECK(page.head.at(2) == "overall survival at 60 months, liver transplantation");
  CHECK(page.head.size() == 3);  // the studies call it as the question does
}

TEST_CASE("a pool of two that hardly differ says that its interval is narrower than the plain one") {
  const auto p = pooled(
      {.option = Option::resection_curative, .endpoints = {Endpoint::os}, .months = 60, .without = {"galleberg-2017"}});
  const auto narrow = std::ranges::find(p.beside, Caveat::narrower_than_wald, &Beside::is);
  REQUIRE(narrow != p.beside.end());
  REQUIRE(narrow->pooled);
  CHECK(narrow->pooled->interval.low < p.pooled->interval.low);
  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("narrower-than-wald") != std::string::npos);
  CHECK(page.find("prediction interval; too narrow, adhoc 37.9 to 93.0)") !=
        std::string::npos);  // beside the prediction
  CHECK(page.find("--test adhoc  74.0 %") != std::string::npos);
  const auto shown = sheet::shown(tests::built_in_literature(), tests::built_in_knowledge(), p);
  const auto steps = sheet::steps_of(shown, sheet::Steps::added);
  REQUIRE(steps);
  CHECK(std::ranges::any_of(steps->notes, [](const std::string& note) {
    return note == "narrower than Wald's interval (--test adhoc never is), with: Mayo 2011";
  }));
}

TEST_CASE("papers of one programme whose patients are said to overlap are refused together") {
  const auto& l = tests::built_in_literature();
  for (const auto* earlier : {"mazzaglia-2007", "akyildiz-2010"}) {
    const Overlap* o = overlap_between(l, earlier, "kose-2019");
    REQUIRE(o != nullptr);
    CHECK(o->sure == Sure::certain);
  }
}

TEST_CASE("a published interval stands as it is printed, and one that is even as it stands is said to be") {
  const auto p = pooled({.option    = Option::primary_resection,
                         .endpoints = {Endpoint::os},
                         .measure   = Measure::median,
                         .studies   = {"bettini-2009"}});
  REQUIRE(p.rows.size() == 1);
  const auto off = std::ranges::find(p.beside, Caveat::off_middle, &Beside::is);
  REQUIRE(off != p.beside.end());
  CHECK(off->says.ends_with(": Bettini 2009: 54.3 (25 to 83.6), even as the numbers stand"));
  const auto shown = sheet::shown(tests::built_in_literature(), tests::built_in_knowledge(), p);
  CHECK(shown.rows[0].of == "published 54.3 (25 to 83.6) against primary left in place");
  CHECK(shown.rows[0].counts == std::vector<std::string>{"54.3 (25 to 83.6)"});
  CHECK(shown.count_heads == std::vector<std::string>{"published"});
}

TEST_CASE("every published ratio lies in the middle of its interval, so far as it is printed") {
  for (const Study& s : tests::built_in_literature().studies)
    for (const StudyResult& r : s.results)
      if (r.value && r.bounds.kind == Bounds::Kind::ci && unit_of(r.measure) == Unit::ratio)
        CHECK_MESSAGE(!evidence::from_the_middle(*r.value, {r.bounds.low, r.bounds.high}).more_than_rounding(), r.id);
}

TEST_CASE("an interval that begins at 0 cannot be pooled on the log scale, and is refused for it") {
  const auto p = pooled({.measure = Measure::median, .results = {"du-g3-2015.7"}});
  CHECK(refusals_of(p) == Ids{"no-error"});
  CHECK(p.rows.empty());
}

TEST_CASE("a mark says which side differs: the review from the paper's own row, the printed row from its original") {
  const auto words_of = [](bool as_printed) {
    auto q       = after_transplantation;
    q.as_printed = as_printed;
    return sheet::described(
        sheet::forest_of(sheet::shown(tests::built_in_literature(), tests::built_in_knowledge(), pooled(q))));
  };
  CHECK(words_of(false).find("the review has another number") != std::string::npos);
  CHECK(words_of(false).find("not that of the original") == std::string::npos);
  CHECK(words_of(true).find("a number is not that of the original") != std::string::npos);
  CHECK(words_of(true).find("the review has another") == std::string::npos);
}

TEST_CASE("what is written of a pool is what its schema says, refused or made, of whatever measure") {
  auto printed       = after_transplantation;
  printed.as_printed = true;
  const std::vector<PoolQuestion> questions{
      after_transplantation,
      printed,
      {.option = Option::resection_curative, .endpoints = {Endpoint::os}, .measure = Measure::median},
      {.measure = Measure::median, .studies = {"bettini-2009"}},
      {.measure = Measure::hazard_ratio, .studies = {"bacchetti-2013"}},
      {.option    = Option::resection_curative,
       .endpoints = {Endpoint::os},
       .contrast  = evidence::Contrast::risk_difference,
       .months    = 60}};
  auto tested      = after_transplantation;
  tested.asymmetry = {"Egger's test"};
  std::vector<std::string> documents{sheet::pool_json(pooled(tested), tests::built_in_knowledge(), "nelm")};
  for (const auto& q : questions) documents.push_back(sheet::pool_json(pooled(q), tests::built_in_knowledge(), "nelm"));
  auto spoiled = documents.front();
  spoiled.replace(spoiled.find("\"unit\": \"per cent\""), 18, "\"unit\": \"per mille\"");
  documents.push_back(spoiled);
  auto said = tests::validated(sheet::pool_json_schema(), documents);
  REQUIRE(said.size() == questions.size() + 2);
  CHECK(said.back().starts_with("refused"));
  said.pop_back();
  for (const auto& one : said) CHECK(one == "valid");
}

TEST_CASE("tests of asymmetry asked of published results are refused by name: of shares, and of few") {
  auto shares      = after_transplantation;
  shares.asymmetry = {"Egger's test", "trim and fill"};
  const auto p     = pooled(shares);
  REQUIRE(p.not_tested.size() == 2);
  CHECK(p.not_tested[0].why == Caveat::proportions);
  const auto page =
      sheet::text(sheet::pool_page(tests::built_in_literature(), tests::built_in_knowledge(), p), {.all = true});
  CHECK(page.find("! Egger's test   proportions: no test of asymmetry") != std::string::npos);
  const auto ratio =
      pooled({.measure = Measure::hazard_ratio, .studies = {"bacchetti-2014"}, .asymmetry = {"Begg's test"}});
  REQUIRE(ratio.not_tested.size() == 1);
  CHECK(ratio.not_tested[0].why == Caveat::few);
}
