#include "nelm/cohort/proportional_hazards.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/information_over_time.h"
#include "nelm/numerics/distributions.h"

namespace nelm::cohort {

namespace {

using Places = std::vector<Eigen::Index>;

constexpr double not_testable = std::numeric_limits<double>::quiet_NaN();
constexpr double own_variance = 1e-10;  // of a score, as a share of its own: below it the others say all of it

/// The columns that are in the fit, and how they are put together.
struct TestedTerms {
  Places              used;      // columns of the rows
  std::vector<int>    number;    // of each term
  std::vector<Places> of;        // each term's places among those used
  Eigen::MatrixXd     together;  // used x terms: 1, or the slopes of a term of several columns
};

TestedTerms tested_terms(const CoxFit& fit, std::span<const int> terms, const Eigen::VectorXd& slopes) {
  TestedTerms t;
  for (Eigen::Index j = 0; j < fit.coefficients.size(); ++j) {
    if (std::isnan(fit.coefficients[j])) continue;
    const int  number = terms.empty() ? static_cast<int>(j) : terms[static_cast<std::size_t>(j)];
    const auto known  = std::ranges::find(t.number, number);
    const auto place  = static_cast<std::size_t>(known - t.number.begin());
    if (known == t.number.end()) t.number.push_back(number), t.of.emplace_back();
    t.of[place].push_back(static_cast<Eigen::Index>(t.used.size()));
    t.used.push_back(j);
  }
  t.together = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(t.used.size()), static_cast<Eigen::Index>(t.of.size()));
  for (std::size_t term = 0; term < t.of.size(); ++term)
    for (const Eigen::Index j : t.of[term])
      t.together(j, static_cast<Eigen::Index>(term)) =
          t.of[term].size() == 1 ? 1 : slopes[t.used[static_cast<std::size_t>(j)]];
  return t;
}

/// Each scale at each event time with the events' mean 0 and mean square 1, on which no test depends; and its squares.
std::vector<std::vector<double>> multipliers_of(const CoxRows& r, const CoxWeights& w,
                                                const std::vector<std::vector<double>>& scaled) {
  std::vector<std::vector<double>> found;
  const std::vector<double>        ones(r.times.size(), 1);
  found.push_back(ones);
  for (const auto& scale : scaled) {
    auto   g      = scale;
    double events = 0, mean = 0, square = 0;
    for (std::size_t k = 0; k < g.size(); ++k)
      if (w.events[k] > 0) events += w.events[k], mean += w.events[k] * g[k];
    mean /= events;
    for (std::size_t k = 0; k < g.size(); ++k) {
      g[k] = w.events[k] > 0 ? g[k] - mean : 0;
      square += w.events[k] * g[k] * g[k] / events;
    }
    const double by = square > 0 ? 1 / std::sqrt(square) : std::isnan(square) ? not_testable : 1;
    for (double& v : g) v *= by;
    auto squares = g;
    for (double& v : squares) v *= v;
    found.push_back(std::move(g));
    found.push_back(std::move(squares));
  }
  return found;
}

/// For each multiplier the sum over events of it times weight times residual.
std::vector<Eigen::VectorXd> scores_over_time(const CoxRows& r, const CoxWeights& w,
                                              const std::vector<std::vector<double>>& multipliers,
                                              const std::vector<double>& residual, int threads) {
  const std::size_t          wide = padded(r.p), m = multipliers.size();
  std::vector<std::uint32_t> rows, times;  // of each event
  for (std::uint32_t k = 0; k < r.times.size(); ++k)
    for (std::uint32_t e = 0; e < r.times[k].events; ++e) {
      rows.push_back(r.times[k].first + e);
      times.push_back(k);
    }
  const Chunks                     chunks(rows.size());
  std::vector<std::vector<double>> parts(chunks.count());
  share(chunks.count(), threads, [&](std::size_t c) {
    const std::size_t   from = chunks.begin(c), count = chunks.end(c) - from;
    std::vector<double> weight(count);
    parts[c].assign(m * wide, 0);
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t i = 0; i < count; ++i) weight[i] = w.row[rows[from + i]] * multipliers[j][times[from + i]];
      add_rows(residual.data() + from * r.p, weight.data(), count, r.p, parts[c].data() + j * wide);
    }
  });
  std::vector<Eigen::VectorXd> found(m, Eigen::VectorXd::Zero(static_cast<Eigen::Index>(r.p)));
  for (const auto& part : parts)
    for (std::size_t j = 0; j < m; ++j)
      found[j] += Eigen::Map<const Eigen::VectorXd>(part.data() + j * wide, static_cast<Eigen::Index>(r.p));
  return found;
}

/// `scale`: what the variance of each score would be if beta were known.
CoxTest score_test(const Eigen::VectorXd& score, const Eigen::MatrixXd& variance, const Eigen::VectorXd& scale) {
  const auto                        degrees = static_cast<double>(score.size());
  const CoxTest                     none{not_testable, degrees, not_testable};
  const Eigen::LLT<Eigen::MatrixXd> factor(variance);
  if (factor.info() != Eigen::Success || !variance.allFinite()) return none;
  const Eigen::VectorXd left = factor.matrixL().toDenseMatrix().diagonal().cwiseAbs2();
  for (Eigen::Index j = 0; j < left.size(); ++j)
    if (!(left[j] > own_variance * scale[j])) return none;
  const double chi_squared = score.dot(factor.solve(score));
  return {chi_squared, degrees, numerics::chi_squared_tail(chi_squared, degrees)};
}

ProportionalHazards::Over tested_over(TimeScale scale, const TestedTerms& t, const Eigen::VectorXd& score,
                                      const Eigen::MatrixXd& of_beta, const Eigen::MatrixXd& of_both,
                                      const Eigen::MatrixXd& of_theta) {
  ProportionalHazards::Over found;
  found.scale               = scale;
  const Eigen::MatrixXd b   = of_both(t.used, t.used);
  const Eigen::MatrixXd own = of_theta(t.used, t.used);
  const Eigen::MatrixXd left =
      own - b.transpose() * Eigen::LDLT<Eigen::MatrixXd>(of_beta(t.used, t.used)).solve(b);  // beta not being known
  const Eigen::VectorXd u = score(t.used), scales = own.diagonal();
  for (const Places& of : t.of) found.columns.push_back(score_test(u(of), left(of, of), scales(of)));
  found.global = score_test(u, left, scales);
  return found;
}

/// In each stratum whether each column differs between its rows.
std::vector<std::vector<bool>> differing(const CoxRows& r, int threads) {
  std::vector<std::vector<bool>> found(r.strata.size());
  share(r.strata.size(), threads, [&](std::size_t s) {
    const double*     first = r.x.data() + std::size_t{r.strata[s].first_row} * r.p;
    std::size_t       left  = r.p;
    std::vector<bool> differs(r.p);
    for (std::size_t i = 1; i < r.strata[s].rows && left > 0; ++i)
      for (std::size_t j = 0; j < r.p; ++j)
        if (!differs[j] && first[i * r.p + j] != first[j]) differs[j] = true, --left;
    found[s] = std::move(differs);
  });
  return found;
}

/// Residuals and what they are divided by, stratum by stratum.
class ScaledResiduals {
 public:
  ScaledResiduals(const CoxRows& rows, const CoxFit& the_fit, const CoxFitted& fitted, const TestedTerms& tested,
                  const Eigen::MatrixXd& information)
      : r(rows), fit(the_fit), t(tested) {
    const auto      varies = differing(r, fit.model.threads);
    const auto      terms = static_cast<Eigen::Index>(t.of.size()), used = static_cast<Eigen::Index>(t.used.size());
    Eigen::MatrixXd events = Eigen::MatrixXd::Zero(used, used);  // that tell of two columns
    for (std::size_t s = 0; s < r.strata.size(); ++s) {
      std::vector<bool> of_column(t.used.size());
      Places            in_stratum;
      for (Eigen::Index term = 0; term < terms; ++term) {
        const Places& of    = t.of[static_cast<std::size_t>(term)];
        const bool    tells = std::ranges::any_of(of, [&](Eigen::Index j) { return varies[s][column(j)]; });
        for (const Eigen::Index j : of) of_column[static_cast<std::size_t>(j)] = tells;
        if (tells) in_stratum.push_back(term);
      }
      const double count = events_in(s, fitted.weights);
      for (Eigen::Index i = 0; i < used; ++i)
        for (Eigen::Index j = 0; j < used; ++j)
          if (of_column[static_cast<std::size_t>(i)] && of_column[static_cast<std::size_t>(j)]) events(i, j) += count;
      tells_of.push_back(std::move(in_stratum));
    }
    const Eigen::MatrixXd each = information(t.used, t.used).cwiseQuotient((events.array() == 0).select(1, events));
    mean                       = t.together.transpose() * each * t.together;
    unit                       = Eigen::VectorXd::Ones(terms);
    at                         = Eigen::VectorXd::Ones(terms);
    for (Eigen::Index term = 0; term < terms; ++term) {
      const Places& of = t.of[static_cast<std::size_t>(term)];
      if (of.size() > 1) continue;
      const Eigen::Index j = t.used[static_cast<std::size_t>(of[0])];
      unit[term]           = r.scale[j];
      at[term]             = fit.coefficients[j];
    }
  }

  Eigen::MatrixXd variance() const {
    const Eigen::VectorXd by = unit.cwiseInverse();
    return by.asDiagonal() * mean.inverse() * by.asDiagonal();
  }

  /// To the rows of `to` from `first` on: of the events of a stratum, whose residuals are the rows of `residual`.
  void write(std::size_t s, const Eigen::MatrixXd& residual, Eigen::Index first, Eigen::MatrixXd& to) const {
    auto of_stratum = to.middleRows(first, residual.rows());
    of_stratum.setConstant(not_testable);
    const Places& terms = tells_of[s];
    if (terms.empty()) return;
    const Eigen::MatrixXd both = (residual * t.together)(Eigen::all, terms);
    const Eigen::MatrixXd by   = Eigen::MatrixXd(mean(terms, terms)).inverse();
    const Eigen::MatrixXd over = both * by;
    for (std::size_t k = 0; k < terms.size(); ++k)
      of_stratum.col(terms[k]) =
          (over.col(static_cast<Eigen::Index>(k)).array() / unit[terms[k]] + at[terms[k]]).matrix();
  }

 private:
  std::size_t column(Eigen::Index used) const {
    return static_cast<std::size_t>(t.used[static_cast<std::size_t>(used)]);
  }
  double events_in(std::size_t s, const CoxWeights& w) const {
    double count = 0;
    for (std::size_t k = r.strata[s].first_time; k < r.end_of_times(s); ++k) count += w.tied[k];
    return count;
  }

  const CoxRows&      r;
  const CoxFit&       fit;
  const TestedTerms&  t;
  std::vector<Places> tells_of;  // the terms, in each stratum
  Eigen::MatrixXd     mean;      // the mean information of an event, of terms
  Eigen::VectorXd     unit, at;  // of each term: of its column; what the residuals lie about
};

/// The events in the order they are given, each with its place among all of them.
std::vector<std::uint32_t> list_events(const CoxRows& r, const CoxWeights& w,
                                       const std::vector<std::vector<double>>& scaled, ProportionalHazards& found) {
  std::vector<std::uint32_t> places, at_once;
  std::uint32_t              place = 0;
  for (std::size_t k = 0; k < r.times.size(); ++k) {
    const EventTime& t = r.times[k];
    at_once.clear();
    for (std::uint32_t e = 0; e < t.events; ++e)
      if (w.row[t.first + e] > 0) at_once.push_back(e);
    std::ranges::sort(at_once, {}, [&](std::uint32_t e) { return r.row[t.first + e]; });
    for (const std::uint32_t e : at_once) {
      places.push_back(place + e);
      found.row.push_back(r.row[t.first + e]);
      found.stratum.push_back(r.strata[static_cast<std::size_t>(t.stratum)].number);
      found.time.push_back(t.time);
      for (std::size_t s = 0; s < scaled.size(); ++s) found.over[s].x.push_back(scaled[s][k]);
    }
    place += t.events;
  }
  return places;
}

void scale_residuals(const CoxRows& r, const ScaledResiduals& by, const TestedTerms& t,
                     const std::vector<std::uint32_t>& places, const std::vector<double>& residual, int threads,
                     ProportionalHazards& found) {
  found.coefficient.resize(static_cast<Eigen::Index>(places.size()), static_cast<Eigen::Index>(t.of.size()));
  struct Piece {
    std::size_t stratum, first, end;
  };
  constexpr std::size_t most = 4096;
  std::vector<Piece>    pieces;
  std::size_t           stratum = 0;
  for (std::size_t e = 0; e < places.size(); ++e) {
    const bool next = e == 0 || found.stratum[e] != found.stratum[e - 1];
    while (next && r.strata[stratum].number != found.stratum[e]) ++stratum;
    if (next || e - pieces.back().first == most) pieces.push_back({stratum, e, e});
    pieces.back().end = e + 1;
  }
  share(pieces.size(), threads, [&](std::size_t piece) {
    const auto& [s, first, end] = pieces[piece];
    Eigen::MatrixXd x(static_cast<Eigen::Index>(end - first), static_cast<Eigen::Index>(t.used.size()));
    for (std::size_t e = first; e < end; ++e)
      for (std::size_t j = 0; j < t.used.size(); ++j)
        x(static_cast<Eigen::Index>(e - first), static_cast<Eigen::Index>(j)) =
            residual[places[e] * r.p + static_cast<std::size_t>(t.used[j])];
    by.write(s, x, static_cast<Eigen::Index>(first), found.coefficient);
  });
}

Problems problems_of_test(const CoxRows& r, const CoxFit& fit, std::span<const int> terms) {
  Problems   found;
  const auto refuse = [&](bool wrong, const char* field, std::string what, std::string expected) {
    if (!wrong) return;
    Problem& p = found.emplace_back();
    p.field    = field;
    p.found    = std::move(what);
    p.expected = std::move(expected);
  };
  refuse(fit.all_censored, "event", "no event", "a fit with events");
  refuse(!fit.all_censored && fit.coefficients.array().isNaN().all(), "columns", "no coefficient",
         "a fit with a coefficient");
  refuse(fit.model.firth || fit.model.ridge.has_value(), "model", "a fit with a penalty", "a fit without one");
  refuse(!terms.empty() && terms.size() != r.p, "terms", fmt::format("{}", terms.size()),
         fmt::format("{}, one for each column", r.p));
  return found;
}

}  // namespace

Result<ProportionalHazards> proportional_hazards(const CoxRows& r, const CoxFit& fit,
                                                 const std::vector<TimeScale>& scales, std::span<const int> terms) {
  if (auto problems = problems_of_test(r, fit, terms); !problems.empty()) return tl::unexpected(std::move(problems));
  const int       threads = fit.model.threads;
  const CoxFitted f(r, fit);
  const auto      tested      = tested_terms(fit, terms, f.slopes);
  const auto      scaled      = on_scales(r, scales, fit.model.counts, threads);
  const auto      multipliers = multipliers_of(r, f.weights, scaled);
  const auto      over_time   = information_over_time(r, f.weights, f.sums, multipliers, threads);
  const auto      scores      = scores_over_time(r, f.weights, multipliers, over_time.residual, threads);

  ProportionalHazards found;
  found.term              = tested.number;
  const auto& information = over_time.information;
  for (std::size_t s = 0; s < scales.size(); ++s)
    found.over.push_back(tested_over(scales[s], tested, scores[2 * s + 1], information[0], information[2 * s + 1],
                                     information[2 * s + 2]));
  const auto            places = list_events(r, f.weights, scaled, found);
  const ScaledResiduals by(r, fit, f, tested, information[0]);
  scale_residuals(r, by, tested, places, over_time.residual, threads, found);
  found.variance = by.variance();
  return found;
}

}  // namespace nelm::cohort
