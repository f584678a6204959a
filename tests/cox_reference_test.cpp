// R's coxph on known data sets: every number it gives of each is ours.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "nelm/cohort/baseline_hazard.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_curves.h"
#include "nelm/cohort/cox_profile.h"
#include "nelm/cohort/cox_residuals.h"
#include "tests/survival_reference.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double coefficient = 1e-9, likelihood = 1e-11;
constexpr double squared = 1e-8;  // variances and statistics: twice the relative error of what they are squares of
constexpr double cancelled =
    1e-10;  // of residuals, absolute: a difference of numbers near 1 (times x, of numbers near 100)
constexpr double last_step =
    1e-10;  // of the coefficients, absolute: R stops where the log-likelihood no longer changes

const std::pair<const char*, Ties> ways[] = {
    {"efron", Ties::efron}, {"breslow", Ties::breslow}, {"exact", Ties::exact}};

void agree_numbers(const CoxFit& fit, Json r) {
  CHECK(fit.converged);
  CHECK(fit.rows == static_cast<std::size_t>(number(r, "n")));
  CHECK(fit.events == static_cast<std::size_t>(number(r, "nevent")));
  std::vector<double> coefficients;
  for (const auto& name : fit.names) coefficients.push_back(number(r["coef"].value(), name));
  as_in_r("coefficient", fit.coefficients, vector(coefficients), coefficient, last_step);
  as_in_r("variance", fit.variance, matrix(r["var"].value()), squared);
  as_in_r("standard error", fit.standard_errors(), vector(numbers(r, "se")), coefficient);
  as_in_r("log-likelihood at 0", fit.log_likelihood_null, number(r, "loglik_null"), likelihood);
  as_in_r("log-likelihood", fit.log_likelihood, number(r, "loglik"), likelihood);
  as_in_r("score test", fit.score.chi_squared, number(r, "score_test"), squared);
  as_in_r("Wald test", fit.wald.chi_squared, number(r, "wald_test"), squared);
  as_in_r("likelihood ratio test", fit.likelihood_ratio.chi_squared, number(r, "lr_test"), squared);
  as_in_r("degrees", fit.degrees, number(r, "df"), 0);
  as_in_r("AIC", fit.aic, number(r, "aic"), likelihood);
  if (!fit.model.robust) return;
  as_in_r("naive variance", fit.naive, matrix(r["naive_var"].value()), squared);
  as_in_r("robust score test", fit.robust_score->chi_squared, number(r, "robust_score"), squared);
}

void agree_baseline(const CoxRows& rows, const CoxFit& fit, Json r) {
  const Json          theirs = r["basehaz_uncentered"].value();
  std::vector<double> time, hazard;
  for (const auto& b : baseline_hazard(rows, fit)) {
    time.insert(time.end(), b.time.begin(), b.time.end());
    hazard.insert(hazard.end(), b.cumulative.begin(), b.cumulative.end());
  }
  as_in_r("time of the baseline", vector(time), vector(numbers(theirs, "time")), 0);
  as_in_r("baseline hazard", vector(hazard), vector(numbers(theirs, "hazard")), squared);
}

void agree_residuals(const CoxRows& rows, const CoxFit& fit, Json r) {
  const auto ours = cox_residuals(rows, fit);
  const auto at_x = cancelled * 100;
  as_in_r("martingale", ours.martingale, vector(numbers(r, "resid_martingale")), coefficient, cancelled);
  as_in_r("deviance", ours.deviance, vector(numbers(r, "resid_deviance")), coefficient, cancelled);
  as_in_r("score", ours.score, matrix(r["resid_score"].value()), coefficient, at_x);
  as_in_r("dfbeta", ours.dfbeta, matrix(r["resid_dfbeta"].value()), coefficient, cancelled);
  as_in_r("Schoenfeld", schoenfeld_residuals(rows, fit).residual, matrix(r["resid_schoenfeld"].value()), coefficient,
          at_x);
}

}  // namespace

TEST_CASE("coxph on thirteen analyses: coefficients, variances, tests, baseline hazards and residuals are R's") {
  for (const auto& [name, data] : cox_analyses) {
    const auto d    = rows_of(data);
    const auto rows = cox_rows(d.follow_up, d.x, data.x);
    REQUIRE(rows);
    for (const auto& [ties_name, ties] : ways) {
      const Json result = survival_reference(name)["result"].value();
      if (!has(result, ties_name)) continue;
      CAPTURE(name);
      CAPTURE(ties_name);
      const Json r = result[ties_name].value();
      CoxModel   model;
      model.ties     = ties;
      model.robust   = has(r, "robust");
      const auto fit = cox(*rows, model);
      REQUIRE(fit);
      agree_numbers(*fit, r);
      if (has(r, "basehaz_uncentered")) agree_baseline(*rows, *fit, r);
      if (has(r, "resid_martingale")) agree_residuals(*rows, *fit, r);
    }
  }
}

TEST_CASE("survfit and predict after coxph: predicted survival, its errors and intervals are R's") {
  const SurvivalData data{"lung", "time", "event", {"age", "sex", "ph_ecog"}};
  const auto         d    = rows_of(data);
  const auto         rows = cox_rows(d.follow_up, d.x, data.x);
  REQUIRE(rows);
  for (const auto& [name, ties] :
       {std::pair{"lung_cox_predict", Ties::efron}, std::pair{"lung_cox_predict_breslow", Ties::breslow}}) {
    CAPTURE(name);
    const Json r = survival_reference(name)["result"].value();
    CoxModel   model;
    model.ties     = ties;
    const auto fit = cox(*rows, model);
    REQUIRE(fit);
    const auto      people = numbers(r, "newdata_rows_0based"), times = numbers(r, "times");
    Eigen::MatrixXd x(static_cast<Eigen::Index>(people.size()), d.x.cols());
    for (std::size_t i = 0; i < people.size(); ++i)
      x.row(static_cast<Eigen::Index>(i)) = d.x.row(static_cast<Eigen::Index>(people[i]));
    const auto curves = cox_curves(*rows, *fit, x, {}, times);
    REQUIRE(curves);
    as_in_r("survival", curves->survival, matrix(r["surv"].value()), coefficient);
    as_in_r("standard error", curves->standard_error, matrix(r["std_err_surv"].value()), squared);
    as_in_r("lower", curves->lower, matrix(r["lower"].value()), squared);
    as_in_r("upper", curves->upper, matrix(r["upper"].value()), squared);
    const Eigen::MatrixXd off = x.rowwise() - fit->means.transpose();
    const Eigen::VectorXd lp  = off * fit->coefficients;
    as_in_r("means", fit->means, vector(numbers(r, "means")), 1e-14);
    as_in_r("linear predictor", lp, vector(numbers(r, "lp_centered")), coefficient, last_step);
    as_in_r("its error", (off * fit->variance).cwiseProduct(off).rowwise().sum().cwiseSqrt(),
            vector(numbers(r, "lp_se")), squared);
    as_in_r("risk", lp.array().exp().matrix(), vector(numbers(r, "risk")), coefficient, last_step);
  }
}

namespace {

Json more() { return survival_reference("cox_more"); }

void agree_plain(const CoxFit& fit, Json r) {
  CHECK(fit.converged);
  std::vector<double> coefficients;
  for (const auto& name : fit.names) coefficients.push_back(number(r["coef"].value(), name));
  as_in_r("coefficient", fit.coefficients, vector(coefficients), coefficient, last_step);
  as_in_r("variance", fit.variance, matrix(r["var"].value()), squared);
  as_in_r("log-likelihood at 0", fit.log_likelihood_null, number(r, "loglik_null"), likelihood);
  as_in_r("log-likelihood", fit.log_likelihood, number(r, "loglik"), likelihood);
}

}  // namespace

TEST_CASE("coxph with a ridge: coefficients, variance, penalty and what is left of the degrees are R's") {
  const SurvivalData data{"lung", "time", "event", {"age", "sex", "ph_ecog", "wt_loss"}};
  const auto         d = rows_of(data);
  for (const Json r : more()["ridge"].get_array()) {
    CoxModel model;
    model.ridge    = Ridge{number(r, "theta"), r["scale"].get_bool().value()};
    const auto fit = cox(d.follow_up, d.x, data.x, {}, model).value();
    CHECK(fit.converged);
    as_in_r("coefficient", fit.coefficients, vector(numbers(r, "coef")), coefficient, last_step);
    as_in_r("variance", fit.variance, matrix(r["var"].value()), squared);
    as_in_r("log-likelihood", fit.log_likelihood, number(r, "loglik"), likelihood);
    as_in_r("penalty", fit.penalty, number(r, "penalty"), squared);
    as_in_r("degrees", fit.degrees, number(r, "df"), squared);
  }
}

TEST_CASE("coxph with an offset is R's, and so are its martingale residuals") {
  const SurvivalData  data{"lung", "time", "event", {"age", "sex"}};
  const auto          d      = rows_of(data);
  std::vector<double> offset = columns_of("../survival/lung.csv").at("ph_ecog");
  for (double& o : offset) o *= 0.3;
  const auto rows = cox_rows(d.follow_up, d.x, data.x, offset).value();
  const auto fit  = cox(rows).value();
  agree_plain(fit, more()["offset"].value());
  as_in_r("martingale", cox_residuals(rows, fit).martingale, vector(numbers(more(), "offset_martingale")), coefficient,
          cancelled);
}

TEST_CASE("scaled Schoenfeld residuals are R's") {
  const SurvivalData data{"lung", "time", "event", {"age", "sex", "ph_ecog"}};
  const auto         d    = rows_of(data);
  const auto         rows = cox_rows(d.follow_up, d.x, data.x).value();
  as_in_r("scaled", schoenfeld_residuals(rows, cox(rows).value()).scaled, matrix(more()["scaled_schoenfeld"].value()),
          squared, cancelled);
}

TEST_CASE("coxph with exact ties among patients who enter late is R's, with strata too") {
  CoxModel exact;
  exact.ties = Ties::exact;
  const SurvivalData all{"heart", "stop", "event", {"age", "year", "surgery", "transplant"}, "start"};
  const auto         d    = rows_of(all);
  const auto         rows = cox_rows(d.follow_up, d.x, all.x).value();
  const auto         fit  = cox(rows, exact).value();
  agree_plain(fit, more()["exact_late"].value());
  as_in_r("martingale", cox_residuals(rows, fit).martingale, vector(numbers(more(), "exact_martingale")), coefficient,
          cancelled);
  const SurvivalData strata{"heart", "stop", "event", {"age", "year", "transplant"}, "start", "surgery"};
  const auto         s = rows_of(strata);
  agree_plain(cox(s.follow_up, s.x, strata.x, {}, exact).value(), more()["exact_late_strata"].value());
}

TEST_CASE("coxph with weights in strata: robust variance, residuals and predicted survival are R's") {
  const SurvivalData data{"lung", "time", "event", {"age", "ph_ecog"}, "", "sex"};
  auto               d = rows_of(data);
  for (std::size_t i = 0; i < d.follow_up.rows(); ++i)
    d.follow_up.weight.push_back(1 + static_cast<double>((i + 1) % 4) / 2);
  const auto rows = cox_rows(d.follow_up, d.x, data.x).value();
  CoxModel   model;
  model.robust   = true;
  const auto fit = cox(rows, model).value();
  const Json r   = more()["weighted"].value();
  agree_plain(fit, r);
  as_in_r("naive", fit.naive, matrix(r["naive"].value()), squared);
  const auto residuals = cox_residuals(rows, fit);
  as_in_r("dfbeta", residuals.dfbeta, matrix(r["dfbeta"].value()), coefficient, cancelled);
  as_in_r("score", residuals.score, matrix(r["score"].value()), coefficient, cancelled * 100);
  as_in_r("Schoenfeld", schoenfeld_residuals(rows, fit).residual, matrix(r["schoenfeld"].value()), coefficient,
          cancelled * 100);
  Eigen::MatrixXd people(2, 2);
  people << 50, 0, 70, 2;
  const auto curves =
      cox_curves(rows, fit, people, std::vector<std::int32_t>{0, 1}, std::vector<double>{90, 365}).value();
  as_in_r("survival", curves.survival, matrix(r["surv"].value()).transpose(), coefficient);
  as_in_r("standard error", curves.standard_error, matrix(r["std_err"].value()).transpose(), squared);
  as_in_r("lower", curves.lower, matrix(r["lower"].value()).transpose(), squared);
}

namespace {

void same_curves(const CoxCurves& curves, Json r) {
  as_in_r("survival", curves.survival, matrix(r["survival"].value()), coefficient);
  as_in_r("standard error", curves.standard_error, matrix(r["standard_error"].value()), squared);
  as_in_r("lower", curves.lower, matrix(r["lower"].value()), squared);
  as_in_r("upper", curves.upper, matrix(r["upper"].value()), squared);
  as_in_r("cumulative hazard", curves.cumulative_hazard, matrix(r["cumulative_hazard"].value()), coefficient);
}

}  // namespace

TEST_CASE(
    "survfit after coxph with an offset, and with a ridge: predicted survival, its errors and intervals are R's") {
  const Json          r      = survival_reference("cox_curves");
  const auto          times  = numbers(r, "times");
  const auto          lung   = columns_of("../survival/lung.csv");
  std::vector<double> offset = lung.at("age");
  for (double& o : offset) o /= 100;
  const SurvivalData with_offset{"lung", "time", "event", {"sex", "ph_ecog"}};
  const auto         d    = rows_of(with_offset);
  const auto         rows = cox_rows(d.follow_up, d.x, with_offset.x, offset).value();
  Eigen::MatrixXd    people(3, 2), older(3, 3);
  people << 1, 1, 2, 0, 1, 3;
  older << 50, 1, 1, 60, 2, 0, 71, 1, 3;
  const std::vector<double> off{0.5, -0.2, 0};
  for (const auto& [name, ties] : {std::pair{"efron", Ties::efron}, std::pair{"breslow", Ties::breslow}}) {
    CAPTURE(name);
    CoxModel model;
    model.ties = ties;
    same_curves(cox_curves(rows, cox(rows, model).value(), people, {}, times, 0.95, off).value(),
                r["offset"][name].value());
  }
  const SurvivalData with_ridge{"lung", "time", "event", {"age", "sex", "ph_ecog"}};
  const auto         of_ridge = rows_of(with_ridge);
  const auto         ridged   = cox_rows(of_ridge.follow_up, of_ridge.x, with_ridge.x).value();
  CoxModel           model;
  model.ridge = Ridge{.theta = 5};
  same_curves(cox_curves(ridged, cox(ridged, model).value(), older, {}, times).value(), r["ridge"].value());
  CHECK_FALSE(cox_curves(rows, cox(rows).value(), people, {}, times, 0.95, std::vector<double>{1}));
}

TEST_CASE("limits by the profile of Firth's likelihood are those found by maximising it directly, and so are P") {
  const Json       all      = survival_reference("firth_profile");
  constexpr double by_optim = 2e-6;  // relative: optim ends where differences of the value do
  for (const Json r : all["answers"].get_array()) {
    const auto name  = word(r, "data");
    const Json given = all[name].value();
    CAPTURE(name);
    FollowUp                         f;
    std::vector<std::vector<double>> columns;
    f.time = numbers(given, "time");
    for (const double e : numbers(given, "event")) f.event.push_back(e == 1 ? 1 : 0);
    if (name == "small")
      columns = {numbers(given, "a"), numbers(given, "z")};
    else
      for (const Json column : given["x"].get_array()) columns.push_back(numbers(column));
    Eigen::MatrixXd          x(static_cast<Eigen::Index>(f.rows()), static_cast<Eigen::Index>(columns.size()));
    std::vector<std::string> names;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      x.col(static_cast<Eigen::Index>(j)) = vector(columns[j]);
      names.push_back(fmt::format("x{}", j));
    }
    CoxModel model;
    model.firth        = true;
    model.ties         = word(r, "ties") == "efron" ? Ties::efron : Ties::breslow;
    const auto rows    = cox_rows(f, x, names).value();
    const auto fit     = cox(rows, model).value();
    const auto profile = cox_profile(rows, fit);
    as_in_r("coefficient", fit.coefficients, vector(numbers(r, "coefficients")), by_optim, by_optim);
    as_in_r("low", profile.low, vector(numbers(r, "low")), by_optim, by_optim);
    as_in_r("high", profile.high, vector(numbers(r, "high")), by_optim, by_optim);
    as_in_r("p", profile.p, vector(numbers(r, "p")), by_optim, by_optim);
  }
}
