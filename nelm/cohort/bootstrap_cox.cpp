#include "nelm/cohort/bootstrap_cox.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_drawn_rows.h"
#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_likelihood.h"
#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/table.h"

namespace nelm::cohort {

namespace {

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t begin) : state_(begin) {}
  std::uint64_t operator()() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z               = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z               = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// Each of 0 .. below - 1 as often (D. Lemire, ACM Trans. Model. Comput. Simul. 29 (2019) 3).
  std::uint32_t below(std::uint32_t limit) {
    const std::uint32_t too_few = -limit % limit;
    std::uint64_t       product = 0;
    do product = ((*this)() >> 32U) * limit;
    while (static_cast<std::uint32_t>(product) < too_few);
    return static_cast<std::uint32_t>(product >> 32U);
  }

 private:
  std::uint64_t state_;
};

/// For each row the place of its cluster among the clusters there are.
std::vector<std::uint32_t> drawn_as(const CoxRows& r, std::size_t& units) {
  std::vector<std::int32_t> numbers = r.cluster;
  std::ranges::sort(numbers);
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  units = numbers.size();
  std::vector<std::uint32_t> found(r.n);
  for (std::size_t i = 0; i < r.n; ++i)
    found[i] = static_cast<std::uint32_t>(std::ranges::lower_bound(numbers, r.cluster[i]) - numbers.begin());
  return found;
}

/// Squares of steps in standard errors: what is left behind a step of Newton's is about the square of it, and each is much
/// shorter than the one before.
constexpr double nearly_there = 1e-10, shorter = 0.25;

struct SampleFit {
  Eigen::VectorXd coefficients;
  bool            converged = false;
};

SampleFit fit_from_zero(const CoxRows& drawn, const CoxModel& model) {
  const auto fit = cox(drawn, model);
  if (!fit) return {Eigen::VectorXd::Constant(Eigen::Index(drawn.p), missing), false};
  return {fit->coefficients, fit->converged};
}

/// By Newton's steps from the slopes of all patients, where a sample's are near; where they are not, or columns cannot be
/// told apart in the sample alone, with all the care there is.
SampleFit fit_near(const CoxRows& drawn, const CoxModel& model, const Eigen::VectorXd& near) {
  const CoxWeights w      = cox_weights(drawn, drawn.weight, true);
  double           events = 0;
  for (const double e : w.events) events += e;
  if (model.firth || model.ties == Ties::exact || events == 0) return fit_from_zero(drawn, model);
  CoxLikelihood   likelihood(drawn, w, model);
  Eigen::VectorXd at     = near;
  double          before = std::numeric_limits<double>::infinity();
  while (true) {
    const Climb           here = likelihood(at);
    std::vector<bool>     left_out;
    const Eigen::VectorXd step   = inverse_of(here.bend, own_share * events, left_out) * here.slope;
    const double          square = here.slope.dot(step);
    for (std::size_t j = 0; j < drawn.p; ++j)
      if (left_out[j] && near[static_cast<Eigen::Index>(j)] != 0) return fit_from_zero(drawn, model);
    if (!(square < shorter * before)) return fit_from_zero(drawn, model);
    before = square;
    at += step;
    if (square > nearly_there) continue;
    SampleFit found{at.cwiseQuotient(drawn.scale), true};
    for (std::size_t j = 0; j < drawn.p; ++j)
      if (left_out[j]) found.coefficients[static_cast<Eigen::Index>(j)] = missing;
    return found;
  }
}

}  // namespace

std::vector<double> times_drawn(const CoxRows& r, std::uint64_t seed, std::size_t sample) {
  SplitMix                   chance(SplitMix(seed)() ^ SplitMix(~static_cast<std::uint64_t>(sample))());
  std::size_t                units = r.n;
  std::vector<std::uint32_t> unit;
  if (!r.cluster.empty()) unit = drawn_as(r, units);
  std::vector<double> drawn(units);
  for (std::size_t i = 0; i < units; ++i) ++drawn[chance.below(static_cast<std::uint32_t>(units))];
  if (unit.empty()) return drawn;
  std::vector<double> of_rows(r.n);
  for (std::size_t i = 0; i < r.n; ++i) of_rows[i] = drawn[unit[i]];
  return of_rows;
}

Result<CoxBootstrap> bootstrap_cox(const CoxRows& r, const CoxModel& model, const Bootstrap& how) {
  CoxModel of_sample = model;
  of_sample.counts   = true;
  of_sample.robust   = false;
  of_sample.threads  = 1;
  if (std::ranges::any_of(r.weight, [](double w) { return w != 1; })) {
    Problem weighted;
    weighted.field    = "weights";
    weighted.found    = "rows weighted by other than 1";
    weighted.expected = "patients that each count once";
    return tl::unexpected(Problems{weighted});
  }
  const auto all = cox(r, of_sample);
  if (!all) return tl::unexpected(all.error());
  Eigen::VectorXd near = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(r.p));
  if (all->converged) near = scaled_slopes(r, *all);

  CoxBootstrap found;
  found.coefficients.resize(static_cast<Eigen::Index>(how.samples), static_cast<Eigen::Index>(r.p));
  std::vector<char> converged(how.samples);
  share(how.samples, how.threads, [&](std::size_t sample) {
    const auto fit = fit_near(drawn_rows(r, times_drawn(r, how.seed, sample)), of_sample, near);
    found.coefficients.row(static_cast<Eigen::Index>(sample)) = fit.coefficients.transpose();
    converged[sample]                                         = fit.converged ? 1 : 0;
  });
  found.not_converged = static_cast<std::size_t>(std::ranges::count(converged, 0));
  return found;
}

Eigen::VectorXd CoxBootstrap::standard_errors() const {
  Eigen::VectorXd found(coefficients.cols());
  for (Eigen::Index j = 0; j < coefficients.cols(); ++j) {
    double sum = 0, squares = 0, count = 0;
    for (const double b : coefficients.col(j))
      if (!std::isnan(b)) sum += b, ++count;
    for (const double b : coefficients.col(j))
      if (!std::isnan(b)) squares += (b - sum / count) * (b - sum / count);
    found[j] = count > 1 ? std::sqrt(squares / (count - 1)) : missing;
  }
  return found;
}

}  // namespace nelm::cohort
