#include "nelm/cohort/curve_jackknife.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace nelm::cohort {

namespace {

constexpr double since_ever = -std::numeric_limits<double>::infinity();

struct Row {
  double        entry, time, weight;
  bool          event;
  std::uint32_t cluster;
};

/// What an event time adds: to each row at risk there, and to a row that has the event.
struct Move {
  double at_risk = 0, event = 0;
};

Move of_product(double n, double d) { return {d / n / (n - d), 1 / (n - d)}; }
Move of_nelson_aalen(double n, double d) { return {d / n / n, 1 / n}; }
Move of_fleming_harrington(double n, double d, int rows) {
  const double part = d / rows;
  Move         sum;
  for (int k = 0; k < rows; ++k) {
    const double left = n - k * part;
    sum.at_risk += part / left / left;
    sum.event += n / rows / left / left;
  }
  return sum;
}

/// The sum over clusters of (fixed - so_far * weight)^2, kept as rows come and go: `weight` are those of a cluster under
/// observation, `so_far` the sum of what event times added to a row at risk, `fixed` what else moves the curve.
class SquaredMoves {
 public:
  explicit SquaredMoves(std::size_t clusters) : of_(clusters) {}

  void comes(const Row& r) { change(r.cluster, r.weight * so_far_, r.weight); }
  void at_event_time(double at_risk) { so_far_ += at_risk; }
  void goes(const Row& r, double event) { change(r.cluster, r.weight * ((r.event ? event : 0) - so_far_), -r.weight); }
  double sum() const { return std::max(0.0, fixed_ - 2 * so_far_ * both_ + so_far_ * so_far_ * weight_); }

 private:
  struct Cluster {
    double fixed = 0, weight = 0;
  };

  void change(std::uint32_t cluster, double fixed, double weight) {
    Cluster& c = of_[cluster];
    add(c, -1);
    c.fixed += fixed;
    c.weight += weight;
    add(c, 1);
  }
  void add(const Cluster& c, double sign) {
    fixed_ += sign * c.fixed * c.fixed;
    both_ += sign * c.fixed * c.weight;
    weight_ += sign * c.weight * c.weight;
  }

  std::vector<Cluster> of_;
  double               so_far_ = 0, fixed_ = 0, both_ = 0, weight_ = 0;
};

/// The rows of each group, their clusters numbered from 0 within it, in the order of their numbers.
std::vector<std::vector<Row>> rows_by_group(const FollowUp& f, std::span<const std::int32_t> group,
                                            std::size_t groups) {
  std::vector<std::vector<Row>> rows(groups);
  for (std::size_t i = 0; i < f.rows(); ++i)
    rows[group.empty() ? 0 : static_cast<std::size_t>(group[i])].push_back(
        {f.entry.empty() ? since_ever : f.entry[i], f.time[i], f.weight_of(i), f.event[i] != 0,
         f.cluster.empty() ? 0 : static_cast<std::uint32_t>(f.cluster[i])});
  for (auto& of_group : rows) {
    std::ranges::sort(of_group, {},
                      [](const Row& r) { return std::tuple(r.cluster, r.time, r.event, r.weight, r.entry); });
    std::uint32_t next = 0, before = 0;
    for (std::size_t i = 0; i < of_group.size(); ++i) {
      const auto cluster = of_group[i].cluster;
      if (i > 0 && (f.cluster.empty() || cluster != before)) ++next;
      before              = cluster;
      of_group[i].cluster = next;
    }
  }
  return rows;
}

void put_errors(std::vector<Row> leaving, Estimate by, Curve& curve) {
  const std::size_t clusters = leaving.empty() ? 0 : std::size_t{leaving.back().cluster} + 1;
  auto              coming   = leaving;
  std::ranges::sort(coming, {}, [](const Row& r) { return std::tuple(r.entry, r.cluster, r.weight, r.time); });
  std::ranges::sort(leaving, {},
                    [](const Row& r) { return std::tuple(r.time, r.cluster, r.event, r.weight, r.entry); });
  SquaredMoves hazard(clusters), log_survival(clusters);
  const bool   product = by.survival == SurvivalBy::product;
  bool         at_zero = false;
  auto         come    = coming.begin();
  auto         leave   = leaving.begin();
  for (CurveStep& step : curve.steps) {
    for (; come != coming.end() && come->entry < step.time; ++come) {
      hazard.comes(*come);
      if (product && !at_zero) log_survival.comes(*come);
    }
    const auto end = std::ranges::upper_bound(leave, leaving.end(), step.time, {}, &Row::time);
    Move       of_hazard, of_survival;
    if (step.events > 0) {
      const auto events = static_cast<int>(std::count_if(leave, end, [](const Row& r) { return r.event; }));
      of_hazard         = by.hazard == HazardBy::nelson_aalen ? of_nelson_aalen(step.at_risk, step.events)
                                                              : of_fleming_harrington(step.at_risk, step.events, events);
      at_zero           = at_zero || (product && !(step.survival > 0));
      if (!at_zero) of_survival = of_product(step.at_risk, step.events);
      hazard.at_event_time(of_hazard.at_risk);
      log_survival.at_event_time(of_survival.at_risk);
    }
    for (; leave != end; ++leave) {
      hazard.goes(*leave, of_hazard.event);
      if (product && !at_zero) log_survival.goes(*leave, of_survival.event);
    }
    step.hazard_error = std::sqrt(hazard.sum());
    if (at_zero)
      step.log_error = std::numeric_limits<double>::infinity();
    else
      step.log_error = product ? std::sqrt(log_survival.sum()) : step.hazard_error;
  }
}

}  // namespace

void jackknife_errors(const FollowUp& f, std::span<const std::int32_t> group, Estimate by, std::vector<Curve>& curves) {
  auto rows = rows_by_group(f, group, curves.size());
  for (std::size_t g = 0; g < curves.size(); ++g) put_errors(std::move(rows[g]), by, curves[g]);
}

}  // namespace nelm::cohort
