#include "nelm/cohort/information_over_time.h"

#include <algorithm>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_scan.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

constexpr std::size_t numbers_near = 4096;  // of a block of rows, read again for each multiplier

class OverTime {
 public:
  OverTime(const CoxRows& rows, const CoxWeights& weights, const CoxSums& sums,
           const std::vector<std::vector<double>>& multipliers, int threads)
      : r(rows), w(weights), s(sums), m(multipliers.size()), wide(padded(rows.p)), way(by_time(rows)) {
    after                   = sums_after(r, s, way, threads);
    not_entered             = sums_not_entered(r, s, threads);
    const std::size_t times = r.times.size();
    by.resize(times * m);
    cumulative.resize(times * m);
    first_event.resize(times + 1);
    for (std::size_t k = 0; k < times; ++k) {
      first_event[k + 1] = first_event[k] + r.times[k].events;
      if (r.times[k].events == 0) continue;
      for (std::size_t j = 0; j < m; ++j) {
        by[k * m + j]         = multipliers[j][k];
        cumulative[k * m + j] = cumulative[(k - 1) * m + j] + by[k * m + j] * s.hazard[k];
      }
    }
  }
  std::size_t events() const { return first_event.back(); }

  /// Adds the squares of a stretch of rows to `squares`, one for each multiplier; and writes the residuals.
  void chunk(std::size_t begin, std::size_t end, const double* sum_after, double* squares, double* residual) const {
    const std::size_t   block = std::max<std::size_t>(16, numbers_near / std::max<std::size_t>(r.p, 1));
    std::vector<double> through(block), at_risk(wide), dying(wide);
    Means               means(block * r.p + spare, block * m);
    CoxScan             scan(r, s, way, end, sum_after);
    while (end > begin) {
      const std::size_t from = end - std::min(block, end - begin), count = end - from;
      for (std::size_t j = 0; j < m; ++j) {
        for (std::size_t i = 0; i < count; ++i) through[i] = s.risk[from + i] * hazard_of(from + i, j);
        add_squares(r.x.data() + from * r.p, through.data(), count, r.p, squares + j * wide * wide);
      }
      scan.down_to(from, [&](std::size_t k, const double* sum) {
        for (std::size_t j = 0; j < r.p; ++j)
          at_risk[j] = sum[j] - (not_entered.empty() ? 0 : not_entered[k * wide + j]);
        sum_dying(r, s, k, dying.data());
        if (s.hazard[k] == 0) return;
        if (means.count + 2 > block) flush(means, squares);
        take_off(k, at_risk.data(), dying.data(), means);
        residuals_at(k, at_risk.data(), dying.data(), residual);
      });
      end = from;
    }
    flush(means, squares);
  }

  const CoxRows&      r;
  const CoxWeights&   w;
  const CoxSums&      s;
  std::size_t         m, wide;
  CoxWay              way;
  std::vector<double> after, not_entered;

 private:
  /// Vectors whose squares are kept until there are enough of them, each with a weight for every multiplier.
  struct Means {
    Means(std::size_t numbers, std::size_t all_weights) : x(numbers), weights(all_weights) {}
    std::vector<double> x, weights;
    std::size_t         count = 0;
  };

  double hazard_of(std::size_t i, std::size_t j) const {
    const std::size_t k = r.upto[i];
    const double      h = cumulative[k * m + j] - (r.from.empty() ? 0 : cumulative[r.from[i] * m + j]);
    return r.event[i] != 0 ? h - by[k * m + j] * (s.hazard[k] - s.own[k]) : h;
  }

  void keep(std::size_t k, double weight, Means& means) const {
    const std::size_t most = means.weights.size() / m;
    for (std::size_t j = 0; j < m; ++j) means.weights[j * most + means.count] = weight * by[k * m + j];
    ++means.count;
  }
  void take_off(std::size_t k, const double* s1, const double* d1, Means& means) const {
    const double share = s.cross[k] / s.square[k];
    double*      mean  = means.x.data() + means.count * r.p;
    for (std::size_t j = 0; j < r.p; ++j) mean[j] = s1[j] - share * d1[j];
    keep(k, -s.square[k], means);
    if (s.cross[k] == 0) return;
    std::copy_n(d1, r.p, mean + r.p);
    keep(k, share * s.cross[k] - s.own_square[k], means);
  }
  void flush(Means& means, double* squares) const {
    const std::size_t most = means.weights.size() / m;
    for (std::size_t j = 0; j < m; ++j)
      add_squares(means.x.data(), means.weights.data() + j * most, means.count, r.p, squares + j * wide * wide);
    means.count = 0;
  }

  /// The mean with ties is that of all the shares. s1 becomes it.
  void residuals_at(std::size_t k, double* s1, const double* d1, double* residual) const {
    for (std::size_t j = 0; j < r.p; ++j)
      s1[j] = (s.hazard[k] * s1[j] - (s.hazard[k] - s.own[k]) * d1[j]) / w.events[k];
    const std::size_t first = r.times[k].first;
    for (std::size_t e = 0; e < r.times[k].events; ++e)
      for (std::size_t j = 0; j < r.p; ++j)
        residual[(first_event[k] + e) * r.p + j] = r.x.data()[(first + e) * r.p + j] - s1[j];
  }

  std::vector<double>      by, cumulative;  // at each event time: the multipliers; times hazard, so far
  std::vector<std::size_t> first_event;
};

}  // namespace

InformationOverTime information_over_time(const CoxRows& r, const CoxWeights& w, const CoxSums& s,
                                          const std::vector<std::vector<double>>& multipliers, int threads) {
  const OverTime                   over(r, w, s, multipliers, threads);
  const Chunks                     chunks(r.n);
  const std::size_t                square = over.wide * over.wide;
  std::vector<std::vector<double>> parts(chunks.count());
  InformationOverTime              found;
  found.residual.resize(over.events() * r.p + spare);
  share(chunks.count(), threads, [&](std::size_t c) {
    parts[c].assign(square * multipliers.size(), 0);
    over.chunk(chunks.begin(c), chunks.end(c), over.after.data() + c * over.wide, parts[c].data(),
               found.residual.data());
  });
  const auto p = static_cast<Eigen::Index>(r.p);
  for (std::size_t m = 0; m < multipliers.size(); ++m) {
    Eigen::MatrixXd& sum = found.information.emplace_back(Eigen::MatrixXd::Zero(p, p));
    for (const auto& part : parts)
      for (std::size_t i = 0; i < r.p; ++i)
        for (std::size_t j = 0; j <= i; ++j)
          sum(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) += part[m * square + i * over.wide + j];
    sum.triangularView<Eigen::StrictlyUpper>() = sum.transpose();
  }
  return found;
}

}  // namespace nelm::cohort
