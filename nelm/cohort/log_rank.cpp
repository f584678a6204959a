#include "nelm/cohort/log_rank.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

#include "nelm/cohort/departures.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

/// Of a group's own spread: what is smaller is rounding.
constexpr double no_spread = 1e-10;

/// What happened at one time of one stratum, in all groups together.
struct Moment {
  std::span<const Departure> left;
  double                     at_risk = 0, events = 0;
  bool some_stay = false;  // not all at risk have the event, of which sums of weights are not sure
};

/// Those at risk, gone through from the last time back: as they come into view, and as they leave it before they entered.
class GroupsAtRisk {
 public:
  GroupsAtRisk(std::span<const Arrival> arrivals, std::size_t groups)
      : later_(arrivals), weights_(groups), rows_(groups) {}

  void back_to(std::span<const Departure> now) {
    for (; !later_.empty() && (later_.back().time >= now.front().time); later_ = later_.first(later_.size() - 1))
      add(later_.back().group, -later_.back().arrived, -later_.back().rows);
    for (const Departure& d : now) add(d.group, d.events + d.censored, d.rows);
  }
  const std::vector<double>& by_group() const { return weights_; }
  std::int64_t               rows() const { return std::accumulate(rows_.begin(), rows_.end(), std::int64_t{0}); }

 private:
  void add(std::int32_t label, double weight, std::int64_t rows) {
    const auto group = static_cast<std::size_t>(label);
    rows_[group] += rows;
    weights_[group] = rows_[group] == 0 ? 0 : weights_[group] + weight;
  }

  std::span<const Arrival>  later_;
  std::vector<double>       weights_;
  std::vector<std::int64_t> rows_;
};

/// From the last time of a stratum back: `at(moment, those at risk in each group)`.
template <class At>
void go_back(std::span<const Departure> departures, std::span<const Arrival> arrivals, std::size_t groups,
             const At& at) {
  GroupsAtRisk at_risk(arrivals, groups);
  for (std::size_t end = departures.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && departures[begin - 1].time == departures[begin].time) --begin;
    Moment m{departures.subspan(begin, end - begin)};
    at_risk.back_to(m.left);
    std::int64_t event_rows = 0;
    for (const Departure& d : m.left) {
      m.events += d.events;
      event_rows += d.event_rows;
    }
    m.some_stay = at_risk.rows() > event_rows;
    for (const double weight : at_risk.by_group()) m.at_risk += weight;  // in the order events are summed in
    at(m, at_risk.by_group());
    end = begin;
  }
}

/// Those who had the event of those at risk.
struct Died {
  double events, at_risk;
};

/// Just before each time of an event what part of all groups together has not had it, from the last time back.
LargeVector<double> survivals(std::span<const Departure> departures, std::span<const Arrival> arrivals,
                              std::size_t groups) {
  LargeVector<Died> died;
  go_back(departures, arrivals, groups, [&](const Moment& m, const auto& /*by_group*/) {
    if (m.events > 0) died.push_back({m.events, m.at_risk});
  });
  LargeVector<double> found(died.size());
  double              survival = 1;
  for (std::size_t i = died.size(); i-- > 0;) {
    found[i] = survival;
    survival *= (died[i].at_risk - died[i].events) / died[i].at_risk;
  }
  return found;
}

double weight_at(const Moment& m, double survival, const EventWeight& by) {
  switch (by.by) {
    case EventWeight::By::at_risk:         return m.at_risk;
    case EventWeight::By::root_of_at_risk: return std::sqrt(m.at_risk);
    case EventWeight::By::survival:        return std::pow(survival, by.rho) * std::pow(1 - survival, by.gamma);
  }
  return 1;
}

void add_stratum(std::span<const Departure> departures, std::span<const Arrival> arrivals, const EventWeight& by,
                 Eigen::Index stratum, LogRank& sum) {
  const auto groups        = static_cast<std::size_t>(sum.rows.size());
  const bool by_survival   = by.by == EventWeight::By::survival,
             all_count_one = by_survival && by.rho == 0 && by.gamma == 0;
  const auto before   = by_survival && !all_count_one ? survivals(departures, arrivals, groups) : LargeVector<double>();
  double*    observed = sum.observed.col(stratum).data();
  double*    expected = sum.expected.col(stratum).data();
  double*    variance = sum.variance.data();
  std::vector<double> share(groups);
  std::size_t         times = 0;
  go_back(departures, arrivals, groups, [&](const Moment& m, const std::vector<double>& by_group) {
    if (!(m.events > 0)) return;
    const double weight = all_count_one ? 1 : weight_at(m, before.empty() ? 1 : before[times++], by);
    for (const Departure& d : m.left) observed[d.group] += weight * d.events;
    for (std::size_t g = 0; g < groups; ++g) {
      share[g] = by_group[g] / m.at_risk;
      expected[g] += weight * m.events * share[g];
    }
    if (!m.some_stay || !(m.at_risk > 1 + no_spread)) return;
    const double spread = weight * weight * m.events * (m.at_risk - m.events) / (m.at_risk - 1);
    for (std::size_t g = 0; g < groups; ++g) {
      variance[g * groups + g] += spread * share[g];
      for (std::size_t h = 0; h < groups; ++h) variance[g * groups + h] -= spread * share[g] * share[h];
    }
  });
}

/// (observed - expected)' variance^- (observed - expected), by a generalised inverse of all groups, so that their names do not
/// matter; one degree of freedom for each direction with spread. The differences add up to 0, within each set of groups
/// that meet in a stratum. Each group is measured in its own spread, so that a small one is not lost beside large ones.
void compare(LogRank& test) {
  const Eigen::ArrayXd      all = test.variance.diagonal(), difference = test.difference();
  std::vector<Eigen::Index> used;
  for (Eigen::Index g = 0; g < all.size(); ++g)
    if (all[g] > 0) used.push_back(g);
  if (used.size() < 2) return;
  const Eigen::VectorXd                                unit = all(used).sqrt().inverse();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(unit.asDiagonal() * test.variance(used, used) *
                                                            unit.asDiagonal());
  const Eigen::VectorXd along = axes.eigenvectors().transpose() * difference(used).matrix().cwiseProduct(unit);
  for (Eigen::Index i = 0; i < along.size(); ++i) {
    const double spread = axes.eigenvalues()[i];
    if (!(spread > no_spread)) continue;
    test.chi_squared += along[i] * along[i] / spread;
    ++test.degrees;
  }
  test.p = numerics::chi_squared_tail(test.chi_squared, test.degrees);
}

template <class Moved>
std::span<const Moved> of_stratum(const LargeVector<Moved>& all, std::int32_t stratum) {
  const auto found = std::ranges::equal_range(all, stratum, {}, &Moved::set);
  return {found.begin(), found.end()};
}

}  // namespace

LogRank log_rank(const FollowUp& f, std::span<const std::int32_t> group, EventWeight by, int threads) {
  assert(group.size() == f.rows());
  const auto groups = Eigen::Index(labels(group)), strata = Eigen::Index(labels(f.stratum));
  const auto all = movements(f, f.stratum, group, threads);
  LogRank    test{Eigen::VectorXd::Zero(groups), Eigen::MatrixXd::Zero(groups, strata),
               Eigen::MatrixXd::Zero(groups, strata), Eigen::MatrixXd::Zero(groups, groups)};
  for (const Departure& d : all.departures) test.rows[d.group] += d.events + d.censored;
  for (Eigen::Index s = 0; s < strata; ++s)
    add_stratum(of_stratum(all.departures, std::int32_t(s)), of_stratum(all.arrivals, std::int32_t(s)), by, s, test);
  compare(test);
  return test;
}

Trend trend(const LogRank& test, std::span<const double> scores) {
  const Eigen::Index groups = test.rows.size();
  assert(scores.empty() || Eigen::Index(scores.size()) == groups);
  Eigen::VectorXd s(groups);
  for (Eigen::Index g = 0; g < groups; ++g) s[g] = scores.empty() ? double(g + 1) : scores[std::size_t(g)];
  Trend found;
  found.score    = s.dot(test.difference());
  found.variance = s.dot(test.variance * s);
  if (!(found.variance > 0)) return found;
  found.chi_squared = found.score * found.score / found.variance;
  found.p           = numerics::chi_squared_tail(found.chi_squared, 1);
  return found;
}

}  // namespace nelm::cohort
