#include "nelm/cohort/cox_kernels.h"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <cmath>
#include <vector>

using namespace nelm::cohort;

TEST_CASE("squares, sums and products of rows are those of matrices, for every number of columns") {
  for (std::size_t p = 1; p <= 20; ++p)
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{31}}) {
      CAPTURE(p);
      CAPTURE(n);
      const auto            rows = static_cast<Eigen::Index>(n), columns = static_cast<Eigen::Index>(p);
      const Eigen::MatrixXd x = Eigen::MatrixXd::Random(rows, columns);
      const Eigen::VectorXd w = Eigen::VectorXd::Random(rows);
      std::vector<double>   flat(n * p + spare), weights(w.begin(), w.end()), sum(padded(p)), some(padded(p)),
          square(padded(p) * padded(p)), slopes(padded(p)), values(n);
      for (std::size_t i = 0; i < n * p; ++i)
        flat[i] = x(static_cast<Eigen::Index>(i / p), static_cast<Eigen::Index>(i % p));
      for (std::size_t j = 0; j < p; ++j) slopes[j] = static_cast<double>(j) - 2;
      add_squares(flat.data(), weights.data(), n, p, square.data());
      add_rows(flat.data(), weights.data(), n, p, sum.data());
      multiply_rows(flat.data(), slopes.data(), n, p, values.data());
      std::vector<std::uint32_t> odd;
      for (std::uint32_t i = 1; i < n; i += 2) odd.push_back(i);
      add_rows_at(flat.data(), weights.data(), odd.data(), odd.size(), p, some.data());

      const Eigen::MatrixXd squares = x.transpose() * w.asDiagonal() * x;
      const Eigen::VectorXd sums    = x.transpose() * w;
      Eigen::VectorXd       of_odd  = Eigen::VectorXd::Zero(columns);
      for (const auto i : odd) of_odd += w[i] * x.row(i).transpose();
      double off = 0;
      for (Eigen::Index i = 0; i < columns; ++i) {
        const auto row = static_cast<std::size_t>(i);
        off += std::fabs(sum[row] - sums[i]) + std::fabs(some[row] - of_odd[i]);
        for (Eigen::Index j = 0; j <= i; ++j)
          off += std::fabs(square[row * padded(p) + static_cast<std::size_t>(j)] - squares(i, j));
      }
      const Eigen::VectorXd product = x * Eigen::Map<const Eigen::VectorXd>(slopes.data(), columns);
      for (Eigen::Index i = 0; i < rows; ++i) off += std::fabs(values[static_cast<std::size_t>(i)] - product[i]);
      CHECK(off < 1e-11);
    }
}

TEST_CASE("exponentials are right to the last digits, from those that vanish to those that overflow") {
  std::vector<double> v;
  for (int i = -7600; i <= 7600; ++i) v.push_back(i * 0.0999);
  v.insert(v.end(), {0.0, 1e-300, -1e-20, 1e4, -1e4});
  auto found = v;
  exponentiate(found.data(), found.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const double right = std::exp(v[i]);
    const bool   close = found[i] == right || std::fabs(found[i] - right) <= 5e-16 * right;
    CHECK_MESSAGE(close, v[i]);
  }
}
