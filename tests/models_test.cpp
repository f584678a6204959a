// The prognostic models built in: what each is, and what the best known say of patients worked by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "nelm/board/judged.h"
#include "nelm/literature/model_said.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"
#include "tests/built_in.h"
#include "tests/running_nelm.h"

using namespace nelm;
using tests::built_in_knowledge;
using tests::built_in_literature;
using namespace nelm::literature;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;
using doctest::Approx;

namespace {

const PrognosticModel& model(std::string_view id) {
  const auto at = std::ranges::find(built_in_literature().models, id, &PrognosticModel::id);
  REQUIRE(at != built_in_literature().models.end());
  return *at;
}

ModelSaid said_by(std::string_view id, std::vector<Entry> entries) {
  return say(model(id), board::judge_facts(case_of(std::move(entries)), built_in_knowledge(), day("2026-06-01")));
}

std::string classes(const ModelSaid& said) {
  std::string names;
  for (const ModelClass* c : said.classes) names += (names.empty() ? "" : " ") + c->name;
  return names;
}

const Entry liver = said(Fact::liver_metastases, true), pancreas = said(Fact::primary_site, Site::pancreas_tail),
            ileum = said(Fact::primary_site, Site::ileum), poor = said(Fact::differentiation, Differentiation::poor),
            well       = said(Fact::differentiation, Differentiation::well),
            resectable = said(Fact::liver_resectable, Resectable::resectable_one_stage),
            nodes = said(Fact::regional_nodes, Nodes::resectable), no_nodes = said(Fact::regional_nodes, Nodes::none);

}  // namespace

TEST_CASE("each model is of the class its file can keep, and no model built in gives an absolute number") {
  std::map<std::string, std::string> of;
  for (const auto& m : built_in_literature().models) of[std::string(1, letter(m.completeness))] += " " + m.id;
  CHECK(of["A"] == "");
  CHECK(of["R"] == " dong-2021 mayo-2010 xiang-2020");
  CHECK(of["C"] == " le-treut-2008 netpet");
  CHECK(of["X"] ==
        " he-2019 kelly-2020 lv-2019 modlin-2010 mskcc-pnet nec-stage-seer nep-score-2018 ruzzenente-2017 seer-gep-nen "
        "seer-pnet-distant sofocleous-2014 you-2019");
}

TEST_CASE("Ruzzenente 2017 refuses, and says what is missing") {
  const auto all = said_by("ruzzenente-2017", {liver, ileum, resectable, said(Fact::lesion_count_reported, 3),
                                               said(Fact::ki67_pct, 4), said(Fact::max_lesion_mm, 30)});
  CHECK(all.population == board::Verdict::met);
  CHECK_FALSE(all.computed);
  CHECK(all.survival.empty());
  CHECK(all.model->missing ==
        std::vector<std::string>{
            "the coding of the three predictors: continuous, or which cut points",
            "the three coefficients, hazard ratios or points",
            "survival at 5 and 10 years with the centring of the linear predictor, or the axis from "
            "points to survival",
            "the value of Harrell's C, used for internal validation", "an external validation: none is known"});
}

TEST_CASE(
    "Xiang 2020: a pancreatic, poorly differentiated, node-positive tumour has 2.1 x 1.6 x 2.6 times the hazard") {
  const auto known = said_by("xiang-2020", {liver, pancreas, poor, nodes});
  CHECK(known.relative.low == Approx(2.1 * 1.6 * 2.6));
  CHECK(known.relative.high == Approx(2.1 * 1.6 * 2.6));
  const auto either = said_by("xiang-2020", {liver, ileum, well, no_nodes});  // well or moderate, by a third grade
  CHECK(either.relative.low == Approx(1));
  CHECK(either.relative.high == Approx(1.9));
  const auto open = said_by("xiang-2020", {liver});
  CHECK(open.relative.low == Approx(1));
  CHECK(open.relative.high == Approx(2.1 * 1.9 * 2.6));
  CHECK(open.missing.test(index(Fact::primary_site)));
}

TEST_CASE("Xiang 2020: nodes that were removed are not known to have held metastases") {
  const auto removed = said_by("xiang-2020", {liver, pancreas, poor, said(Fact::regional_nodes, Nodes::resected)});
  CHECK(removed.relative.low == Approx(2.1 * 1.6));
  CHECK(removed.relative.high == Approx(2.1 * 1.6 * 2.6));
}

TEST_CASE("a model of those resected is not for a patient whose liver is unresectable") {
  const auto unresectable = said(Fact::liver_resectable, Resectable::unresectable);
  for (const auto* id : {"xiang-2020", "ruzzenente-2017"}) {
    CHECK(said_by(id, {liver, unresectable}).population == board::Verdict::unmet);
    CHECK(said_by(id, {liver, resectable}).population == board::Verdict::met);
  }
  CHECK(said_by("mayo-2010", {liver, unresectable}).population == board::Verdict::met);  // ablated patients are of it
}

TEST_CASE("Xiang 2020: the standard errors from P are those of the table, and the choice of resection never weighs") {
  std::vector<double> errors;
  for (const auto& p : model("xiang-2020").predictors)
    for (const auto& level : p.levels)
      if (level.standard_error) errors.push_back(std::round(1000 * *level.standard_error));
  CHECK(errors == std::vector<double>{258, 280, 398, 309, 366});
  const auto extent = said_by("xiang-2020", {liver}).predictors.at(3);
  CHECK(extent.predictor->choice);
  REQUIRE(extent.levels.size() == 1);
  CHECK(extent.levels[0]->name == "parenchyma-sparing");
}

TEST_CASE("Le Treut 2008: class 0 without a duodeno-pancreatic primary; with one, hepatomegaly is not known") {
  CHECK(classes(said_by("le-treut-2008", {liver, ileum})) == "0");
  CHECK(classes(said_by("le-treut-2008", {liver, pancreas})) == "1 0");
  CHECK(classes(said_by("le-treut-2008", {liver, said(Fact::primary_site, Site::duodenum)})) == "1 0");
  CHECK(classes(said_by("le-treut-2008", {liver})) == "1 0");
}

TEST_CASE("NETPET: the classes follow both scans; what is open leaves those that are possible") {
  const auto all  = said(Fact::sstr_imaging, Receptors::positive_all),
             some = said(Fact::sstr_imaging, Receptors::positive_some),
             none = said(Fact::sstr_imaging, Receptors::negative), hot = said(Fact::fdg_pet, Fdg::positive),
             cold = said(Fact::fdg_pet, Fdg::negative), both = said(Fact::fdg_pet, Fdg::discordant);
  CHECK(classes(said_by("netpet", {ileum, all, cold})) == "P1");
  CHECK(classes(said_by("netpet", {ileum, some, hot})) == "P2-4");
  CHECK(classes(said_by("netpet", {ileum, none, hot})) == "P5");
  CHECK(classes(said_by("netpet", {ileum, hot})) == "P2-4 P5");
  CHECK(classes(said_by("netpet", {ileum, all})) == "P1 P2-4 P5");
  CHECK(classes(said_by("netpet", {ileum, none, both})) == "P5");
  CHECK_FALSE(said_by("netpet", {ileum, none, cold}).computed);
}

TEST_CASE("Mayo 2010: synchronous, non-functioning and outside the liver multiply to 1.9 x 2.0 x 3.0") {
  const auto all = said_by("mayo-2010", {liver, said(Fact::synchronous, true), said(Fact::extrahepatic_present, true),
                                         said(Fact::functional_syndrome, Syndrome::none)});
  CHECK(all.relative.low == Approx(11.4));
  CHECK(all.relative.high == Approx(11.4));
  for (const auto& p : model("mayo-2010").predictors)
    for (const auto& level : p.levels) CHECK_FALSE(level.standard_error);
}

TEST_CASE("Dong 2021 is not for liver metastases, and without cut points of the burden leaves its points open") {
  CHECK(said_by("dong-2021", {liver, pancreas}).population == board::Verdict::unmet);
  const auto other = said_by(
      "dong-2021", {said(Fact::liver_metastases, false), pancreas, nodes,
                    said(Fact::functional_syndrome, Syndrome::none), said(Fact::grade_reported, ReportedGrade::G2)});
  CHECK(other.relative.low == Approx(54.19 + 42.06));
  CHECK(other.relative.high == Approx(54.19 + 42.06 + 56.48));
}

TEST_CASE(
    "a centre's own baseline survival gives absolute survival, marked as its own, and refusals say what is missing") {
  const tests::Scratch scratch;
  tests::fs::create_directories(scratch.at / "ours/models");
  std::ofstream(scratch.at / "ours/models/our-xiang.toml") << R"(id               = "our-xiang"
name             = "Xiang 2020 with our baseline"
completeness     = "A"
citation         = "registry of our hospital"
extends          = "xiang-2020"
population       = "curative resections here"
place            = "registry"
confidence       = "SRC"
transcribed_from = "our registry"

[[baseline]]
months           = 36
survival_pct     = 80
linear_predictor = 0
source           = "77 patients of our own"
)";
  std::ofstream(scratch.at / "case.toml") << "liver_metastases = true\nprimary_site = \"pancreas_tail\"\n"
                                             "differentiation = \"poor\"\nregional_nodes = \"none\"\n"
                                             "liver_resectable = \"resectable_one_stage\"\n";
  const auto ran = tests::run(scratch, "nelm evidence models case.toml --knowledge ours");
  CHECK(ran.status == 0);
  // 2.1 x 1.6 = 3.36 times the hazard: 0.8 to the power of 3.36 is 0.472.
  CHECK(ran.said.find("our-xiang  A: absolute survival, of this centre alone; Xiang 2020 with our baseline\n") !=
        std::string::npos);
  CHECK(
      ran.said.find("recurrence-free survival at 36 months: 47.2 %, of this centre alone; baseline: 77 patients of our "
                    "own\n") != std::string::npos);
  CHECK(ran.said.find("hazard 3.36 times that of: not pancreatic, well, node negative, parenchyma-sparing") !=
        std::string::npos);
  CHECK(ran.said.find("says               nothing: it cannot be computed\n  missing            the coding of the three "
                      "predictors") != std::string::npos);
}

TEST_CASE("the registry prints a class's share with its patients, its interval and how that was computed") {
  const tests::Scratch scratch;
  const auto           ran = tests::run(scratch, "nelm evidence models");
  CHECK(ran.said.find("overall survival at 60 months: 12 % of 23 (95 % interval 4.5 to 32.1, computed on 3 of 23 after "
                      "Wilson, censoring not regarded)") != std::string::npos);
  CHECK(ran.said.find("pancreatic: HR 2.1, P 0.004, SE of log HR 0.258 (from P)") != std::string::npos);
}
