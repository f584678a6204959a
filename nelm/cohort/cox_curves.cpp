#include "nelm/cohort/cox_curves.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_means.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

/// The place of a stratum among those of the rows; with none asked for and one alone, that.
std::optional<std::size_t> stratum_of_person(const CoxRows& r, std::span<const std::int32_t> stratum,
                                             std::size_t person) {
  if (stratum.empty()) return r.strata.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
  const auto found = std::ranges::find(r.strata, stratum[person], &CoxRows::Stratum::number);
  if (found == r.strata.end()) return std::nullopt;
  return static_cast<std::size_t>(found - r.strata.begin());
}

Problems problems_of_people(const CoxRows& r, const CoxFit& fit, const Eigen::MatrixXd& people,
                            std::span<const std::int32_t> stratum, double level, std::span<const double> offset) {
  Problems   found;
  const auto refuse = [&](std::string field, std::string what, std::string expected) {
    Problem p;
    p.field    = std::move(field);
    p.found    = std::move(what);
    p.expected = std::move(expected);
    found.push_back(std::move(p));
  };
  const auto count = static_cast<std::size_t>(people.rows());
  if (people.cols() != static_cast<Eigen::Index>(r.p))
    refuse("people", fmt::format("{} columns", people.cols()), fmt::format("{}, those of the fit", r.p));
  if (!stratum.empty() && stratum.size() != count)
    refuse("stratum", fmt::format("{}", stratum.size()), fmt::format("{}, one for each of the people", count));
  else
    for (std::size_t i = 0; i < count; ++i)
      if (!stratum_of_person(r, stratum, i))
        refuse(fmt::format("stratum[{}]", i), stratum.empty() ? "nothing" : fmt::format("{}", stratum[i]),
               "a stratum of the fit");
  const bool is_level = level > 0 && level < 1;
  if (!is_level) refuse("level", fmt::format("{}", level), "a level of confidence between 0 and 1");
  if (!offset.empty() && offset.size() != count)
    refuse("offset", fmt::format("{}", offset.size()), fmt::format("{}, one for each of the people", count));
  if (fit.all_censored) refuse("fit", "no event", "a fit with coefficients");
  return found;
}

/// At each event time what of the hazard's variance is chance at the times, not in the coefficients, from the beginning.
std::vector<double> variance_of_hazard(const CoxRows& r, const CoxSums& s) {
  std::vector<double> total(r.times.size());
  for (std::size_t k = 0; k < total.size(); ++k) total[k] = r.times[k].events == 0 ? 0 : total[k - 1] + s.square[k];
  return total;
}

/// The last event time of a stratum not after `time`.
std::size_t last_before(const CoxRows& r, std::size_t stratum, double time) {
  const std::size_t before = r.strata[stratum].first_time;
  const auto        times  = std::span(r.times).first(r.end_of_times(stratum)).subspan(before + 1);
  const auto        after  = std::ranges::upper_bound(times, time, {}, &EventTime::time);
  return before + static_cast<std::size_t>(after - times.begin());
}

}  // namespace

Result<CoxCurves> cox_curves(const CoxRows& r, const CoxFit& fit, const Eigen::MatrixXd& people,
                             std::span<const std::int32_t> stratum, std::span<const double> times, double level,
                             std::span<const double> offset) {
  if (auto problems = problems_of_people(r, fit, people, stratum, level, offset); !problems.empty())
    return tl::unexpected(std::move(problems));
  const CoxFitted       f(r, fit);
  const CoxMeans        means    = cox_means(r, f.weights, f.sums, fit.model.threads);
  const auto            chance   = variance_of_hazard(r, f.sums);
  const double          reach    = numerics::critical(level);
  const Eigen::MatrixXd variance = r.scale.asDiagonal() * fit.variance * r.scale.asDiagonal();
  CoxCurves             c;
  const auto            rows = static_cast<Eigen::Index>(times.size()), columns = people.rows();
  for (auto* m : {&c.survival, &c.standard_error, &c.lower, &c.upper, &c.cumulative_hazard, &c.hazard_error})
    m->resize(rows, columns);
  for (Eigen::Index i = 0; i < columns; ++i) {
    Eigen::VectorXd x = -r.centre;
    if (r.p > 0) x += people.row(i).transpose();
    x                      = x.cwiseQuotient(r.scale).eval();
    const double      own  = offset.empty() ? 0 : offset[static_cast<std::size_t>(i)];
    const double      risk = std::exp(x.dot(f.slopes) + own - r.offset_mean);
    const std::size_t s    = *stratum_of_person(r, stratum, static_cast<std::size_t>(i));
    for (Eigen::Index t = 0; t < rows; ++t) {
      const std::size_t                       k = last_before(r, s, times[static_cast<std::size_t>(t)]);
      const Eigen::Map<const Eigen::VectorXd> mean(means.cumulative.data() + k * r.p, static_cast<Eigen::Index>(r.p));
      const Eigen::VectorXd                   off    = mean - x * f.sums.cumulative[k];
      const double                            hazard = f.sums.cumulative[k] * risk;
      const double error = risk * std::sqrt(chance[k] + off.dot(variance * off)), survival = std::exp(-hazard);
      c.cumulative_hazard(t, i) = hazard;
      c.hazard_error(t, i)      = error;
      c.survival(t, i)          = survival;
      c.standard_error(t, i)    = survival * error;
      c.lower(t, i)             = std::exp(-hazard - reach * error);
      c.upper(t, i)             = std::min(1.0, std::exp(-hazard + reach * error));
    }
  }
  return c;
}

}  // namespace nelm::cohort
