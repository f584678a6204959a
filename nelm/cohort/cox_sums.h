// The hazard of a Cox model at given slopes: what risk there is at each event time, and what befalls whom there.
//
// With tied events by B. Efron, J. Am. Stat. Assoc. 72 (1977) 557-565: of d events at one time with mean weight w, the l-th
// (l = 0..d-1) meets what is at risk less the share f = l/d of those who have the event themselves:
//   hazard = w * sum 1 / (S0 - f D0), and for those with the event themselves own = w * sum (1 - f) / (S0 - f D0).
// By N. Breslow, Biometrics 30 (1974) 89-99: f = 0 throughout.
#pragma once

#include <span>
#include <vector>

#include "nelm/cohort/cox_model.h"
#include "nelm/cohort/cox_rows.h"

namespace nelm::cohort {

/// What counts at each event time: who has weight, and how many events are tied.
struct CoxWeights {
  std::vector<double> row;     // of each row, in the order
  std::vector<double> events;  // at each event time, weighted
  std::vector<double> tied;    // how many events share it: rows with a weight above 0, or with counts their sum
};

CoxWeights cox_weights(const CoxRows&, std::vector<double> in_order, bool counts);

struct CoxSums {
  std::vector<double> risk;                       // of each row: weight * exp(linear predictor)
  std::vector<double> at_risk, dying;             // at each event time: S0, D0
  std::vector<double> hazard, own;                // increments there
  std::vector<double> square, cross, own_square;  // w * sum 1, f, f^2 / (S0 - f D0)^2
  std::vector<double> cumulative;                 // hazard up to and with it, from the beginning of its stratum
  double              log_likelihood = 0;

  /// What a row has been through, as a multiple of its risk.
  double hazard_of(const CoxRows& r, std::size_t i) const {
    const std::uint32_t k = r.upto[i];
    const double        h = cumulative[k] - (r.from.empty() ? 0 : cumulative[r.from[i]]);
    return r.event[i] != 0 ? h - hazard[k] + own[k] : h;
  }
  /// Weighted events less those expected.
  double martingale(const CoxRows& r, const CoxWeights& w, std::size_t i) const {
    return (r.event[i] != 0 ? w.row[i] : 0) - risk[i] * hazard_of(r, i);
  }
};

/// `slopes`: of the centred and scaled columns. With `exact` ties only times with a single event are summed; the others
/// have no hazard, and their events are in the log-likelihood by their linear predictors alone (cox_exact.h).
/// `into` keeps its memory from one call to the next.
void cox_sums(const CoxRows&, const CoxWeights&, Ties, const Eigen::VectorXd& slopes, int threads, CoxSums& into);

}  // namespace nelm::cohort
