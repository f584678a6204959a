// Proportional hazards: how a patient's numbers multiply the hazard, whatever that is over time.
//
//   const auto fit = cox(follow_up, x, {"age", "sex=f"});
//   if (!fit) ... fit.error() says what cannot be fitted, and why
//   fit->coefficients, fit->standard_errors(), fit->separated
//
//   const auto rows = cox_rows(follow_up, x, names);     // sorted once
//   for (...) cox(*rows, model, weights)                 // and fitted many times: a bootstrap
//
// With (entry, time] rows covariates change over time, and patients enter late. Hazard ratios are exp(coefficient), for
// one more of the column's unit. Answers are those of R's coxph (survival 3.5).
//
// D. R. Cox, J. R. Stat. Soc. B 34 (1972) 187-220; counting processes: P. K. Andersen, R. D. Gill, Ann. Stat. 10 (1982)
// 1100-1120; robust variance: D. Y. Lin, L. J. Wei, J. Am. Stat. Assoc. 84 (1989) 1074-1078; ridge: R. J. Gray, ibid. 87
// (1992) 942-951.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/cox_model.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/follow_up.h"
#include "nelm/result.h"

namespace nelm::cohort {

/// Of the hypothesis that all coefficients are 0.
struct CoxTest {
  double chi_squared = 0, degrees = 0, p = 1;
};

/// A column that is in no coefficient.
struct CoxLeftOut {
  enum class Why : std::uint8_t {
    constant,   // the same in every row
    collinear,  // a sum of multiples of earlier columns, at least within the strata and among those at risk
  };
  std::string column;
  Why         why = Why::constant;
};

struct CoxStratum {
  std::int32_t number = 0;  // as in the follow-up
  std::size_t  rows = 0, events = 0;
};

struct CoxFit {
  CoxModel                 model;
  std::vector<std::string> names;
  Eigen::VectorXd          coefficients;  // NaN: left out
  Eigen::MatrixXd          variance;      // robust if the model asks for it; 0 in rows and columns left out
  Eigen::MatrixXd          naive;         // of the information; with a ridge its inverse after the penalty
  double                   log_likelihood_null = 0, log_likelihood = 0;  // without the penalty of a ridge, with Firth's
  double                   penalty = 0;                                  // of a ridge, at the coefficients
  CoxTest                  likelihood_ratio, wald, score;                // wald: by `variance`
  std::optional<CoxTest>   robust_score;
  double                   degrees = 0;  // coefficients; with a ridge what is left of them (Gray 1992)
  double                   aic     = 0;

  std::size_t             rows = 0, events = 0;  // of weight above 0
  double                  weighted_events = 0;
  std::vector<CoxStratum> strata;
  double                  events_per_variable = 0;  // of coefficients not left out; 0 if there are none
  Eigen::VectorXd         means;                    // see CoxRows

  int  iterations = 0;
  bool converged  = false;
  std::vector<std::string>
                          separated;  // columns whose coefficient grows without end; what is given is where it was left
  std::vector<CoxLeftOut> left_out;
  bool                    all_censored = false;  // no event: no coefficient, NaN, and nothing is converged

  Eigen::VectorXd standard_errors() const { return variance.diagonal().cwiseSqrt(); }
};

/// Takes:    rows in any order; their order and the number of threads change no bit of the answer.
/// Fails:    as `cox_rows`; no row of weight above 0; counts that are not whole; exact ties with weights, with a robust
///           variance, with Firth's penalty, or too many of them (`most_exact_steps`); ridge and Firth together, or
///           either with a robust variance; theta below 0.
/// Exact to: about 1e-11 relative where the coefficients are no smaller than their standard errors.
/// Time:     per iteration rows x columns^2.
Result<CoxFit> cox(const FollowUp&, const Eigen::MatrixXd& x, std::vector<std::string> names,
                   std::span<const double> offset = {}, const CoxModel& = {});
/// The same; the columns are given back before the fit.
Result<CoxFit> cox(const FollowUp&, Eigen::MatrixXd&& x, std::vector<std::string> names,
                   std::span<const double> offset = {}, const CoxModel& = {});
Result<CoxFit> cox(const CoxRows&, const CoxModel& = {});
/// With other weights than those of the rows, in the caller's order.
Result<CoxFit> cox(const CoxRows&, const CoxModel&, std::span<const double> weights);

}  // namespace nelm::cohort
