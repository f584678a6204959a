// What tests/reference/metafor/more.R asked metafor on data with corners: every answer is reproduced.
#include <doctest/doctest.h>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/hazard_ratio.h"
#include "nelm/evidence/influence.h"
#include "nelm/evidence/leave_one_out.h"
#include "nelm/evidence/mantel_haenszel.h"
#include "nelm/evidence/proportion.h"
#include "nelm/evidence/subgroups.h"
#include "nelm/evidence/three_level.h"
#include "nelm/evidence/trim_and_fill.h"
#include "nelm/evidence/two_means.h"
#include "tests/metafor_model.h"

using namespace nelm;
using namespace nelm::evidence;
using namespace nelm::tests;

namespace {

constexpr double default_convergence = 1e-4;  // trimfill refits with metafor's default thresholds
constexpr double its_optimizer       = 1e-5;  // how well nlminb finds the variances of three levels
constexpr double from_zero           = 1e-9;  // what metafor leaves of a tau2 or a variance of 0

Json answers() { return reference("more.json"); }

std::vector<Effect> set_of(Json theirs) { return effects_of(answers()["sets"][word(theirs, "set")].value()); }

Model model_of(Json theirs) { return {between_of(word(theirs, "method")), test_of(word(theirs, "test"))}; }

std::string title(Json theirs) {
  return fmt::format("{} {} {}", word(theirs, "set"), word(theirs, "method"),
                     has(theirs, "test") ? word(theirs, "test") : "");
}

template <class T, class Member>
std::vector<double> column(const std::vector<T>& rows, Member member) {
  std::vector<double> found;
  for (const T& row : rows) found.push_back(row.*member);
  return found;
}

void agree_coefficients(const std::vector<Coefficient>& ours, Json theirs, double tolerance = agreed) {
  agree("b", column(ours, &Coefficient::estimate), numbers(theirs, "beta"), tolerance, 1e-12);
  agree("se", column(ours, &Coefficient::standard_error), numbers(theirs, "se"), tolerance);
  agree("P", column(ours, &Coefficient::p), numbers(theirs, "pval"), tolerance);
  for (std::size_t j = 0; j < ours.size(); ++j) {
    agree("lower", ours[j].interval.low, numbers(theirs, "ci_lb")[j], tolerance, 1e-12);
    agree("upper", ours[j].interval.high, numbers(theirs, "ci_ub")[j], tolerance, 1e-12);
  }
}

/// Moderators from metafor's model matrix, row by row, its column of ones left out.
Moderators moderators_of(Json theirs, std::size_t k) {
  const auto        all     = numbers(theirs, "columns");
  const std::size_t columns = all.size() / k;
  const bool        ones    = has(theirs, "intercept") ? number(theirs, "intercept") != 0 : true;
  Moderators        found;
  found.intercept = ones;
  for (std::size_t j = ones ? 1 : 0; j < columns; ++j) found.names.push_back(fmt::format("x{}", j));
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!ones || i % columns > 0) found.values.push_back(all[i]);
  return found;
}

}  // namespace

TEST_CASE("every estimator by every test, on effects alike and apart, huge and tiny, even and uneven, two and forty") {
  for (const Json theirs : answers()["pools"].get_array()) {
    INFO(title(theirs));
    Model model = model_of(theirs);
    if (has(theirs, "level")) model.level = number(theirs, "level");
    agree_pool(set_of(theirs), theirs, model);
  }
}

TEST_CASE("a single effect stands for itself, by whatever model") {
  for (const auto& b : between_names)
    for (const Test test : {Test::wald, Test::knapp_hartung, Test::ad_hoc})
      agree_pool(std::vector<Effect>{{0.3, 0.1}}, answers()["single"].value(), {b.between, test});
}

TEST_CASE("the Q-profile of tau2, I2 and H2, also where it is empty and where it ends beyond 100") {
  for (const Json theirs : answers()["intervals"].get_array()) {
    INFO(word(theirs, "set"));
    const auto effects = set_of(theirs);
    const auto ours    = heterogeneity_intervals(effects, number(theirs, "level")).value();
    CHECK(ours.empty == (number(theirs, "empty") != 0));
    const double variance = typical_variance(effects);
    const auto   tau2 = numbers(theirs, "tau2"), i2 = numbers(theirs, "i2"), h2 = numbers(theirs, "h2");
    agree("tau2", {ours.tau2.low, ours.tau2.high}, tau2, agreed, nearly_zero * variance);
    agree("I2", {ours.i2.low, ours.i2.high}, i2, agreed, 100 * nearly_zero);
    agree("H2", {ours.h2.low, ours.h2.high}, h2, agreed);
  }
}

TEST_CASE("what each study does to the pool: influence, Baujat, and the pool without it") {
  for (const Json theirs : answers()["diagnosed"].get_array()) {
    INFO(title(theirs));
    const auto effects = set_of(theirs);
    const auto ours    = influence(effects, model_of(theirs)).value();
    agree("rstudent", column(ours, &Influence::rstudent), numbers(theirs, "rstudent"), agreed, from_zero);
    agree("DFFITS", column(ours, &Influence::dffits), numbers(theirs, "dffits"), agreed, from_zero);
    agree("Cook", column(ours, &Influence::cook), numbers(theirs, "cook"), agreed, from_zero);
    agree("cov.r", column(ours, &Influence::cov_ratio), numbers(theirs, "cov_r"), agreed, from_zero);
    agree("tau2 deleted", column(ours, &Influence::tau2_deleted), numbers(theirs, "tau2_del"), agreed, from_zero);
    agree("Q deleted", column(ours, &Influence::q_deleted), numbers(theirs, "QE_del"));
    agree("hat", column(ours, &Influence::hat), numbers(theirs, "hat"), agreed, from_zero);
    agree("weight", column(ours, &Influence::weight), numbers(theirs, "weight"), agreed, from_zero);
    const auto points = baujat(effects, model_of(theirs)).value();
    agree("Baujat, across", column(points, &BaujatPoint::contribution), numbers(theirs, "baujat_x"), agreed, from_zero);
    agree("Baujat, up", column(points, &BaujatPoint::influence), numbers(theirs, "baujat_y"), agreed, from_zero);
    const auto without = leave_one_out(effects, model_of(theirs)).value();
    const Json left    = theirs["left_out"].value();
    agree("estimate without", column(without, &Pooled::estimate), numbers(left, "estimate"), agreed, from_zero);
    agree("se without", column(without, &Pooled::standard_error), numbers(left, "se"));
    agree("P without", column(without, &Pooled::p), numbers(left, "pval"), agreed, from_zero);
  }
}

TEST_CASE("Egger's test by four models and by weighted least squares") {
  for (const Json theirs : answers()["eggers"].get_array()) {
    INFO(title(theirs));
    const auto effects = set_of(theirs);
    const auto ours =
        word(theirs, "method") == "lm" ? egger_linear(effects).value() : egger(effects, model_of(theirs)).value();
    agree("statistic", ours.statistic, number(theirs, "stat"), agreed, from_zero);
    agree("P", ours.p, number(theirs, "pval"), agreed, from_zero);
    agree("slope", ours.slope, number(theirs, "slope"), agreed, from_zero);
    agree("limit", ours.limit, number(theirs, "limit"), agreed, from_zero);
    agree("lower", ours.limit_interval.low, number(theirs, "limit_lb"), agreed, from_zero);
    agree("upper", ours.limit_interval.high, number(theirs, "limit_ub"), agreed, from_zero);
    if (ours.tau2) agree("tau2", *ours.tau2, number(theirs, "tau2"), agreed, from_zero);
  }
}

TEST_CASE("Begg's test, exact without ties and by the normal approximation with them") {
  for (const Json theirs : answers()["ranks"].get_array()) {
    INFO(word(theirs, "set"));
    const auto ours = begg(set_of(theirs)).value();
    agree("tau", ours.tau, number(theirs, "tau"), agreed, 1e-15);
    agree("P", ours.p, number(theirs, "pval"));
    CHECK(ours.exact == (word(theirs, "set") != "tied"));
  }
}

TEST_CASE("trimmed and filled by L0 and R0, on either side") {
  for (const Json theirs : answers()["filled"].get_array()) {
    INFO(title(theirs), " ", word(theirs, "asked"), " ", word(theirs, "by"));
    const auto asked = word(theirs, "asked");
    const auto side  = asked == "auto"   ? MissingSide::automatic
                       : asked == "left" ? MissingSide::left
                                         : MissingSide::right;
    const auto by    = word(theirs, "by") == "L0" ? MissingBy::l0 : MissingBy::r0;
    const auto ours  = trim_and_fill(set_of(theirs), {between_of(word(theirs, "method"))}, by, side).value();
    CHECK((ours.side == MissingSide::left ? "left" : "right") == word(theirs, "side"));
    CHECK(ours.missing == number(theirs, "k0"));
    CHECK(ours.missing_standard_error.has_value() == has(theirs, "se_k0"));
    if (ours.missing_standard_error) agree("se of their number", *ours.missing_standard_error, number(theirs, "se_k0"));
    agree("filled", column(ours.filled, &Effect::estimate), numbers(theirs, "filled"), default_convergence);
    agree("filled, variance", column(ours.filled, &Effect::variance), numbers(theirs, "filled_v"));
    agree("estimate", ours.pooled.estimate, number(theirs, "beta"), default_convergence);
    agree("se", ours.pooled.standard_error, number(theirs, "se"), default_convergence);
    agree("tau2", ours.pooled.heterogeneity.tau2, number(theirs, "tau2"), default_convergence, default_convergence);
  }
}

TEST_CASE("the trials of BCG explained by latitude, year and allocation, by every estimator and test") {
  const auto effects = effects_of(answers()["sets"]["bcg"].value());
  for (const Json theirs : answers()["regressions"].get_array()) {
    INFO(word(theirs, "mods"), " ", word(theirs, "method"), " ", word(theirs, "test"));
    const auto ours = meta_regression(effects, moderators_of(theirs, effects.size()), model_of(theirs)).value();
    agree_coefficients(ours.coefficients, theirs);
    agree("covariance", ours.covariance, numbers(theirs, "vb"), agreed, 1e-12);
    agree_heterogeneity(ours.residual, theirs, typical_variance(effects), agreed);
    agree("QM", ours.moderators.statistic, number(theirs, "QM"));
    agree("P of QM", ours.moderators.p, number(theirs, "QMp"));
    CHECK(ours.r2.has_value() == has(theirs, "R2"));
    if (ours.r2 && has(theirs, "R2")) agree("R2", *ours.r2, number(theirs, "R2"), agreed, from_zero);
    agree("ln L", ours.log_likelihood, number(theirs, "ll"));
    agree("restricted ln L", ours.restricted_log_likelihood, number(theirs, "ll_reml"));
    agree("fitted", ours.fitted, numbers(theirs, "fitted"), agreed, 1e-12);
  }
}

TEST_CASE("groups by allocation: each with its own tau2, and all with one") {
  const auto effects = effects_of(answers()["sets"]["bcg"].value());
  const auto alloc   = words(answers(), "alloc");
  const auto ours    = subgroups(effects, alloc).value();
  const Json theirs  = answers()["groups"].value();
  const auto names   = words(theirs, "names");
  REQUIRE(ours.groups.size() == names.size());
  for (const Subgroup& group : ours.groups) {
    const auto at = static_cast<std::size_t>(std::ranges::find(names, group.name) - names.begin());
    agree(group.name, group.pooled.estimate, numbers(theirs, "estimate").at(at));
    agree(group.name, group.pooled.heterogeneity.tau2, numbers(theirs, "tau2").at(at), agreed, from_zero);
    for (const std::size_t row : group.rows) CHECK(alloc[row] == group.name);
  }
  agree("Q between", ours.own_tau2.statistic, number(theirs, "Q"));
  agree("its P", ours.own_tau2.p, number(theirs, "Qp"));
  for (const Json one : answers()["regressions"].get_array()) {
    if (word(one, "mods") != "~ factor(alloc)" || word(one, "method") != "REML" || word(one, "test") != "z") continue;
    agree("QM", ours.one_tau2.statistic, number(one, "QM"));
    agree("tau2", ours.within.tau2, number(one, "tau2"));
  }
}

TEST_CASE("three levels and cluster-robust variance, with the variances inside and on their border") {
  for (const Json theirs : answers()["nested"].get_array()) {
    INFO(word(theirs, "name"), " ", word(theirs, "mods"));
    const auto effects    = effects_of(theirs);
    const auto study      = words(theirs, "study");
    const auto moderators = moderators_of(theirs, effects.size());
    const auto ours       = three_level(effects, study, moderators).value();
    agree("variances", {ours.between, ours.within}, numbers(theirs, "sigma2"), agreed, 1e-12);
    agree("variances", {ours.between, ours.within}, numbers(theirs, "sigma2_found"), its_optimizer, from_zero);
    agree_coefficients(ours.coefficients, theirs);
    agree("Q", ours.q, number(theirs, "QE"));
    agree("P of Q", ours.q_p, number(theirs, "QEp"));
    agree("QM", ours.moderators.statistic, number(theirs, "QM"));
    agree("P of QM", ours.moderators.p, number(theirs, "QMp"));
    agree("restricted ln L", ours.restricted_log_likelihood, number(theirs, "ll_reml"));
    CHECK(ours.prediction.has_value() == has(theirs, "pi_lb"));
    if (ours.prediction) agree("prediction", ours.prediction->low, number(theirs, "pi_lb"));
    if (ours.prediction) agree("prediction", ours.prediction->high, number(theirs, "pi_ub"));

    const auto two_levels = cluster_robust(effects, study, {}, moderators).value();
    for (const auto& [robust, key] : {std::pair{&ours.robust, "robust"}, std::pair{&two_levels, "robust_two_level"}}) {
      INFO(std::string(key));
      const Json r = theirs[key].value();
      agree_coefficients(robust->coefficients, r);
      agree("covariance", robust->covariance, numbers(r, "vb"), agreed, 1e-12);
      agree("degrees", robust->degrees, number(r, "ddf"));
      agree("F", robust->moderators.statistic, number(r, "QM"));
      agree("P of F", robust->moderators.p, number(r, "QMp"));
    }
  }
}

TEST_CASE("effect sizes of arms of no events, of all events, of two patients and of a thousand") {
  const Json given  = answers()["effects"].value();
  const auto expect = [](const EffectSize& ours, Json theirs, std::size_t row) {
    agree("yi", ours.effect.estimate, numbers(theirs, "yi")[row], agreed, 1e-15);
    agree("vi", ours.effect.variance, numbers(theirs, "vi")[row]);
  };
  const auto row_of = [&](const char* table, std::size_t row) {
    std::map<std::string, double> found;
    for (const auto& field : given[table].get_object()) found[std::string(field.key)] = numbers(field.value)[row];
    return found;
  };
  const auto sizes = [&](const char* table, const char* key) { return numbers(given[table].value(), key).size(); };
  for (std::size_t i = 0; i < sizes("tables", "ai"); ++i) {
    auto t = row_of("tables", i);
    for (const auto& [name, what] : {std::pair{"OR", Contrast::odds_ratio}, std::pair{"RR", Contrast::risk_ratio},
                                     std::pair{"RD", Contrast::risk_difference}, std::pair{"PETO", Contrast::peto}}) {
      INFO(std::string(name), " ", i);
      const auto ours = contrast({t["ai"], t["n1i"], t["ci"], t["n2i"]}, what).value();
      expect(ours, given["two_arms"][name].value(), i);
      CHECK(ours.half_added == (t["ai"] == 0 || t["ci"] == 0 || t["ai"] == t["n1i"] || t["ci"] == t["n2i"]));
    }
  }
  for (std::size_t i = 0; i < sizes("arms", "xi"); ++i) {
    auto a = row_of("arms", i);
    for (const auto& [name, scale] :
         {std::pair{"PR", ProportionScale::raw}, std::pair{"PLO", ProportionScale::logit},
          std::pair{"PAS", ProportionScale::arcsine}, std::pair{"PFT", ProportionScale::freeman_tukey}}) {
      INFO(std::string(name), " ", i);
      expect(proportion({a["xi"], a["ni"]}, scale).value(), given["one_arm"][name].value(), i);
    }
  }
  for (std::size_t i = 0; i < sizes("rates", "xi"); ++i) {
    auto r = row_of("rates", i);
    expect(log_rate(r["xi"], r["ti"]).value(), given["rate"]["IRLN"].value(), i);
  }
  for (std::size_t i = 0; i < sizes("means", "m1i"); ++i) {
    auto m = row_of("means", i);
    for (const auto& [name, what] :
         {std::pair{"MD", MeanContrast::difference}, std::pair{"SMD", MeanContrast::standardised},
          std::pair{"ROM", MeanContrast::ratio}}) {
      INFO(std::string(name), " ", i);
      expect(contrast({m["m1i"], m["sd1i"], m["n1i"]}, {m["m2i"], m["sd2i"], m["n2i"]}, what).value(),
             given["two_means"][name].value(), i);
    }
  }
}

TEST_CASE("tables pooled by Mantel-Haenszel and Peto, with arms of no events and of all events") {
  const Json given = answers()["effects"]["tables"].value();
  for (const Json theirs : answers()["tabled"].get_array()) {
    std::vector<TwoArms> tables;
    for (const double row : numbers(theirs, "rows")) {
      const auto i = static_cast<std::size_t>(row);
      tables.push_back(
          {numbers(given, "ai")[i], numbers(given, "n1i")[i], numbers(given, "ci")[i], numbers(given, "n2i")[i]});
    }
    const auto measure = word(theirs, "measure");
    INFO(measure, " ", tables.size());
    const auto what = measure == "OR"   ? Contrast::odds_ratio
                      : measure == "RR" ? Contrast::risk_ratio
                      : measure == "RD" ? Contrast::risk_difference
                                        : Contrast::peto;
    const auto ours = pool_tables(tables, what).value();
    agree("estimate", ours.estimate, number(theirs, "beta"));
    agree("se", ours.standard_error, number(theirs, "se"));
    agree("P", ours.p, number(theirs, "pval"));
    agree("lower", ours.interval.low, number(theirs, "ci_lb"));
    agree("upper", ours.interval.high, number(theirs, "ci_ub"));
    agree("Q", ours.q.statistic, number(theirs, "QE"), agreed, 1e-12);
    agree("P of Q", ours.q.p, number(theirs, "QEp"));
    agree("I2", ours.i2, number(theirs, "I2"), agreed, from_zero);
    agree("H2", ours.h2, number(theirs, "H2"));
    if (has(theirs, "MH")) agree("Cochran-Mantel-Haenszel", ours.no_effect.value().statistic, number(theirs, "MH"));
    if (has(theirs, "MH")) agree("its P", ours.no_effect.value().p, number(theirs, "MHp"));
    CHECK(ours.tarone.has_value() == has(theirs, "TAp"));
    if (has(theirs, "TAp")) agree("Tarone", ours.tarone.value().statistic, number(theirs, "TA"));
    if (has(theirs, "TAp")) agree("its P", ours.tarone.value().p, number(theirs, "TAp"));
  }
}
