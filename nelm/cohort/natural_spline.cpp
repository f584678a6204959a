#include "nelm/cohort/natural_spline.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "nelm/cohort/quantile.h"

namespace nelm::cohort {

namespace {

constexpr int order = 4;  // cubic

/// The knots of the B-splines: each end four times.
std::vector<double> all_knots(const NaturalSpline& s) {
  std::vector<double> all(order, s.low);
  all.insert(all.end(), s.knots.begin(), s.knots.end());
  all.insert(all.end(), order, s.high);
  return all;
}

/// Row 0 the four B-splines that are not 0 at x, rows 1 and 2 their derivatives; `first`: the place of the first of them.
struct FourSplines {
  Eigen::Matrix<double, 3, order> value = Eigen::Matrix<double, 3, order>::Zero();
  int                             first = 0;
};

/// de Boor's recursion; a derivative is the difference of two splines of an order less.
FourSplines four_splines(const std::vector<double>& t, double x) {
  const int  last = static_cast<int>(t.size()) - order - 1;
  const int  i    = std::clamp(static_cast<int>(std::ranges::upper_bound(t, x) - t.begin()) - 1, order - 1, last);
  const auto knot = [&](int at) { return t[static_cast<std::size_t>(at)]; };
  Eigen::Matrix<double, order, order> of = Eigen::Matrix<double, order, order>::Zero();  // row k: those of order k + 1
  of(0, 0)                               = 1;
  for (int k = 1; k < order; ++k) {
    double left = 0;
    for (int j = 0; j < k; ++j) {
      const double right = knot(i + j + 1) - x, before = x - knot(i + 1 - k + j);
      const double share = of(k - 1, j) / (right + before);
      of(k, j)           = left + right * share;
      left               = before * share;
    }
    of(k, k) = left;
  }
  FourSplines four;
  four.first        = i - order + 1;
  four.value.row(0) = of.row(order - 1);
  // The derivative of spline j of order k is (k - 1) (B[j] / (t[j+k-1] - t[j]) - B[j+1] / (t[j+k] - t[j+1])).
  const auto derived = [&](const auto& lower, int k) {
    Eigen::Matrix<double, 1, order> slope = Eigen::Matrix<double, 1, order>::Zero();
    for (int j = 0; j < k; ++j) {
      const int at = i - k + 1 + j;
      if (j > 0) slope(j) += (k - 1) * lower(j - 1) / (knot(at + k - 1) - knot(at));
      if (j < k - 1) slope(j) -= (k - 1) * lower(j) / (knot(at + k) - knot(at + 1));
    }
    return slope;
  };
  four.value.row(1) = derived(of.row(2), 4);
  four.value.row(2) = derived(derived(of.row(1), 3), 4);
  return four;
}

/// What makes the second derivative at both ends 0: two reflections (A. S. Householder 1958), after which the first two
/// columns are left out. The sign of each is that of LINPACK's dqrdc, on which splines::ns rests.
struct Reflections {
  Eigen::MatrixXd vectors;  // a column each, scaled so that H = I - v v' / v[its place]

  Eigen::VectorXd of(Eigen::VectorXd row) const {
    for (int c = 0; c < vectors.cols(); ++c) row -= (vectors.col(c).dot(row) / vectors(c, c)) * vectors.col(c);
    return row;
  }
};

Reflections straight_at_ends(const NaturalSpline& s, const std::vector<double>& t) {
  const int       count = s.columns() + 2;  // B-splines, without the first
  Eigen::MatrixXd bent  = Eigen::MatrixXd::Zero(count, 2);
  for (int end = 0; end < 2; ++end) {
    const auto four = four_splines(t, end == 0 ? s.low : s.high);
    for (int j = 0; j < order; ++j)
      if (four.first + j > 0) bent(four.first + j - 1, end) = four.value(2, j);
  }
  Reflections made{.vectors = Eigen::MatrixXd::Zero(count, 2)};
  for (int c = 0; c < 2; ++c) {
    Eigen::VectorXd below = bent.col(c);
    if (c == 1) {
      const auto& v = made.vectors.col(0);
      below -= (v.dot(below) / v(0)) * v;
      below(0) = 0;
    }
    const double length = std::copysign(below.norm(), below(c));
    below /= length;
    below(c) += 1;
    made.vectors.col(c) = below;
  }
  return made;
}

}  // namespace

NaturalSpline spline_over(std::span<const double> x, int columns) {
  std::vector<double> rising;
  std::ranges::copy_if(x, std::back_inserter(rising), [](double v) { return !std::isnan(v); });
  std::ranges::sort(rising);
  NaturalSpline s{.knots = {}, .low = rising.front(), .high = rising.back()};
  for (int i = 1; i < columns; ++i) s.knots.push_back(quantile(rising, static_cast<double>(i) / columns));
  return s;
}

Eigen::MatrixXd basis(const NaturalSpline& s, std::span<const double> x) {
  const auto      t    = all_knots(s);
  const auto      bend = straight_at_ends(s, t);
  Eigen::MatrixXd all(static_cast<Eigen::Index>(x.size()), s.columns());
  for (Eigen::Index row = 0; row < all.rows(); ++row) {
    const double at = x[static_cast<std::size_t>(row)];
    if (std::isnan(at)) {
      all.row(row).setConstant(at);
      continue;
    }
    const double    end    = std::clamp(at, s.low, s.high);
    const auto      four   = four_splines(t, end);
    Eigen::VectorXd values = Eigen::VectorXd::Zero(s.columns() + 2);
    for (int j = 0; j < order; ++j)
      if (four.first + j > 0) values(four.first + j - 1) = four.value(0, j) + (at - end) * four.value(1, j);
    all.row(row) = bend.of(values).tail(s.columns());
  }
  return all;
}

}  // namespace nelm::cohort
