#include "nelm/cohort/cox_residuals.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_means.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

/// Of a row that has no weight, too.
double relative_risk(const CoxRows& r, const CoxFitted& f, std::size_t i) {
  if (r.weight[i] > 0) return f.sums.risk[i] / r.weight[i];
  const Eigen::Map<const Eigen::VectorXd> x(r.x.data() + i * r.p, static_cast<Eigen::Index>(r.p));
  return std::exp(x.dot(f.slopes) + (r.offset.empty() ? 0 : r.offset[i]));
}

double deviance_residual(double martingale, bool event) {
  const double log = event ? std::log(std::max(1 - martingale, 0.0)) : 0;
  return std::copysign(std::sqrt(std::max(-2 * (martingale + log), 0.0)), martingale);
}

/// The rows of one event time that count, in the caller's order.
std::vector<std::size_t> events_at(const CoxRows& r, std::size_t k) {
  std::vector<std::size_t> rows;
  for (std::size_t i = r.times[k].first; i < std::size_t{r.times[k].first} + r.times[k].events; ++i)
    if (r.weight[i] > 0) rows.push_back(i);
  std::ranges::sort(rows, {}, [&](std::size_t i) { return r.row[i]; });
  return rows;
}

}  // namespace

CoxResiduals cox_residuals(const CoxRows& r, const CoxFit& fit) {
  const CoxFitted f(r, fit);
  CoxResiduals    found;
  const auto      n = static_cast<Eigen::Index>(r.n), p = static_cast<Eigen::Index>(r.p);
  const bool      exact = fit.model.ties == Ties::exact;
  found.martingale.resize(n);
  found.deviance.resize(n);
  found.score = found.dfbeta  = Eigen::MatrixXd::Zero(exact ? 0 : n, p);
  const CoxMeans        means = exact ? CoxMeans{} : cox_means(r, f.weights, f.sums, fit.model.threads);
  const Eigen::VectorXd used  = fit.coefficients.array().isNaN().select(0, Eigen::VectorXd::Ones(p));
  const Eigen::VectorXd wide  = r.scale.cwiseProduct(used);
  const Chunks          chunks(r.n);
  share(chunks.count(), fit.model.threads, [&](std::size_t c) {
    Eigen::VectorXd score(p);
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) {
      const auto row        = static_cast<Eigen::Index>(r.row[i]);
      const bool event      = r.event[i] != 0;
      found.martingale[row] = (event ? 1 : 0) - relative_risk(r, f, i) * f.sums.hazard_of(r, i);
      found.deviance[row]   = deviance_residual(found.martingale[row], event);
      if (exact || p == 0 || r.weight[i] == 0) continue;
      score_residuals(r, f.weights, f.sums, means, i, i + 1, score.data());
      score                           = score.cwiseProduct(wide);
      found.score.row(row)            = score / r.weight[i];
      found.dfbeta.row(row).noalias() = (fit.naive * score).transpose();
    }
  });
  return found;
}

Schoenfeld schoenfeld_residuals(const CoxRows& r, const CoxFit& fit) {
  Schoenfeld found;
  if (fit.model.ties == Ties::exact) return found;
  const CoxFitted f(r, fit);
  const CoxMeans  means = cox_means(r, f.weights, f.sums, fit.model.threads);
  const auto      p     = static_cast<Eigen::Index>(r.p);
  found.residual.resize(static_cast<Eigen::Index>(fit.events), p);
  Eigen::Index at = 0;
  for (std::size_t k = 0; k < r.times.size(); ++k)
    for (const std::size_t i : events_at(r, k)) {
      found.row.push_back(r.row[i]);
      found.stratum.push_back(r.strata[static_cast<std::size_t>(r.times[k].stratum)].number);
      found.time.push_back(r.times[k].time);
      for (Eigen::Index j = 0; j < p; ++j) {
        const auto column     = static_cast<std::size_t>(j);
        const bool used       = !std::isnan(fit.coefficients[j]);
        found.residual(at, j) = used ? (r.x.data()[i * r.p + column] - means.mean[k * r.p + column]) * r.scale[j] : 0;
      }
      ++at;
    }
  found.scaled = static_cast<double>(fit.events) * found.residual * fit.variance;
  found.scaled.rowwise() += fit.coefficients.transpose();
  return found;
}

}  // namespace nelm::cohort
