#include "nelm/cohort/cox_exact.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace nelm::cohort {

namespace {

std::vector<std::size_t> rows_at_risk(const CoxRows& r, const CoxWeights& w, std::size_t k) {
  const auto&              stratum = r.strata[static_cast<std::size_t>(r.times[k].stratum)];
  std::vector<std::size_t> rows;
  for (std::size_t i = r.times[k].first; i < std::size_t{stratum.first_row} + stratum.rows; ++i)
    if (w.row[i] > 0 && (r.from.empty() || r.from[i] < k)) rows.push_back(i);
  return rows;
}

/// The sum over all choices of j of the rows so far, over their number: so it neither overflows nor vanishes.
struct ExactChoice {
  double          sum = 0;
  Eigen::VectorXd slope;
  Eigen::MatrixXd bend;
};

void add_tied_time(const CoxRows& r, const std::vector<std::size_t>& rows, std::size_t tied, const CoxSums& s,
                   CoxPoint& point) {
  const auto p    = static_cast<Eigen::Index>(r.p);
  double     mean = 0;
  for (const std::size_t i : rows) mean += s.risk[i] / static_cast<double>(rows.size());

  std::vector<ExactChoice> choice(tied + 1, {0, Eigen::VectorXd::Zero(p), Eigen::MatrixXd::Zero(p, p)});
  choice[0].sum = 1;
  for (std::size_t m = 1; m <= rows.size(); ++m) {
    const Eigen::Map<const Eigen::VectorXd> x(r.x.data() + rows[m - 1] * r.p, p);
    const double                            risk = s.risk[rows[m - 1]] / mean;
    for (std::size_t j = std::min(m, tied); j > 0; --j) {
      const double without = static_cast<double>(m - j) / static_cast<double>(m);
      const double with    = static_cast<double>(j) / static_cast<double>(m) * risk;
      ExactChoice &c = choice[j], &before = choice[j - 1];
      c.bend  = without * c.bend + with * (before.bend + x * before.slope.transpose() + before.slope * x.transpose() +
                                          before.sum * x * x.transpose());
      c.slope = without * c.slope + with * (before.slope + before.sum * x);
      c.sum   = without * c.sum + with * before.sum;
    }
  }
  const ExactChoice&    all  = choice[tied];
  const Eigen::VectorXd of_x = all.slope / all.sum;
  const auto            d = static_cast<double>(tied), n = static_cast<double>(rows.size());
  double                ways = 0;  // the logarithm of n over d
  for (double j = 1; j <= d; ++j) ways += std::log((n - d + j) / j);
  point.log_likelihood -= std::log(all.sum) + ways + d * std::log(mean);
  point.score -= of_x;
  point.information += all.bend / all.sum - of_x * of_x.transpose();
}

}  // namespace

double exact_steps(const CoxRows& r, const CoxWeights& w) {
  double steps = 0;
  for (std::size_t k = 0; k < r.times.size(); ++k) {
    if (!(w.tied[k] > 1)) continue;
    const auto& stratum = r.strata[static_cast<std::size_t>(r.times[k].stratum)];
    steps += w.tied[k] * static_cast<double>(std::size_t{stratum.first_row} + stratum.rows - r.times[k].first);
  }
  return steps * static_cast<double>(r.p * r.p + 1);
}

double most_tied(const CoxWeights& w) { return w.tied.empty() ? 0 : *std::ranges::max_element(w.tied); }

void add_exact_ties(const CoxRows& r, const CoxWeights& w, const CoxSums& s, CoxPoint& point) {
  for (std::size_t k = 0; k < r.times.size(); ++k)
    if (w.tied[k] > 1) add_tied_time(r, rows_at_risk(r, w, k), static_cast<std::size_t>(w.tied[k]), s, point);
}

}  // namespace nelm::cohort
