#include <doctest/doctest.h>

#include <cmath>

#include "nelm/exchange/literature_toml.h"
#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;
using namespace nelm::literature;

namespace {

constexpr std::string_view head        = R"(id               = "small-model"
name             = "a small model"
completeness     = "R"
citation         = "Nobody N. J Nothing 2016;1:1-2"
population       = "patients with liver metastases"
applies_if       = "liver_metastases"
n                = 77
outcome          = "survival"
time_zero        = "not stated"
scale            = "log hazard"
missing          = ["the survival of the reference profile"]
warnings         = ["invented"]
place            = "abstract"
confidence       = "SRC"
transcribed_from = "its abstract"
)";
constexpr std::string_view predictor   = R"(
[[predictor]]
name   = "time"
coding = "synchronous or later"

[[predictor.level]]
name = "later"
if   = "not synchronous"

[[predictor.level]]
name = "synchronous"
if   = "synchronous"
hr   = 2.5
p    = "0.004"
)";
constexpr std::string_view baseline    = R"(
[[baseline]]
months           = 60
survival_pct     = 80
linear_predictor = 0
source           = "our own 77 patients"
)";
constexpr std::string_view two_classes = R"(
[[class]]
name = "1"
says = "large and old"
if   = "age_years >= 70 years"
n    = 23

[[class.outcome]]
of      = "survival"
months  = 60
percent = 12

[[class]]
name = "0"
says = "all others"

[[class.outcome]]
of            = "survival"
median_months = 11.5
)";

constexpr const char* path = "models/small-model.toml";

/// The small knowledge with a model, and a site's model laid over it.
struct WithModel {
  explicit WithModel(std::string_view text) { base.files[path] = text; }

  WithModel& put(std::string_view instead_of, std::string_view text) {
    base.put(path, instead_of, text);
    return *this;
  }
  template <class Read>
  auto with_folders(const Read& read) const {
    std::vector<Source> files, site;
    for (const auto& [name, bytes] : base.files) files.push_back({name, bytes});
    for (const auto& [name, bytes] : ours) site.push_back({name, bytes});
    const KnowledgeFolder folders[] = {{"base", files}, {"our-hospital", site}};
    return read(std::span(folders).first(ours.empty() ? 1 : 2));
  }
  Result<board::Knowledge> knowledge() const {
    return with_folders([](auto folders) { return read_knowledge(folders, "0.1.0"); });
  }
  Result<literature::Literature> read() const {
    const auto known = knowledge();
    return with_folders([&](auto folders) { return read_literature(folders, known ? &*known : nullptr); });
  }
  std::vector<PrognosticModel> models() const {
    auto all = read();
    for (const Problem& p : all ? Problems{} : all.error()) FAIL(sentence(p));
    return std::move(all->models);
  }
  std::string told() const {
    std::string text;
    if (const auto all = read(); !all)
      for (const Problem& p : all.error()) text += sentence(p) + "\n";
    return text;
  }

  SmallKnowledge                     base;
  std::map<std::string, std::string> ours;
};

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += part;
  return text;
}
WithModel relative() { return WithModel(joined({head, predictor})); }
WithModel of_class(std::string_view letter, std::string_view parts) {
  WithModel m(joined({head, parts}));
  m.put("\"R\"", fmt::format("\"{}\"", letter));
  return m;
}

}  // namespace

TEST_CASE("a model is read as it is written, a hazard ratio with its logarithm and its standard error") {
  const auto models = relative().models();
  REQUIRE(models.size() == 1);
  const PrognosticModel& m = models[0];
  CHECK(m.completeness == Completeness::relative);
  CHECK(m.applies_if.text == "liver_metastases");
  CHECK(m.n == 77);
  CHECK(m.time_zero == "not stated");
  CHECK(m.missing == std::vector<std::string>{"the survival of the reference profile"});
  CHECK_FALSE(m.local());
  REQUIRE(m.predictors.size() == 1);
  REQUIRE(m.predictors[0].levels.size() == 2);
  const auto& [later, synchronous] = std::tie(m.predictors[0].levels[0], m.predictors[0].levels[1]);
  CHECK(later.reference);
  CHECK(later.weight == 0);
  CHECK_FALSE(synchronous.reference);
  CHECK(synchronous.printed == "2.5");
  CHECK(synchronous.weight == doctest::Approx(std::log(2.5)));
  REQUIRE(synchronous.standard_error);
  CHECK(*synchronous.standard_error == doctest::Approx(standard_error_of(std::log(2.5), 0.004)));
}

TEST_CASE("a P that is only a bound gives no standard error") {
  const auto models = relative().put("\"0.004\"", "\"<0.05\"").models();
  CHECK(models.at(0).predictors[0].levels[1].p == "<0.05");
  CHECK_FALSE(models[0].predictors[0].levels[1].standard_error);
}

TEST_CASE("classes are read with their outcomes; one without a condition holds everybody else") {
  const auto m = of_class("C", two_classes).models().at(0);
  REQUIRE(m.classes.size() == 2);
  CHECK(m.classes[0].n == 23);
  CHECK(m.classes[0].outcomes.at(0).percent == 12);
  CHECK_FALSE(m.classes[0].otherwise);
  CHECK(m.classes[1].otherwise);
  CHECK_FALSE(m.classes[1].n);
  CHECK(m.classes[1].outcomes.at(0).median_months == 11.5);
}

TEST_CASE("a centre's baseline survival makes a relative model absolute, for that centre alone") {
  auto both                          = relative();
  both.ours["site/models/ours.toml"] = joined({R"(id               = "ours"
name             = "the small model here"
completeness     = "A"
citation         = "our own cohort"
extends          = "small-model"
population       = "our patients"
place            = "registry"
confidence       = "SRC"
transcribed_from = "our registry"
)",
                                               baseline});
  const auto models                  = both.models();
  REQUIRE(models.size() == 2);
  CHECK(models[0].id == "ours");
  CHECK(models[0].local());
  CHECK(models[0].completeness == Completeness::absolute);
  CHECK(models[0].predictors.at(0).levels.at(1).printed == "2.5");
  CHECK(models[0].applies_if.text == "liver_metastases");
  CHECK(models[0].outcome == "survival");
  CHECK(models[0].warnings == std::vector<std::string>{"invented"});
  REQUIRE(models[0].baseline.size() == 1);
  CHECK(models[0].baseline[0].survival == doctest::Approx(0.8));
  CHECK(models[0].baseline[0].source == "our own 77 patients");
  CHECK(models[1].completeness == Completeness::relative);
  const auto layers = both.knowledge()->layers;
  CHECK(layers.at(0).files == std::vector<std::string>{"models/ours.toml"});
  CHECK(layers[0].unreviewed == 1);

  auto& ours = both.ours["site/models/ours.toml"];
  ours.replace(ours.find("\"small-model\""), 13, "\"small-modle\"");
  CHECK(
      both.told() ==
      "site/models/ours.toml:3:20: completeness: found \"A\"; expected \"X\": the file has neither classes nor weights "
      "of every predictor\n"
      "site/models/ours.toml:5:20: extends: found \"small-modle\"; expected a model read before, did you mean "
      "small-model?\n"
      "site/models/ours.toml:11:1: baseline: found a baseline survival alone; expected weights of every predictor "
      "beside it\n");
}

TEST_CASE("a file holds what its class promises") {
  CHECK(of_class("A", predictor).told() ==
        "models/small-model.toml:3:20: completeness: found \"A\"; expected \"R\": the file has weights of every "
        "predictor "
        "and no baseline survival\n");
  CHECK(of_class("R", joined({predictor, baseline})).told() ==
        "models/small-model.toml:3:20: completeness: found \"R\"; expected \"A\": the file has weights of every "
        "predictor "
        "and a baseline survival\n");
  CHECK(of_class("X", two_classes).told() ==
        "models/small-model.toml:3:20: completeness: found \"X\"; expected \"C\": the file has classes\n");
  CHECK(of_class("R", "").told() ==
        "models/small-model.toml:3:20: completeness: found \"R\"; expected \"X\": the file has neither classes nor "
        "weights "
        "of every predictor\n");
  CHECK(of_class("B", predictor).told() ==
        "models/small-model.toml:3:20: completeness: found \"B\"; expected one of A, R, C, X\n");
}

TEST_CASE("what cannot be computed says what is missing") {
  CHECK(of_class("X", "").put("missing          = [\"the survival of the reference profile\"]\n", "").told() ==
        "models/small-model.toml:1:1: missing: found nothing; expected the key missing\n");
  CHECK(of_class("C", two_classes).put("missing          = [\"the survival of the reference profile\"]\n", "").told() ==
        "");
}

TEST_CASE("every number of a model is checked, all at once") {
  CHECK(of_class("A", joined({predictor, baseline}))
            .put("n                = 77", "n                = 7.5")
            .put("hr   = 2.5", "hr   = -2")
            .put("\"0.004\"", "\"=0.004\"")
            .put("months           = 60", "months           = 0")
            .put("survival_pct     = 80", "survival_pct     = 100")
            .put("linear_predictor = 0", "linear_predictor = \"0\"")
            .told() ==
        "models/small-model.toml:7:20: n: found 7.5; expected a whole number of patients\n"
        "models/small-model.toml:28:8: predictor[1].level[2].hr: found -2; expected a hazard ratio, over 0\n"
        "models/small-model.toml:29:8: predictor[1].level[2].p: found \"=0.004\"; expected a P as printed, such as "
        "\"0.004\" or \"<0.05\"\n"
        "models/small-model.toml:32:20: baseline[1].months: found 0; expected months, over 0\n"
        "models/small-model.toml:33:20: baseline[1].survival_pct: found 100; expected a percentage between 0 and 100\n"
        "models/small-model.toml:34:20: baseline[1].linear_predictor: found \"0\"; expected a linear predictor, 0 for "
        "the reference profile\n");
  CHECK(of_class("A", joined({predictor, baseline})).put("\"0.004\"", "\"nan\"").told() ==
        "models/small-model.toml:29:8: predictor[1].level[2].p: found \"nan\"; expected a P as printed, such as "
        "\"0.004\" or \"<0.05\"\n");
  CHECK(of_class("C", two_classes).put("median_months = 11.5", "median_months = 11.5\npercent = 30").told() ==
        "models/small-model.toml:32:1: class[2].outcome[1].months: found nothing; expected the key months\n"
        "models/small-model.toml:35:11: class[2].outcome[1].percent: found percent and median_months; expected one of "
        "them\n");
  CHECK(of_class("C", two_classes).put("median_months = 11.5\n", "").told() ==
        "models/small-model.toml:32:1: class[2].outcome[1].percent: found neither percent nor median_months; expected "
        "one of them\n");
}

TEST_CASE("a predictor has one level the others are compared with") {
  CHECK(
      relative().put("hr   = 2.5\n", "").told() ==
      "models/small-model.toml:21:1: predictor[1].level: found 2 without a weight; expected one: the reference of the "
      "others\n"
      "models/small-model.toml:28:8: predictor[1].level[2].p: found a P of the reference; expected a P of a level with "
      "a hazard ratio\n");
  CHECK(
      relative().put("if   = \"not synchronous\"\n", "hr   = 1\n").told() ==
      "models/small-model.toml:21:1: predictor[1].level: found 0 without a weight; expected one: the reference of the "
      "others\n");
  CHECK(relative()
            .put("coding = \"synchronous or later\"", "coding = \"synchronous or later\"\nis = \"chosen\"")
            .told() ==
        "models/small-model.toml:20:6: predictor[1].is: found \"chosen\"; expected one of trait, choice\n");
}

TEST_CASE("the conditions of a model are checked as all others are") {
  CHECK(relative().put("\"not synchronous\"", "\"not synchronus\"").told() ==
        "models/small-model.toml:23:13: predictor[1].level[1].if: found the unknown fact synchronus; expected a fact "
        "listed by `nelm "
        "facts`, did you mean synchronous?\n"
        "    not synchronus\n"
        "        ^\n");
  CHECK(of_class("C", two_classes).put("age_years >= 70 years", "grade = 'G1'").told() == "");
}

TEST_CASE("horizons rise and survival falls; a score has no baseline survival") {
  constexpr std::string_view second = R"(
[[baseline]]
months           = 36
survival_pct     = 90
linear_predictor = 0
source           = "our own 77 patients"
)";
  CHECK(
      of_class("A", joined({predictor, baseline, second})).told() ==
      "models/small-model.toml:31:1: baseline: found survival that rises, or months that do not; expected horizons in "
      "rising order, survival falling\n");
  CHECK(of_class("A", joined({predictor, baseline}))
            .put("\"log hazard\"", "\"points\"")
            .put("hr   = 2.5", "points = 7")
            .told() ==
        "models/small-model.toml:31:1: baseline: found a baseline survival of a score; expected log hazard ratios\n");
}
