#include "nelm/cohort/cox_pass.h"

#include <algorithm>
#include <vector>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_scan.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

constexpr std::size_t near_cache = 16384;  // rows that stay in the nearest cache while a square of them is made

/// Vectors whose weighted squares are to be summed: kept until there are enough of them to be worth it.
class KeptSquares {
 public:
  KeptSquares(std::size_t columns, std::size_t rows, double* sum)
      : p(columns), most(rows), square(sum), kept(rows * columns + spare), weights(rows) {}
  double* next(double weight) {
    if (count == most) flush();
    weights[count] = weight;
    return kept.data() + count++ * p;
  }
  void flush() {
    add_squares(kept.data(), weights.data(), count, p, square);
    count = 0;
  }

 private:
  std::size_t         p, most, count = 0;
  double*             square;
  std::vector<double> kept, weights;
};

struct PassPart {
  std::vector<double> score, square;
};

class RearrangedPass {
 public:
  RearrangedPass(const CoxRows& rows, const CoxWeights& weights, const CoxSums& sums, int threads)
      : r(rows), w(weights), s(sums), wide(padded(rows.p)), way(by_time(rows)) {
    after       = sums_after(r, s, way, threads);
    not_entered = sums_not_entered(r, s, threads);
  }

  void chunk(std::size_t begin, std::size_t end, const double* sum_after, PassPart& part) const {
    part.score.assign(wide, 0);
    part.square.assign(wide * wide, 0);
    const std::size_t   block = std::max<std::size_t>(16, near_cache / sizeof(double) / std::max<std::size_t>(r.p, 1));
    KeptSquares         means(r.p, block, part.square.data());
    std::vector<double> through(block), left(block), dying(wide), at_risk(wide);
    CoxScan             scan(r, s, way, end, sum_after);
    while (end > begin) {
      const std::size_t from = end - std::min(block, end - begin), count = end - from;
      for (std::size_t i = 0; i < count; ++i) {
        through[i] = s.risk[from + i] * s.hazard_of(r, from + i);
        left[i]    = (r.event[from + i] != 0 ? w.row[from + i] : 0) - through[i];
      }
      const double* x = r.x.data() + from * r.p;
      add_squares(x, through.data(), count, r.p, part.square.data());
      add_rows(x, left.data(), count, r.p, part.score.data());
      scan.down_to(from, [&](std::size_t k, const double* sum) { take_off(k, sum, at_risk, dying, means); });
      end = from;
    }
    means.flush();
  }

  /// The square of the mean at an event time.
  void take_off(std::size_t k, const double* sum, std::vector<double>& at_risk, std::vector<double>& dying,
                KeptSquares& means) const {
    if (s.square[k] == 0) return;
    const double* s1 = sum;
    if (!not_entered.empty()) {
      for (std::size_t j = 0; j < r.p; ++j) at_risk[j] = sum[j] - not_entered[k * wide + j];
      s1 = at_risk.data();
    }
    if (s.cross[k] == 0) {
      std::copy(s1, s1 + r.p, means.next(-s.square[k]));
      return;
    }
    const double share_of_dying = s.cross[k] / s.square[k];
    sum_dying(r, s, k, dying.data());
    double* mean = means.next(-s.square[k]);
    for (std::size_t j = 0; j < r.p; ++j) mean[j] = s1[j] - share_of_dying * dying[j];
    std::copy_n(dying.data(), r.p, means.next(share_of_dying * s.cross[k] - s.own_square[k]));
  }

  const CoxRows&      r;
  const CoxWeights&   w;
  const CoxSums&      s;
  std::size_t         wide;
  CoxWay              way;
  std::vector<double> after, not_entered;
};

}  // namespace

CoxPoint cox_pass(const CoxRows& r, const CoxWeights& w, Ties ties, const Eigen::VectorXd& slopes, int threads,
                  CoxSums& sums) {
  threads = hands_for(r.n * r.p, threads);
  cox_sums(r, w, ties, slopes, threads, sums);
  CoxPoint point;
  point.log_likelihood = sums.log_likelihood;
  const auto p         = static_cast<Eigen::Index>(r.p);
  point.score          = Eigen::VectorXd::Zero(p);
  point.information    = Eigen::MatrixXd::Zero(p, p);
  if (p == 0) return point;

  const RearrangedPass  pass(r, w, sums, threads);
  const Chunks          chunks(r.n);
  std::vector<PassPart> parts(chunks.count());
  share(chunks.count(), threads, [&](std::size_t c) {
    pass.chunk(chunks.begin(c), chunks.end(c), pass.after.data() + c * pass.wide, parts[c]);
  });
  for (const PassPart& part : parts)
    for (std::size_t i = 0; i < r.p; ++i) {
      const auto row = static_cast<Eigen::Index>(i);
      point.score[row] += part.score[i];
      for (std::size_t j = 0; j <= i; ++j)
        point.information(row, static_cast<Eigen::Index>(j)) += part.square[i * pass.wide + j];
    }
  point.information.triangularView<Eigen::StrictlyUpper>() = point.information.transpose();
  return point;
}

}  // namespace nelm::cohort
