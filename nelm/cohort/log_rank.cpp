#include "nelm/cohort/log_rank.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <ranges>
#include <vector>

#include "nelm/cohort/departures.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

/// What happened at one time of one stratum, in all groups together.
struct Moment {
  std::size_t first = 0, last = 0;  // of the departures
  double      at_risk = 0, events = 0;
  double      survival = 1;  // just before
};

/// Those at risk, gone through from the last time back: as they come into view, and as they leave it before they entered.
class GroupsAtRisk {
 public:
  GroupsAtRisk(std::span<const Arrival> arrivals, std::size_t groups)
      : later_(arrivals), weights_(Eigen::VectorXd::Zero(Eigen::Index(groups))), rows_(groups) {}

  void back_to(std::span<const Departure> now) {
    for (; !later_.empty() && (later_.back().time >= now.front().time); later_ = later_.first(later_.size() - 1))
      add(later_.back().group, -later_.back().arrived, -later_.back().rows);
    for (const Departure& d : now) add(d.group, d.events + d.censored, d.rows);
  }
  const Eigen::VectorXd& by_group() const { return weights_; }

 private:
  void add(std::int32_t group, double weight, std::int64_t rows) {
    auto& in_group = rows_[static_cast<std::size_t>(group)];
    in_group += rows;
    weights_[group] = in_group == 0 ? 0 : weights_[group] + weight;
  }

  std::span<const Arrival>  later_;
  Eigen::VectorXd           weights_;
  std::vector<std::int64_t> rows_;
};

/// Times of one stratum, with those at risk in all groups together and their survival.
std::vector<Moment> moments(std::span<const Departure> departures, std::span<const Arrival> arrivals,
                            std::size_t groups) {
  std::vector<Moment> found;
  found.reserve(departures.size());
  for (std::size_t i = 0; i < departures.size(); ++i) {
    if (found.empty() || departures[found.back().first].time != departures[i].time) found.push_back({i, i, 0, 0, 1});
    found.back().last = i + 1;
    found.back().events += departures[i].events;
  }
  GroupsAtRisk at_risk(arrivals, groups);
  for (Moment& m : std::views::reverse(found)) {
    at_risk.back_to(departures.subspan(m.first, m.last - m.first));
    const auto& by_group = at_risk.by_group();
    m.at_risk            = std::accumulate(by_group.begin(), by_group.end(), 0.0);  // in the order events are summed in
  }
  double survival = 1;
  for (Moment& m : found) {
    m.survival = survival;
    if (m.events > 0) survival *= (m.at_risk - m.events) / m.at_risk;
  }
  return found;
}

double weight_at(const Moment& m, const EventWeight& by) {
  switch (by.by) {
    case EventWeight::By::at_risk:         return m.at_risk;
    case EventWeight::By::root_of_at_risk: return std::sqrt(m.at_risk);
    case EventWeight::By::survival:        return std::pow(m.survival, by.rho) * std::pow(1 - m.survival, by.gamma);
  }
  return 1;
}

void add_stratum(std::span<const Departure> departures, std::span<const Arrival> arrivals, const EventWeight& by,
                 Eigen::Index stratum, LogRank& sum) {
  const auto      groups = static_cast<std::size_t>(sum.rows.size());
  const auto      all    = moments(departures, arrivals, groups);
  GroupsAtRisk    at_risk(arrivals, groups);
  Eigen::VectorXd share;
  for (const Moment& m : std::views::reverse(all)) {
    const auto now = departures.subspan(m.first, m.last - m.first);
    at_risk.back_to(now);
    if (!(m.events > 0)) continue;
    const double weight = weight_at(m, by);
    share               = at_risk.by_group() / m.at_risk;
    for (const Departure& d : now) sum.observed(d.group, stratum) += weight * d.events;
    sum.expected.col(stratum) += weight * m.events * share;
    if (!(m.at_risk > 1)) continue;
    const double spread = weight * weight * m.events * (m.at_risk - m.events) / (m.at_risk - 1);
    sum.variance.diagonal() += spread * share;
    sum.variance.noalias() -= spread * share * share.transpose();
  }
}

/// (observed - expected)' variance^-1 (observed - expected), without the last of the groups that were ever at risk: the
/// differences of all of them add up to 0.
void compare(LogRank& test) {
  const Eigen::VectorXd     expected = test.expected.rowwise().sum(), difference = test.difference();
  std::vector<Eigen::Index> used;
  for (Eigen::Index g = 0; g < expected.size(); ++g)
    if (expected[g] > 0) used.push_back(g);
  if (used.size() < 2) return;
  used.pop_back();
  test.degrees            = static_cast<int>(used.size());
  const Eigen::VectorXd u = difference(used);
  const Eigen::MatrixXd v = test.variance(used, used);
  test.chi_squared        = u.dot(v.completeOrthogonalDecomposition().solve(u));
  test.p                  = numerics::chi_squared_tail(test.chi_squared, test.degrees);
}

template <class Moved>
std::span<const Moved> of_stratum(const std::vector<Moved>& all, std::int32_t stratum) {
  const auto found = std::ranges::equal_range(all, stratum, {}, &Moved::set);
  return {found.begin(), found.end()};
}

}  // namespace

LogRank log_rank(const FollowUp& f, std::span<const std::int32_t> group, EventWeight by) {
  assert(group.size() == f.rows());
  const auto groups = Eigen::Index(labels(group)), strata = Eigen::Index(labels(f.stratum));
  const auto all = movements(f, f.stratum, group);
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
