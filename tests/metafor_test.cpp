// The reference analyses of the review's tables and of two known data sets, made with metafor: every one is reproduced.
#include <doctest/doctest.h>

#include <filesystem>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/leave_one_out.h"
#include "nelm/evidence/mantel_haenszel.h"
#include "nelm/evidence/meta_regression.h"
#include "nelm/evidence/proportion.h"
#include "nelm/evidence/trim_and_fill.h"
#include "nelm/evidence/two_means.h"
#include "tests/metafor_model.h"

using namespace nelm;
using namespace nelm::evidence;
using namespace nelm::tests;

namespace {

constexpr double default_convergence = 1e-5;  // metafor's own thresholds end its iterations there
constexpr double loose_profile = 1e-7;  // its search for the ends of tau2 was told to stop at 1e-12, in absolute terms

ProportionScale scale_of(const std::string& measure) {
  if (measure == "PR") return ProportionScale::raw;
  if (measure == "PLO") return ProportionScale::logit;
  return measure == "PAS" ? ProportionScale::arcsine : ProportionScale::freeman_tukey;
}

Contrast contrast_of(const std::string& measure) {
  if (measure == "OR") return Contrast::odds_ratio;
  if (measure == "RR") return Contrast::risk_ratio;
  return measure == "RD" ? Contrast::risk_difference : Contrast::peto;
}

bool is_proportion(const std::string& measure) { return measure.starts_with("P") && measure != "PETO"; }

std::vector<TwoArms> tables_of(const std::string& csv) {
  const auto           c = columns_of(csv);
  std::vector<TwoArms> tables;
  for (std::size_t i = 0; i < c.at("ai").size(); ++i) {
    const double b = c.contains("bi") ? c.at("bi")[i] : c.at("n1i")[i] - c.at("ai")[i];
    const double d = c.contains("di") ? c.at("di")[i] : c.at("n2i")[i] - c.at("ci")[i];
    tables.push_back({c.at("ai")[i], c.at("ai")[i] + b, c.at("ci")[i], c.at("ci")[i] + d});
  }
  return tables;
}

/// The effects of a CSV on a scale, as an analysis names it.
std::vector<Effect> effects_from(const std::string& csv, const std::string& measure) {
  std::vector<Effect> effects;
  if (!is_proportion(measure)) {
    for (const TwoArms& arms : tables_of(csv)) effects.push_back(contrast(arms, contrast_of(measure)).value().effect);
    return effects;
  }
  const auto  c = columns_of(csv);
  const auto &x = c.at(c.contains("xi") ? "xi" : "ai"), &rest = c.at(c.contains("ni") ? "ni" : "bi");
  for (std::size_t i = 0; i < x.size(); ++i)
    effects.push_back(
        proportion({x[i], c.contains("ni") ? rest[i] : x[i] + rest[i]}, scale_of(measure)).value().effect);
  return effects;
}

void agree_effects(const std::vector<Effect>& ours, Json theirs) {
  const auto expected = effects_of(theirs);
  REQUIRE(ours.size() == expected.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    agree("yi", ours[i].estimate, expected[i].estimate);
    agree("vi", ours[i].variance, expected[i].variance);
  }
}

void agree_interval(const char* what, Interval ours, const std::vector<double>& estimate_and_bounds) {
  agree(std::string(what) + ", lower", ours.low, estimate_and_bounds.at(1), loose_profile, nearly_zero);
  agree(std::string(what) + ", upper", ours.high, estimate_and_bounds.at(2), loose_profile, nearly_zero);
}

double back(double value, const std::string& measure, double n) {
  return is_proportion(measure) ? back_to_proportion(value, scale_of(measure), n) : std::exp(value);
}

/// One file: effects, pool, interval of tau2, prediction, and all of it turned back.
void agree_analysis(Json theirs) {
  const std::string measure = word(theirs, "measure");
  const auto        effects = effects_from(word(theirs, "input_csv"), measure);
  agree_effects(effects, theirs);
  const Model model{between_of(word(theirs, "method")), test_of(word(theirs, "test"))};
  agree_pool(effects, theirs, model);
  const auto pooled = pool(effects, model).value();
  if (has(theirs, "fit_stats")) {
    const bool restricted = model.between == Between::restricted_likelihood;
    agree("ln L", restricted ? pooled.restricted_log_likelihood : pooled.log_likelihood,
          number(theirs["fit_stats"].value(), "ll"), agreed, nearly_zero);
  }
  if (has(theirs, "prediction") && has(theirs["prediction"].value(), "pi_lb")) {
    agree("prediction, lower", pooled.prediction.value().low, number(theirs["prediction"].value(), "pi_lb"));
    agree("prediction, upper", pooled.prediction.value().high, number(theirs["prediction"].value(), "pi_ub"));
  }
  if (has(theirs, "confint_heterogeneity")) {
    const auto found = heterogeneity_intervals(effects).value();
    const Json ci    = theirs["confint_heterogeneity"].value();
    agree_interval("tau2", found.tau2, numbers(ci, "tau2"));
    agree_interval("I2", found.i2, numbers(ci, "I2"));
    agree_interval("H2", found.h2, numbers(ci, "H2"));
  }
  if (!has(theirs, "backtransformed")) return;
  const Json   turned = theirs["backtransformed"].value();
  const double n = has(turned, "harmonic_mean_n") ? harmonic_mean(columns_of(word(theirs, "input_csv")).at("ni")) : 1;
  if (has(turned, "harmonic_mean_n")) agree("harmonic mean", n, number(turned, "harmonic_mean_n"));
  agree("turned back", back(pooled.estimate, measure, n), number(turned, "pred"));
  agree("turned back, lower", back(pooled.interval.low, measure, n), number(turned, "ci_lb"));
  agree("turned back, upper", back(pooled.interval.high, measure, n), number(turned, "ci_ub"));
  if (!has(turned, "pi_lb") || !pooled.prediction) return;
  agree("turned back, prediction", back(pooled.prediction->low, measure, n), number(turned, "pi_lb"));
  agree("turned back, prediction", back(pooled.prediction->high, measure, n), number(turned, "pi_ub"));
}

void agree_pools(const std::vector<Pooled>& ours, Json theirs) {
  const auto estimate = numbers(theirs, "estimate"), se = numbers(theirs, "se"), tau2 = numbers(theirs, "tau2");
  REQUIRE(ours.size() == estimate.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    INFO("row ", i);
    agree("estimate", ours[i].estimate, estimate[i]);
    agree("se", ours[i].standard_error, se[i]);
    agree("tau2", ours[i].heterogeneity.tau2, tau2[i], agreed, nearly_zero);
    if (has(theirs, "I2")) agree("I2", ours[i].heterogeneity.i2, numbers(theirs, "I2")[i], agreed, 100 * nearly_zero);
    if (!has(theirs, "Q")) continue;
    agree("P", ours[i].p, numbers(theirs, "pval")[i]);
    agree("lower", ours[i].interval.low, numbers(theirs, "ci_lb")[i]);
    agree("upper", ours[i].interval.high, numbers(theirs, "ci_ub")[i]);
    agree("Q", ours[i].heterogeneity.q, numbers(theirs, "Q")[i], agreed, nearly_zero);
    agree("P of Q", ours[i].heterogeneity.q_p, numbers(theirs, "Qp")[i]);
    agree("H2", ours[i].heterogeneity.h2, numbers(theirs, "H2")[i]);
  }
}

void agree_tables(Json theirs) {
  const auto pooled = pool_tables(tables_of(word(theirs, "input_csv")), contrast_of(word(theirs, "measure"))).value();
  agree("estimate", pooled.estimate, number(theirs, "beta"));
  agree("se", pooled.standard_error, number(theirs, "se"));
  agree("z", pooled.statistic, number(theirs, "zval"));
  agree("P", pooled.p, number(theirs, "pval"));
  agree("lower", pooled.interval.low, number(theirs, "ci_lb"));
  agree("upper", pooled.interval.high, number(theirs, "ci_ub"));
  agree("Q", pooled.q.statistic, number(theirs, "QE"));
  agree("P of Q", pooled.q.p, number(theirs, "QEp"));
  agree("I2", pooled.i2, number(theirs, "I2"));
  agree("H2", pooled.h2, number(theirs, "H2"));
  if (!has(theirs, "MH")) return;
  agree("Cochran-Mantel-Haenszel", pooled.no_effect.value().statistic, number(theirs, "MH"));
  agree("its P", pooled.no_effect.value().p, number(theirs, "MHp"));
  agree("Tarone", pooled.tarone.value().statistic, number(theirs, "TA"));
  agree("its P", pooled.tarone.value().p, number(theirs, "TAp"));
}

void agree_regression(std::span<const Effect> effects, const Moderators& moderators, const Model& model, Json theirs) {
  const auto fit = meta_regression(effects, moderators, model).value();
  for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
    const Coefficient& c = fit.coefficients[j];
    agree("b", c.estimate, numbers(theirs, "b")[j]);
    agree("se", c.standard_error, numbers(theirs, "se")[j]);
    agree("P", c.p, numbers(theirs, "pval")[j]);
    agree("lower", c.interval.low, numbers(theirs, "ci_lb")[j]);
    agree("upper", c.interval.high, numbers(theirs, "ci_ub")[j]);
  }
  agree_heterogeneity(fit.residual, theirs, typical_variance(effects), agreed);
  agree("QM", fit.moderators.statistic, number(theirs, "QM"));
  agree("P of QM", fit.moderators.p, number(theirs, "QMp"));
  agree("R2", fit.r2.value(), number(theirs, "R2"));
  agree("ln L", fit.log_likelihood, number(theirs, "loglik"));
}

/// bcg_meta and loghr9_meta: all that was asked of one data set.
void agree_data_set(const std::string& name, const std::vector<std::string>& moderators) {
  const Json          answers = reference(name + "_meta.json")["result"].value();
  auto                columns = columns_of(name + ".csv");
  std::vector<Effect> effects;
  for (std::size_t i = 0; i < columns["yi"].size(); ++i) effects.push_back({columns["yi"][i], columns["vi"][i]});

  for (const auto& field : answers.get_object()) {
    const std::string key(field.key);
    const auto        at = key.rfind('_');
    if (at == std::string::npos || (key.substr(at) != "_z" && key.substr(at) != "_knha")) continue;
    if (key.starts_with("metareg")) continue;
    INFO(name, " ", key);
    agree_pool(effects, field.value, {between_of(key.substr(0, at)), test_of(key.substr(at + 1))}, agreed);
  }
  INFO(name);
  const auto intervals = heterogeneity_intervals(effects).value();
  for (const Json one : answers["q_profile_ci_REML"].get_array()) {
    const std::vector<double> bounds = {number(one, "est"), number(one, "lb"), number(one, "ub")};
    if (word(one, "what") == "tau^2") agree_interval("tau2", intervals.tau2, bounds);
    if (word(one, "what") == "I^2(%)") agree_interval("I2", intervals.i2, bounds);
    if (word(one, "what") == "H^2") agree_interval("H2", intervals.h2, bounds);
  }
  const auto e = egger(effects).value(), lm = egger_linear(effects).value();
  agree("Egger", e.statistic, number(answers["egger_regtest_REML"].value(), "zval"));
  agree("Egger's limit", e.limit, number(answers["egger_regtest_REML"].value(), "est"));
  agree("Egger, linear", lm.statistic, number(answers["egger_lm"].value(), "tval"));
  agree("Egger, linear, P", lm.p, number(answers["egger_lm"].value(), "pval"));
  agree("Begg", begg(effects).value().tau, number(answers["begg"].value(), "tau"));
  agree("Begg, P", begg(effects).value().p, number(answers["begg"].value(), "pval"));
  const auto filled  = trim_and_fill(effects).value();
  const Json trimmed = answers["trimfill"].value();
  CHECK(filled.missing == number(trimmed, "k0"));
  CHECK((filled.side == MissingSide::left ? "left" : "right") == word(trimmed, "side"));
  agree("filled", filled.pooled.estimate, number(trimmed, "b"),
        default_convergence);  // refitted with metafor's defaults
  agree("filled, tau2", filled.pooled.heterogeneity.tau2, number(trimmed, "tau2"), default_convergence);
  agree_pools(leave_one_out(effects).value(), answers["leave1out"].value());
  agree_pools(cumulative(effects).value(), answers["cumulative"].value());

  Moderators known{moderators, {}};
  for (std::size_t i = 0; i < effects.size(); ++i)
    for (const auto& m : moderators) known.values.push_back(columns[m][i]);
  agree_regression(effects, known, {}, answers["metareg_REML"].value());
  agree_regression(effects, known, {Between::dersimonian_laird}, answers["metareg_DL"].value());
  agree_regression(effects, known, {Between::restricted_likelihood, Test::knapp_hartung},
                   answers["metareg_REML_knha"].value());
}

}  // namespace

TEST_CASE("every pool of the review's tables is metafor's, from the counts to the proportion") {
  int analyses = 0, tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NELM_SOURCE_DIR "/tests/reference/metafor")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || !(name.starts_with("lt-") || name.starts_with("resection-"))) continue;
    INFO(name);
    const Json answer = reference(name);
    if (has(answer, "tau2") && has(answer, "measure")) agree_analysis(answer), ++analyses;
    if (name.find("-mh-") != std::string::npos || name.find("-peto") != std::string::npos)
      agree_tables(answer), ++tables;
  }
  CHECK(analyses == 25);
  CHECK(tables == 4);
}

TEST_CASE("transplantation, one study left out at a time, and study after study") {
  const auto effects = effects_from("lt-os5-as-printed.csv", "PLO");
  agree_pools(leave_one_out(effects).value(), reference("lt-os5-printed-plo-reml-leave1out.json"));
  agree_pools(cumulative(effects, {Between::dersimonian_laird}).value(),
              reference("lt-os5-printed-plo-dl-cumul-year.json"));
}

TEST_CASE("Egger's test of transplantation by both models and by 1/n") {
  const auto          effects = effects_from("lt-os5-as-printed.csv", "PLO");
  std::vector<double> by_n;
  const auto          columns = columns_of("lt-os5-as-printed.csv");
  for (const double n : columns.at("ni")) by_n.push_back(1 / n);
  const EggerTest ours[] = {egger(effects).value(), egger_linear(effects).value(), egger(effects, by_n).value()};
  const Json      tests  = reference("lt-os5-printed-plo-reml-regtest.json")["tests"].value();
  for (std::size_t i = 0; i < 3; ++i) {
    const Json theirs = tests.at(i).value();
    INFO(word(theirs, "call"));
    agree("statistic", ours[i].statistic, number(theirs, "stat"));
    agree("P", ours[i].p, number(theirs, "pval"));
    agree("limit", ours[i].limit, number(theirs, "limit_est"));
    agree("limit, lower", ours[i].limit_interval.low, number(theirs, "limit_ci_lb"));
    agree("limit, upper", ours[i].limit_interval.high, number(theirs, "limit_ci_ub"));
    agree("slope", ours[i].slope, numbers(theirs, "coef")[1]);
    agree("its se", ours[i].standard_error, numbers(theirs, "coef_se")[1]);
    CHECK(ours[i].tau2.has_value() == has(theirs, "tau2"));
    if (ours[i].tau2) agree("tau2", *ours[i].tau2, number(theirs, "tau2"), agreed, nearly_zero);
    if (has(theirs, "ddf")) agree("degrees", ours[i].degrees, number(theirs, "ddf"));
  }
}

TEST_CASE("transplantation trimmed and filled, on the side that seems thin and on either") {
  const auto        effects = effects_from("lt-os5-as-printed.csv", "PLO");
  const MissingSide sides[] = {MissingSide::automatic, MissingSide::left, MissingSide::right};
  const Json        runs    = reference("lt-os5-printed-plo-reml-trimfill-l0.json")["runs"].value();
  for (std::size_t i = 0; i < 3; ++i) {
    const Json theirs = runs.at(i).value();
    INFO(word(theirs, "call"));
    const auto ours = trim_and_fill(effects, {}, MissingBy::l0, sides[i]).value();
    CHECK((ours.side == MissingSide::left ? "left" : "right") == word(theirs, "side"));
    CHECK(ours.missing == number(theirs, "k0"));
    agree("se", ours.missing_standard_error.value(), number(theirs, "se_k0"));
    const auto filled = numbers(theirs, "filled_yi");
    REQUIRE(ours.filled.size() == filled.size());
    for (std::size_t j = 0; j < filled.size(); ++j)
      agree("filled", ours.filled[j].estimate, filled[j], default_convergence);
    const double tolerance =
        filled.empty() ? agreed : default_convergence;  // what was filled was refitted with metafor's defaults
    agree("estimate", ours.pooled.estimate, number(theirs, "beta"), tolerance);
    agree("se", ours.pooled.standard_error, number(theirs, "se"), tolerance);
    agree("tau2", ours.pooled.heterogeneity.tau2, number(theirs, "tau2"), tolerance);
    agree("Q", ours.pooled.heterogeneity.q, number(theirs, "QE"), tolerance);
  }
}

TEST_CASE("with metafor's default thresholds the same, to the digits it then has") {
  const auto effects = effects_from("lt-os5-as-printed.csv", "PLO");
  const Json runs    = reference("lt-os5-printed-plo-default-convergence.json")["runs"].value();
  for (const auto& run : runs.get_object()) {
    const auto ours = pool(effects, {between_of(std::string(run.key))}).value();
    agree("tau2", ours.heterogeneity.tau2, number(run.value, "tau2"), default_convergence);
    agree("estimate", ours.estimate, number(run.value, "beta"), default_convergence);
    agree("se", ours.standard_error, number(run.value, "se"), default_convergence);
  }
}

TEST_CASE("differences, standardised differences and ratios of Osborne's means") {
  const auto                                 c          = columns_of("osborne-2006-continuous.csv");
  const Json                                 theirs     = reference("osborne-2006-escalc.json")["effects"].value();
  const std::pair<const char*, MeanContrast> measures[] = {
      {"MD", MeanContrast::difference}, {"SMD", MeanContrast::standardised}, {"ROM", MeanContrast::ratio}};
  for (const auto& [name, what] : measures) {
    INFO(std::string(name));
    std::vector<Effect> ours;
    for (std::size_t i = 0; i < c.at("m1i").size(); ++i)
      ours.push_back(contrast({c.at("m1i")[i], c.at("sd1i")[i], c.at("n1i")[i]},
                              {c.at("m2i")[i], c.at("sd2i")[i], c.at("n2i")[i]}, what)
                         .value()
                         .effect);
    agree_effects(ours, theirs[name].value());
  }
}

TEST_CASE("the trials of BCG: effects on eight scales, Mantel-Haenszel, Peto, and pools turned back") {
  const Json theirs = reference("bcg_effects.json")["result"].value();
  for (const char* measure : {"OR", "RR", "RD", "PETO", "PR", "PLO", "PAS", "PFT"}) {
    INFO(std::string(measure));
    agree_effects(effects_from("bcg.csv", measure), theirs[measure].value());
  }
  const auto mh = pool_tables(tables_of("bcg.csv"), Contrast::odds_ratio).value();
  const Json m  = theirs["mantel_haenszel_or"].value();
  agree("Mantel-Haenszel", mh.estimate, number(m, "b"));
  agree("its se", mh.standard_error, number(m, "se"));
  agree("its Q", mh.q.statistic, number(m, "QE"));
  agree("its test", mh.no_effect.value().statistic, number(m, "MH"));
  const auto peto = pool_tables(tables_of("bcg.csv"), Contrast::peto).value();
  agree("Peto", peto.estimate, number(theirs["peto"].value(), "b"));
  agree("its se", peto.standard_error, number(theirs["peto"].value(), "se"));
  agree("its Q", peto.q.statistic, number(theirs["peto"].value(), "QE"));

  const auto          c = columns_of("bcg.csv");
  std::vector<double> n;
  for (std::size_t i = 0; i < c.at("ai").size(); ++i) n.push_back(c.at("ai")[i] + c.at("bi")[i]);
  const auto pft = pool(effects_from("bcg.csv", "PFT"), {Between::dersimonian_laird}).value();
  const auto plo = pool(effects_from("bcg.csv", "PLO")).value();
  const auto f   = back_to_proportion(pft.interval, ProportionScale::freeman_tukey, harmonic_mean(n));
  agree("PFT", back_to_proportion(pft.estimate, ProportionScale::freeman_tukey, harmonic_mean(n)),
        number(theirs["pft_pooled_backtransformed"].value(), "pred"));
  agree("PFT, lower", f.low, number(theirs["pft_pooled_backtransformed"].value(), "lb"));
  agree("PFT, upper", f.high, number(theirs["pft_pooled_backtransformed"].value(), "ub"));
  agree("PLO", back_to_proportion(plo.estimate, ProportionScale::logit),
        number(theirs["plo_pooled_backtransformed"].value(), "pred"), default_convergence);
}

TEST_CASE("the trials of BCG, asked everything") { agree_data_set("bcg", {"ablat", "year"}); }

TEST_CASE("nine log hazard ratios, asked everything") { agree_data_set("loghr9", {"x"}); }
