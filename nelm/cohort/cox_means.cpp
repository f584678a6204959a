#include "nelm/cohort/cox_means.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_scan.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

void means_at(const CoxRows& r, const CoxWeights& w, const CoxSums& s, std::size_t k, const double* s1,
              const double* d1, CoxMeans& m) {
  if (s.hazard[k] == 0) return;
  for (std::size_t j = 0; j < r.p; ++j) {
    const std::size_t at = k * r.p + j;
    m.mean[at]           = (s.hazard[k] * s1[j] - (s.hazard[k] - s.own[k]) * d1[j]) / w.events[k];
    m.increment[at]      = s.square[k] * s1[j] - s.cross[k] * d1[j];
    m.own[at]            = (s.square[k] - s.cross[k]) * s1[j] - (s.cross[k] - s.own_square[k]) * d1[j];
  }
}

/// Adds the squares of the rows of a table, `p` numbers each and room behind.
Eigen::MatrixXd squares_of(const std::vector<double>& table, std::size_t count, std::size_t p) {
  std::vector<double>       square(padded(p) * padded(p));
  const std::vector<double> ones(count, 1);
  add_squares(table.data(), ones.data(), count, p, square.data());
  Eigen::MatrixXd found(p, p);
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j < p; ++j)
      found(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          square[std::max(i, j) * padded(p) + std::min(i, j)];
  return found;
}

/// The rows of a table in an order of their own: by what stands in them.
std::vector<double> in_own_order(const std::vector<double>& table, std::size_t count, std::size_t p) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto row = [&](std::size_t i) { return std::span(table).subspan(i * p, p); };
  std::ranges::sort(order,
                    [&](std::size_t a, std::size_t b) { return std::ranges::lexicographical_compare(row(a), row(b)); });
  std::vector<double> found(table.size());
  for (std::size_t i = 0; i < count; ++i)
    std::ranges::copy(row(order[i]), found.begin() + static_cast<std::ptrdiff_t>(i * p));
  return found;
}

}  // namespace

CoxMeans cox_means(const CoxRows& r, const CoxWeights& w, const CoxSums& s, int threads) {
  const std::size_t wide  = padded(r.p);
  const CoxWay      way   = by_time(r);
  const auto        after = sums_after(r, s, way, threads), not_entered = sums_not_entered(r, s, threads);
  CoxMeans          m;
  for (auto* of : {&m.mean, &m.increment, &m.own, &m.cumulative}) of->assign(r.times.size() * r.p, 0);
  const Chunks chunks(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    std::vector<double> at_risk(wide), dying(wide);
    CoxScan(r, s, way, chunks.end(c), after.data() + c * wide)
        .down_to(chunks.begin(c), [&](std::size_t k, const double* sum) {
          for (std::size_t j = 0; j < r.p; ++j)
            at_risk[j] = sum[j] - (not_entered.empty() ? 0 : not_entered[k * wide + j]);
          sum_dying(r, s, k, dying.data());
          means_at(r, w, s, k, at_risk.data(), dying.data(), m);
        });
  });
  for (std::size_t k = 0; k < r.times.size(); ++k)
    for (std::size_t j = 0; r.times[k].events > 0 && j < r.p; ++j)
      m.cumulative[k * r.p + j] = m.cumulative[(k - 1) * r.p + j] + m.increment[k * r.p + j];
  return m;
}

void score_residuals(const CoxRows& r, const CoxWeights& w, const CoxSums& s, const CoxMeans& m, std::size_t begin,
                     std::size_t end, double* found) {
  for (std::size_t i = begin; i < end; ++i) {
    const double      hazard = s.hazard_of(r, i), weight = r.event[i] != 0 ? w.row[i] : 0;
    const std::size_t upto = r.upto[i] * r.p, from = r.from.empty() ? upto : r.from[i] * r.p;
    for (std::size_t j = 0; j < r.p; ++j) {
      const double x    = r.x.data()[i * r.p + j];
      double       path = m.cumulative[upto + j] - (r.from.empty() ? 0 : m.cumulative[from + j]);
      if (r.event[i] != 0) path += m.own[upto + j] - m.increment[upto + j];
      *found++ = (weight == 0 ? 0 : weight * (x - m.mean[upto + j])) - s.risk[i] * (x * hazard - path);
    }
  }
}

Eigen::MatrixXd squared_scores(const CoxRows& r, const CoxWeights& w, const CoxSums& s, const CoxMeans& m,
                               int threads) {
  const auto p = static_cast<Eigen::Index>(r.p);
  if (!r.cluster.empty()) {
    std::vector<double> own(r.p);
    const auto          clusters = static_cast<std::size_t>(*std::ranges::max_element(r.cluster)) + 1;
    std::vector<double> sums(clusters * r.p + spare);
    for (std::size_t i = 0; i < r.n; ++i) {
      score_residuals(r, w, s, m, i, i + 1, own.data());
      double* to = sums.data() + static_cast<std::size_t>(r.cluster[i]) * r.p;
      for (std::size_t j = 0; j < r.p; ++j) to[j] += own[j];
    }
    return squares_of(in_own_order(sums, clusters, r.p), clusters, r.p);
  }
  const Chunks                 chunks(r.n);
  std::vector<Eigen::MatrixXd> parts(chunks.count(), Eigen::MatrixXd::Zero(p, p));
  share(chunks.count(), threads, [&](std::size_t c) {
    constexpr std::size_t block = 256;
    std::vector<double>   table(block * r.p + spare);
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); i += block) {
      const std::size_t end = std::min(i + block, chunks.end(c));
      score_residuals(r, w, s, m, i, end, table.data());
      parts[c] += squares_of(table, end - i, r.p);
    }
  });
  Eigen::MatrixXd total = Eigen::MatrixXd::Zero(p, p);
  for (const auto& part : parts) total += part;
  return total;
}

}  // namespace nelm::cohort
