#include "nelm/cohort/cox_profile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_likelihood.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
constexpr double near_enough = 1e-9;  // of the root of twice the fall
constexpr int    most_steps = 60, steps_of_a_climb = 100;
constexpr double out_of_sight = 200;  // from one end of a column to the other, on the log scale of the hazard

/// The likelihood with one coefficient held, the others climbing from where they last were.
class Held {
 public:
  Held(const CoxRows& rows, const CoxFit& fit)
      : r_(rows),
        weights_(cox_weights(r_, r_.weight, fit.model.counts)),
        likelihood_(r_, weights_, fit.model),
        top_(scaled_slopes(r_, fit)) {
    likelihood_.left_out.assign(r_.p, false);
    for (std::size_t j = 0; j < r_.p; ++j)
      likelihood_.left_out[j] = std::isnan(fit.coefficients[static_cast<Eigen::Index>(j)]);
    most_ = likelihood_(top_).value;
  }

  const Eigen::VectorXd& top() const { return top_; }
  double                 range(Eigen::Index j) const { return r_.range[j]; }
  bool                   left_out(Eigen::Index j) const { return likelihood_.left_out[static_cast<std::size_t>(j)]; }

  void hold(Eigen::Index column) {
    at_ = top_;
    free_.clear();
    for (Eigen::Index j = 0; j < top_.size(); ++j)
      if (j != column && !left_out(j)) free_.push_back(j);
    held_ = column;
  }

  /// The root of twice what the likelihood lacks of its most, with that coefficient at `value`; NaN: not converged.
  double fall(double value) {
    at_[held_]   = value;
    double found = likelihood_(at_).value;
    if (!free_.empty()) {
      const Eigen::VectorXd from = at_;
      const auto            part = [&](const Eigen::VectorXd& off) {
        Eigen::VectorXd slopes = from;
        slopes(free_) += off;
        const Climb whole = likelihood_(slopes);
        return Climb{whole.value, whole.slope(free_), whole.bend(free_, free_)};
      };
      const Eigen::VectorXd longest = longest_steps(r_)(free_);
      const auto            first   = part(Eigen::VectorXd::Zero(longest.size()));
      const auto            summit  = climb(part, first, 0, steps_of_a_climb, longest);
      if (!summit.converged && !summit.flat) return none;
      at_(free_) += summit.at;
      found = summit.last.value;
    }
    return std::sqrt(std::max(0.0, 2 * (most_ - found)));
  }

 private:
  const CoxRows&            r_;
  CoxWeights                weights_;
  CoxLikelihood             likelihood_;
  Eigen::VectorXd           top_, at_;
  double                    most_ = 0;
  std::vector<Eigen::Index> free_;
  Eigen::Index              held_ = 0;
};

/// Where the fall is `wanted`, on one side: the root of twice a fall is nearly a line, so false position finds it (with what
/// stays put halved: M. Dowell, P. Jarratt, BIT 11 (1971) 168-174).
double limit_of(Held& held, Eigen::Index column, double wanted, double reach) {
  held.hold(column);
  const double top = held.top()[column];
  double       in = top, in_fall = -wanted, out = top + reach, out_fall = held.fall(out) - wanted;
  while (out_fall < 0) {
    if (std::fabs(out) * held.range(column) > out_of_sight) return reach > 0 ? endless : -endless;
    in = out, in_fall = out_fall;
    out      = top + 2 * (out - top);
    out_fall = held.fall(out) - wanted;
  }
  if (std::isnan(out_fall)) return none;
  for (int i = 0; i < most_steps; ++i) {
    const double between = out - out_fall * (out - in) / (out_fall - in_fall);
    const double fall    = held.fall(between) - wanted;
    if (std::isnan(fall)) return none;
    if (std::fabs(fall) < near_enough) return between;
    if ((fall > 0) == (out_fall > 0))
      in_fall /= 2;
    else
      in = out, in_fall = out_fall;
    out = between, out_fall = fall;
  }
  return out;
}

}  // namespace

CoxProfile cox_profile(const CoxRows& r, const CoxFit& fit, double level) {
  const auto columns = static_cast<Eigen::Index>(r.p);
  CoxProfile all{Eigen::VectorXd::Constant(columns, none), Eigen::VectorXd::Constant(columns, none),
                 Eigen::VectorXd::Constant(columns, none)};
  if (fit.all_censored) return all;
  const double wanted = numerics::critical(level);
  const auto   errors = fit.standard_errors();
  Held         held(r, fit);
  for (Eigen::Index j = 0; j < columns; ++j) {
    if (held.left_out(j)) continue;
    const double reach = std::min(wanted * errors[j] * r.scale[j], longest_steps(r)[j]);
    all.low[j]         = limit_of(held, j, wanted, -reach) / r.scale[j];
    all.high[j]        = limit_of(held, j, wanted, reach) / r.scale[j];
    held.hold(j);
    all.p[j] = numerics::two_sided_p(held.fall(0), numerics::normal_degrees);
  }
  return all;
}

}  // namespace nelm::cohort
