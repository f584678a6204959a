#include "nelm/cohort/cox_fitted.h"

namespace nelm::cohort {

Eigen::VectorXd scaled_slopes(const CoxRows& r, const CoxFit& fit) {
  return fit.coefficients.array().isNaN().select(0, fit.coefficients).cwiseProduct(r.scale);
}

CoxFitted::CoxFitted(const CoxRows& r, const CoxFit& fit)
    : weights(cox_weights(r, r.weight, fit.model.counts)), slopes(scaled_slopes(r, fit)) {
  const Ties ties = fit.model.ties == Ties::exact ? Ties::breslow : fit.model.ties;
  cox_sums(r, weights, ties, slopes, fit.model.threads, sums);
}

}  // namespace nelm::cohort
