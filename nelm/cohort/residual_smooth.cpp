#include "nelm/cohort/residual_smooth.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "nelm/cohort/natural_spline.h"

namespace nelm::cohort {

namespace {

Eigen::MatrixXd with_ones(const Eigen::MatrixXd& columns) {
  Eigen::MatrixXd all(columns.rows(), columns.cols() + 1);
  all << Eigen::VectorXd::Ones(columns.rows()), columns;
  return all;
}

}  // namespace

std::optional<ResidualSmooth> residual_smooth(std::span<const double> x, std::span<const double> y, double variance,
                                              int degrees, int points) {
  if (x.empty()) return {};
  const auto [low, high] = std::ranges::minmax(x);
  if (!(low < high) || !std::isfinite(low) || !std::isfinite(high)) return {};
  ResidualSmooth smooth;
  for (int i = 0; i < points; ++i) smooth.x.push_back(low + (high - low) * i / (points - 1));
  smooth.x.back() = high;
  // R places the knots at quantiles of the points drawn and the events together.
  auto all = smooth.x;
  all.insert(all.end(), x.begin(), x.end());
  const auto          spline = spline_over(all, degrees - 1);
  std::vector<double> kept_x, kept_y;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!std::isnan(y[i])) {
      kept_x.push_back(x[i]);
      kept_y.push_back(y[i]);
    }
  if (static_cast<int>(kept_x.size()) < degrees) return {};
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr;
  constexpr double                            as_in_r = 1e-7;  // of lm and qr
  qr.setThreshold(as_in_r);
  qr.compute(with_ones(basis(spline, kept_x)));
  if (qr.rank() < degrees) return {};
  const Eigen::MatrixXd at = with_ones(basis(spline, smooth.x));
  const Eigen::VectorXd line =
      at * qr.solve(Eigen::Map<const Eigen::VectorXd>(kept_y.data(), static_cast<Eigen::Index>(kept_y.size())));
  const auto            r     = qr.matrixR().topLeftCorner(degrees, degrees).triangularView<Eigen::Upper>();
  const Eigen::MatrixXd roots = r.transpose().solve((at * qr.colsPermutation()).transpose());
  for (Eigen::Index i = 0; i < line.size(); ++i) {
    const double off = 2 * std::sqrt(variance * roots.col(i).squaredNorm());
    smooth.y.push_back(line(i));
    smooth.low.push_back(line(i) - off);
    smooth.high.push_back(line(i) + off);
  }
  return smooth;
}

}  // namespace nelm::cohort
