#include "nelm/cohort/cox_firth.h"

namespace nelm::cohort {

namespace {

/// Sums over rows of risk times 1, x, x x', q = x' M x, and q x.
struct RiskMoments {
  explicit RiskMoments(Eigen::Index p) : x(Eigen::VectorXd::Zero(p)), qx(x), xx(Eigen::MatrixXd::Zero(p, p)) {}

  void add(const Eigen::VectorXd& v, const Eigen::MatrixXd& m, double risk) {
    const double of_v = v.dot(m * v);
    one += risk;
    q += risk * of_v;
    x += risk * v;
    qx += risk * of_v * v;
    xx += risk * v * v.transpose();
  }
  void add(const RiskMoments& b, double times) {
    one += times * b.one;
    q += times * b.q;
    x += times * b.x;
    qx += times * b.qx;
    xx += times * b.xx;
  }
  /// The trace of M times the third central moment: E[(x - mean) (x - mean)' M (x - mean)].
  Eigen::VectorXd third(const Eigen::MatrixXd& m) const {
    const Eigen::VectorXd mean = x / one, toward = m * mean;
    return qx / one - mean * (q / one) - 2 * (xx * toward / one - mean * mean.dot(toward));
  }

  double          one = 0, q = 0;
  Eigen::VectorXd x, qx;
  Eigen::MatrixXd xx;
};

}  // namespace

Eigen::VectorXd firth_score(const CoxRows& r, const CoxWeights& w, Ties ties, const CoxSums& s,
                            const Eigen::MatrixXd& inverse) {
  const auto      p     = static_cast<Eigen::Index>(r.p);
  Eigen::VectorXd found = Eigen::VectorXd::Zero(p);
  RiskMoments     later(p), not_yet(p);
  std::size_t     row = r.n, late = r.late.size();
  const auto      add = [&](RiskMoments& to, std::size_t i) {
    to.add(Eigen::Map<const Eigen::VectorXd>(r.x.data() + i * r.p, p), inverse, s.risk[i]);
  };
  for (std::size_t k = r.times.size(); k-- > 0;) {
    const EventTime& t = r.times[k];
    for (; row > t.first; --row) add(later, row - 1);
    if (r.late_entry())
      for (; late > r.late_first[k]; --late) add(not_yet, r.late[late - 1]);
    if (t.events == 0) {
      later = not_yet = RiskMoments(p);
      continue;
    }
    if (w.tied[k] == 0) continue;
    RiskMoments at_risk = later, dying(p);
    at_risk.add(not_yet, -1);
    const bool efron = ties == Ties::efron && w.tied[k] > 1;
    for (std::size_t i = t.first; efron && i < std::size_t{t.first} + t.events; ++i) add(dying, i);
    const double steps = efron ? w.tied[k] : 1;
    for (int l = 0; l < static_cast<int>(steps); ++l) {
      found += w.events[k] / steps / 2 * at_risk.third(inverse);
      at_risk.add(dying, -1 / steps);
    }
  }
  return found;
}

}  // namespace nelm::cohort
