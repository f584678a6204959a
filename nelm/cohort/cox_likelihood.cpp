#include "nelm/cohort/cox_likelihood.h"

#include <cmath>

#include "nelm/cohort/cox_exact.h"
#include "nelm/cohort/cox_firth.h"

namespace nelm::cohort {

CoxLikelihood::CoxLikelihood(const CoxRows& rows, const CoxWeights& weights, const CoxModel& how)
    : r(rows), w(weights), model(how) {
  ridge = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(r.p));
  if (!model.ridge) return;
  for (Eigen::Index j = 0; j < ridge.size(); ++j)
    ridge[j] = model.ridge->theta / (model.ridge->scale ? 1 : r.scale[j] * r.scale[j]);
}

CoxPoint CoxLikelihood::plain(const Eigen::VectorXd& slopes) {
  CoxPoint point = cox_pass(r, w, model.ties, slopes, model.threads, sums);
  if (model.ties == Ties::exact) add_exact_ties(r, w, sums, point);
  for (std::size_t j = 0; j < r.p; ++j) {
    if (!r.constant[j]) continue;
    const auto k = static_cast<Eigen::Index>(j);
    point.information.row(k).setZero();
    point.information.col(k).setZero();
  }
  return point;
}

double CoxLikelihood::penalty(const Eigen::VectorXd& slopes) const { return slopes.cwiseAbs2().dot(ridge) / 2; }

Climb CoxLikelihood::with_penalties(const CoxPoint& point, const Eigen::VectorXd& slopes) {
  Climb c{point.log_likelihood, point.score, point.information};
  if (model.ridge) {
    c.value -= penalty(slopes);
    c.slope -= ridge.cwiseProduct(slopes);
    c.bend.diagonal() += ridge;
  }
  if (model.firth) {
    c.value += log_determinant(point.information) / 2;
    c.slope = firth_slope(point);
    c.bend  = firth_bend(point, slopes);
  }
  return c;
}

Eigen::VectorXd CoxLikelihood::firth_slope(const CoxPoint& point) {
  auto out = left_out;
  return point.score + firth_score(r, w, model.ties, sums, inverse_of(point.information, 0, out));
}

/// By differences of the slope; where that is no summit's, the information.
Eigen::MatrixXd CoxLikelihood::firth_bend(const CoxPoint& point, const Eigen::VectorXd& slopes) {
  constexpr double step = 1e-5;
  Eigen::MatrixXd  bend = Eigen::MatrixXd::Zero(slopes.size(), slopes.size());
  const auto       off  = [&](Eigen::Index j, double by) {
    return firth_slope(plain(slopes + by * Eigen::VectorXd::Unit(slopes.size(), j)));
  };
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    if (!left_out[j]) bend.col(k) = (off(k, -step) - off(k, step)) / (2 * step);
  }
  bend = (bend + bend.transpose()).eval() / 2;
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    if (!left_out[j]) continue;
    bend.row(k).setZero();
    bend.col(k).setZero();
  }
  auto out = left_out;
  inverse_of(bend, 0, out);
  return out == left_out ? bend : point.information;
}

double CoxLikelihood::log_determinant(const Eigen::MatrixXd& information) const {
  std::vector<Eigen::Index> kept;
  for (std::size_t j = 0; j < r.p; ++j)
    if (!left_out[j]) kept.push_back(static_cast<Eigen::Index>(j));
  const Eigen::MatrixXd small = information(kept, kept);
  const double          units = 2 * r.scale(kept).array().log().sum();  // in those of the caller's columns
  return units + 2 * Eigen::LLT<Eigen::MatrixXd>(small).matrixL().toDenseMatrix().diagonal().array().log().sum();
}

}  // namespace nelm::cohort
