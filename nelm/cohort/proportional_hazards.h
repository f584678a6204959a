// Whether hazards are proportional: the score test of coefficients that change over time, and what they look like there.
//
//   const auto rows = cox_rows(follow_up, x, names);
//   const auto fit  = cox(*rows);
//   const auto test = proportional_hazards(*rows, *fit);
//   test->over[0].columns[j].p, test->over[0].global.p     // over 1 - Kaplan-Meier
//   test->over[0].x against test->coefficient.col(j)       // to be drawn, with a smooth line
//
// The coefficient of each column is let to be beta + theta * g(time), with g one of several scales of time, and theta = 0 is
// tested at the fitted beta, by the whole information of beta and theta. Answers are those of R's cox.zph (survival 3.5);
// the approximation in versions before 3.0, and in P. M. Grambsch, T. M. Therneau, Biometrika 81 (1994) 515-526, took the
// variance of x to be the same at all event times.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/time_scale.h"
#include "nelm/result.h"

namespace nelm::cohort {

struct ProportionalHazards {
  struct Over {
    TimeScale            scale = TimeScale::km;
    std::vector<CoxTest> columns;  // of each column, or term; p is NaN where nothing can be tested
    CoxTest              global;
    std::vector<double>  x;  // of each event: its time on the scale
  };
  std::vector<Over> over;  // as asked for
  std::vector<int>  term;  // of the tests: the columns' places, or the terms' numbers, of those that are in the fit

  /// Of each event of weight above 0, by stratum, then time, then the caller's row.
  std::vector<std::uint32_t> row;      // of the caller
  std::vector<std::int32_t>  stratum;  // as in the follow-up
  std::vector<double>        time;
  /// Events x tests: the scaled Schoenfeld residual plus the coefficient; their mean over a stretch of time is about the
  /// coefficient there. Of a term of several columns, of 1 times what they say together. NaN in strata in which the column
  /// is the same for all.
  Eigen::MatrixXd coefficient;
  Eigen::MatrixXd variance;  // tests x tests: of one of these
};

inline const std::vector<TimeScale> every_scale = {TimeScale::km, TimeScale::rank, TimeScale::identity, TimeScale::log};

/// `rows`: those the model was fitted to, by their own weights. `terms`: of each column the number of its term, if some
/// belong together (those of a category); empty: each by itself. All scales share one pass.
/// Over the logarithm nothing can be tested if an event happens at or before 0. Exact ties are taken by Breslow's way.
/// Row order and threads change no bit, but the order of events at one time.
/// Fails:    a fit without an event or a coefficient, or with a penalty; terms that are not as many as the columns.
/// Exact to: 1e-9 relative, with a fit that is converged.
Result<ProportionalHazards> proportional_hazards(const CoxRows& rows, const CoxFit&,
                                                 const std::vector<TimeScale>& = every_scale,
                                                 std::span<const int> terms    = {});

}  // namespace nelm::cohort
