#include "nelm/evidence/regressed.h"

namespace nelm::evidence {

Regressed::Regressed(std::span<const Effect> effects, const Moderators& moderators)
    : y_(effects.size()), v_(effects.size()) {
  const auto k = static_cast<Eigen::Index>(effects.size()), named = static_cast<Eigen::Index>(moderators.names.size());
  for (Eigen::Index i = 0; i < k; ++i) {
    y_[i] = effects[static_cast<std::size_t>(i)].estimate;
    v_[i] = effects[static_cast<std::size_t>(i)].variance;
  }
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  x_.setOnes(k, named + (moderators.intercept ? 1 : 0));
  x_.rightCols(named) = Eigen::Map<const Rows>(moderators.values.data(), k, named);
}

bool Regressed::full_rank() const {
  Eigen::MatrixXd scaled = x_;
  for (Eigen::Index j = 0; j < scaled.cols(); ++j)
    if (const double norm = scaled.col(j).norm(); norm > 0) scaled.col(j) /= norm;
  return Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(scaled).rank() == x_.cols();
}

/// By the QR of the weighted columns: their squares would lose half of the digits of columns that nearly agree.
Regressed::Solved Regressed::solved(const Eigen::ArrayXd& weights) const {
  const Eigen::ArrayXd                        root = weights.sqrt();
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(root.matrix().asDiagonal() * x_);
  const Eigen::Index                          p = x_.cols();
  const Eigen::MatrixXd                       r = qr.matrixQR().topRows(p).triangularView<Eigen::Upper>();
  const Eigen::MatrixXd inverse_r = r.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(p, p));
  Solved                found;
  found.weights         = weights;
  found.inverse         = inverse_r * inverse_r.transpose();
  found.beta            = qr.solve((root * y_.array()).matrix());
  found.residuals       = y_.array() - (x_ * found.beta).array();
  found.log_determinant = 2 * r.diagonal().array().abs().log().sum();
  return found;
}

SumsAt Regressed::at(double tau2) const {
  const Solved          fit = solved_at(tau2);
  const Eigen::ArrayXd &w = fit.weights, u = w * fit.residuals;  // u = P y
  const Eigen::MatrixXd b    = fit.inverse * gram(w.square());
  const Eigen::VectorXd x_wu = x_.transpose() * (w * u).matrix();
  SumsAt                sums;
  sums.weight   = w.sum();
  sums.weight2  = w.square().sum();
  sums.q        = (u * fit.residuals).sum();
  sums.py2      = u.square().sum();
  sums.ypppy    = (w * u.square()).sum() - x_wu.dot(fit.inverse * x_wu);
  sums.trace_p  = sums.weight - b.trace();
  sums.trace_pp = sums.weight2 - 2 * (fit.inverse * gram(w.cube())).trace() + (b * b).trace();
  return sums;
}

TracesWithV Regressed::with_v(double tau2) const {
  const Solved          fit = solved_at(tau2);
  const Eigen::ArrayXd &w = fit.weights, wv = w * v_;
  const Eigen::MatrixXd b = fit.inverse * gram(w.square()), bv = fit.inverse * gram(w * wv);
  TracesWithV           traces;
  traces.pv_pv = wv.square().sum() - 2 * (fit.inverse * gram(w * wv.square())).trace() + (bv * bv).trace();
  traces.p_v_p = (w * wv).sum() - 2 * (fit.inverse * gram(w.square() * wv)).trace() + (b * bv).trace();
  return traces;
}

Unweighted Regressed::unweighted() const {
  const Solved          fit = solved(Eigen::ArrayXd::Ones(y_.size()));
  const Eigen::MatrixXd bv  = fit.inverse * gram(v_);
  Unweighted            plain;
  plain.q     = fit.residuals.square().sum();
  plain.pv    = v_.sum() - bv.trace();
  plain.pv_pv = v_.square().sum() - 2 * (fit.inverse * gram(v_.square())).trace() + (bv * bv).trace();
  return plain;
}

}  // namespace nelm::evidence
