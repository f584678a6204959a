#include "nelm/literature/model_said.h"

#include <doctest/doctest.h>

#include <cmath>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::literature;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;
using board::Condition;
using board::Verdict;
using doctest::Approx;

namespace {

Condition among(Fact f, Choices words) {
  return {"", {{.is = board::Operator::among, .fact = f, .slot = static_cast<board::Slot>(f), .words = words}}};
}

/// The facts as reported, each asked for by itself.
board::Judged judged(std::vector<Entry> entries) {
  board::Judged facts;
  facts.values = as_reported(case_of(std::move(entries)));
  facts.asks.resize(fact_count);
  for (std::size_t i = 0; i < fact_count; ++i)
    if (!facts.values.all()[i].single_choice()) facts.asks[i].set(i);
  return facts;
}

ModelLevel reference(std::string name, Condition is = {}) {
  return {.name = std::move(name), .is_if = std::move(is), .reference = true};
}
ModelLevel weighing(std::string name, double ratio, Condition is = {}) {
  return {.name = std::move(name), .is_if = std::move(is), .weight = std::log(ratio)};
}

/// Two traits that facts hold, one in words, one choice.
PrognosticModel relative() {
  PrognosticModel m{.id = "small", .completeness = Completeness::relative};
  m.applies_if = among(Fact::liver_metastases, yes);
  m.predictors = {{.name   = "time",
                   .levels = {reference("later", among(Fact::synchronous, no)),
                              weighing("synchronous", 2, among(Fact::synchronous, yes))}},
                  {.name   = "nodes",
                   .levels = {reference("none", among(Fact::regional_nodes, only(Nodes::none))),
                              weighing("some", 3, among(Fact::regional_nodes, only(Nodes::resected)))}},
                  {.name = "extent", .choice = true, .levels = {reference("small"), weighing("large", 0.5)}}};
  return m;
}

const Entry liver = said(Fact::liver_metastases, true), synchronous = said(Fact::synchronous, true),
            later = said(Fact::synchronous, false), no_nodes = said(Fact::regional_nodes, Nodes::none),
            nodes = said(Fact::regional_nodes, Nodes::resected);

PrognosticModel le_treut() {
  PrognosticModel m{.id = "two-factors", .completeness = Completeness::classes};
  m.classes = {{.name    = "1",
                .is_if   = among(Fact::primary_site, any_of(Site::duodenum, Site::pancreas_head)),
                .besides = "hepatomegaly",
                .n       = 23},
               {.name = "0", .otherwise = true, .n = 55}};
  return m;
}

std::string classes(const ModelSaid& said) {
  std::string names;
  for (const ModelClass* c : said.classes) names += c->name;
  return names;
}

}  // namespace

TEST_CASE("known predictors multiply their hazard ratios against the reference profile") {
  const auto m    = relative();
  const auto said = say(m, judged({liver, synchronous, nodes}));
  CHECK(said.population == Verdict::met);
  CHECK(said.computed);
  CHECK(said.relative.low == Approx(6));
  CHECK(said.relative.high == Approx(6));
  CHECK(said.missing.none());
  CHECK(say(m, judged({liver, later, no_nodes})).relative.high == Approx(1));
}

TEST_CASE("an unknown predictor gives the range over its values, and is asked for") {
  const auto m    = relative();
  const auto said = say(m, judged({liver, nodes}));
  CHECK(said.relative.low == Approx(3));
  CHECK(said.relative.high == Approx(6));
  CHECK(said.predictors.at(0).undecided());
  CHECK_FALSE(said.predictors.at(1).undecided());
  CHECK(said.missing.count() == 1);
  CHECK(said.missing.test(index(Fact::synchronous)));
  const auto nothing = say(m, judged({}));
  CHECK(nothing.population == Verdict::unknown);
  CHECK(nothing.relative.low == Approx(1));
  CHECK(nothing.relative.high == Approx(6));
}

TEST_CASE("narrowing a fact never widens a span") {
  const auto m = relative();
  for (const auto& time : {std::vector<Entry>{}, {synchronous}, {later}})
    for (const auto& node : {std::vector<Entry>{}, {nodes}, {no_nodes}}) {
      auto both = time;
      both.insert(both.end(), node.begin(), node.end());
      const auto wide = say(m, judged(time)).relative, narrow = say(m, judged(both)).relative;
      CHECK(narrow.low >= Approx(wide.low));
      CHECK(narrow.high <= Approx(wide.high));
    }
}

TEST_CASE("a choice of treatment is held at its reference and never weighs") {
  const auto m    = relative();
  const auto said = say(m, judged({liver, later, no_nodes}));
  REQUIRE(said.predictors.at(2).levels.size() == 1);
  CHECK(said.predictors[2].levels[0]->name == "small");
  CHECK(said.relative.low == Approx(1));
}

TEST_CASE("a level only words tell stays possible, unless a fact rules it out") {
  auto m                          = relative();
  m.predictors[0].levels[0].is_if = {};
  m.predictors[0].levels[1].is_if = {};
  CHECK(say(m, judged({liver, synchronous, no_nodes})).relative.high == Approx(2));
  m.predictors[0].levels[1].is_not_if = among(Fact::synchronous, no);
  CHECK(say(m, judged({liver, later, no_nodes})).relative.high == Approx(1));
}

TEST_CASE("a patient with none of a predictor's levels, or outside the population, gets no number") {
  const auto m            = relative();
  const auto unresectable = say(m, judged({liver, synchronous, said(Fact::regional_nodes, Nodes::unresectable)}));
  CHECK_FALSE(unresectable.computed);
  CHECK(unresectable.predictors.at(1).levels.empty());
  const auto outside = say(m, judged({said(Fact::liver_metastases, false), synchronous, nodes}));
  CHECK(outside.population == Verdict::unmet);
  CHECK_FALSE(outside.computed);
}

TEST_CASE("points add up") {
  auto m                           = relative();
  m.scale                          = Scale::points;
  m.predictors[0].levels[1].weight = 54.19;
  m.predictors[1].levels[1].weight = 42.06;
  const auto said                  = say(m, judged({liver, nodes}));
  CHECK(said.relative.low == Approx(42.06));
  CHECK(said.relative.high == Approx(96.25));
}

TEST_CASE("with a baseline survival of the reference profile the survival is its power by the hazard") {
  auto m         = relative();
  m.completeness = Completeness::absolute;
  m.baseline     = {{.months = 36, .survival = 0.9}, {.months = 60, .survival = 0.8}};
  const auto one = say(m, judged({liver, synchronous, no_nodes}));  // twice the hazard: 0.9 x 0.9, 0.8 x 0.8
  REQUIRE(one.survival.size() == 2);
  CHECK(one.survival[0].survival.low == Approx(0.81));
  CHECK(one.survival[1].survival.high == Approx(0.64));
  const auto open = say(m, judged({liver, synchronous}));  // two to six times
  CHECK(open.survival[1].survival.low == Approx(std::pow(0.8, 6)));
  CHECK(open.survival[1].survival.high == Approx(0.64));
  m.baseline[0].linear_predictor = std::log(2.0);  // that of the patients with synchronous metastases already
  CHECK(say(m, judged({liver, synchronous, no_nodes})).survival[0].survival.low == Approx(0.9));
}

TEST_CASE("a class that needs what no fact holds is never sure; the other is, once it is ruled out") {
  const auto m = le_treut();
  CHECK(classes(say(m, judged({said(Fact::primary_site, Site::ileum)}))) == "0");
  CHECK(classes(say(m, judged({said(Fact::primary_site, Site::pancreas_head)}))) == "10");
  const auto open = say(m, judged({}));
  CHECK(classes(open) == "10");
  CHECK(open.missing.test(index(Fact::primary_site)));
  auto known               = m;
  known.classes[0].besides = "";
  CHECK(classes(say(known, judged({said(Fact::primary_site, Site::duodenum)}))) == "1");
}

TEST_CASE("a patient of none of the classes is told so") {
  auto m                 = le_treut();
  m.classes[1].otherwise = false;
  m.classes[1].is_if     = among(Fact::primary_site, only(Site::lung));
  const auto said        = say(m, judged({patient::by_hand::said(Fact::primary_site, Site::ileum)}));
  CHECK_FALSE(said.computed);
  CHECK(said.classes.empty());
}

TEST_CASE("a model of class X computes nothing") {
  auto m         = relative();
  m.completeness = Completeness::none;
  const auto it  = say(m, judged({liver, synchronous, nodes}));
  CHECK_FALSE(it.computed);
  CHECK(it.predictors.empty());
}
