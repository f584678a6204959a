#include "nelm/cohort/cox_newton.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nelm::cohort {

namespace {

constexpr double value_unchanged  = 1e-13;  // of the value, relative
constexpr double step_ends        = 1e-24;  // slope' inverse slope: the square of a step in standard errors
constexpr double step_nearly_ends = 1e-18;  // the same, where the value no longer changes
// Where those at risk are few among many who enter later, sums over them have lost digits: a small step is taken
// although the value seems to fall a little, until steps no longer become shorter.
constexpr double value_uncertain = 1e-9, step_is_small = 1e-6, step_is_noise = 1e-12, noise_shrinks = 4;
constexpr int    most_halvings = 40;

Eigen::VectorXd within(const Eigen::VectorXd& longest, const Eigen::VectorXd& step) {
  double share = 1;
  for (Eigen::Index j = 0; j < step.size(); ++j)
    if (std::fabs(step[j]) > longest[j]) share = std::min(share, longest[j] / std::fabs(step[j]));
  return share * step;
}

}  // namespace

Eigen::MatrixXd inverse_of(const Eigen::MatrixXd& m, double least, std::vector<bool>& left_out) {
  const Eigen::Index p = m.rows();
  left_out.resize(static_cast<std::size_t>(p));
  Eigen::MatrixXd lower = Eigen::MatrixXd::Zero(p, p);  // m = lower lower', by columns
  for (Eigen::Index j = 0; j < p; ++j) {
    const auto   out = static_cast<std::size_t>(j);
    const double own = m(j, j) - lower.row(j).head(j).squaredNorm();
    if (left_out[out] || !(own > least)) {
      left_out[out] = true;
      continue;
    }
    lower(j, j) = std::sqrt(own);
    for (Eigen::Index i = j + 1; i < p; ++i)
      lower(i, j) = (m(i, j) - lower.row(i).head(j).dot(lower.row(j).head(j))) / lower(j, j);
  }
  std::vector<Eigen::Index> kept;
  for (Eigen::Index j = 0; j < p; ++j)
    if (!left_out[static_cast<std::size_t>(j)]) kept.push_back(j);
  const Eigen::MatrixXd small   = lower(kept, kept);
  const auto            k       = static_cast<Eigen::Index>(kept.size());
  const Eigen::MatrixXd half    = small.triangularView<Eigen::Lower>().solve(Eigen::MatrixXd::Identity(k, k));
  Eigen::MatrixXd       inverse = Eigen::MatrixXd::Zero(p, p);
  inverse(kept, kept)           = half.transpose() * half;
  return inverse;
}

Summit climb(const std::function<Climb(const Eigen::VectorXd&)>& f, const Climb& first, double least,
             int most_iterations, const Eigen::VectorXd& longest) {
  Summit s;
  s.at      = Eigen::VectorXd::Zero(first.slope.size());
  s.last    = first;
  s.inverse = inverse_of(first.bend, least, s.left_out);
  s.still   = s.inverse * first.slope;
  if (std::ranges::all_of(s.left_out, [](bool out) { return out; })) {
    s.converged = true;
    return s;
  }
  double square = s.last.slope.dot(s.still);  // of the next step, in standard errors
  bool   same   = false;
  while (s.iterations < most_iterations && !s.converged) {
    if (square <= step_ends) {
      s.converged = true;
      break;
    }
    ++s.iterations;
    const double    slack  = square <= step_is_small ? value_uncertain : value_unchanged;
    const double    enough = s.last.value - slack * std::fabs(s.last.value);
    Eigen::VectorXd step   = within(longest, s.still), to;
    Eigen::MatrixXd inverse;
    Climb           next;
    int             halved = 0;
    for (; halved < most_halvings; ++halved, step /= 2) {
      to   = s.at + step;
      next = f(to);
      if (next.value < enough || !std::isfinite(next.value)) continue;
      auto out = s.left_out;
      inverse  = inverse_of(next.bend, 0, out);
      s.flat   = out != s.left_out || !inverse.allFinite();
      if (!s.flat) break;
    }
    if (halved == most_halvings) break;
    const double gain     = next.value - s.last.value;
    s.at                  = to;
    s.last                = std::move(next);
    s.inverse             = inverse;
    s.still               = s.inverse * s.last.slope;
    const double before   = std::exchange(square, s.last.slope.dot(s.still));
    const bool   was_same = std::exchange(same, std::fabs(gain) <= value_unchanged * std::fabs(s.last.value));
    s.converged           = (same && (was_same || square <= step_nearly_ends)) ||
                  (before <= step_is_noise && square >= before / noise_shrinks);
  }
  s.flat = s.flat || square <= step_is_small;
  return s;
}

}  // namespace nelm::cohort
