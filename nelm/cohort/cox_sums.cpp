#include "nelm/cohort/cox_sums.h"

#include <cmath>
#include <utility>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

void sum_risks(const CoxRows& r, const CoxWeights& w, const Eigen::VectorXd& slopes, int threads, CoxSums& s) {
  std::vector<double> b(padded(r.p));
  for (std::size_t j = 0; j < r.p; ++j) b[j] = slopes[static_cast<Eigen::Index>(j)];
  const Chunks        chunks(r.n);
  std::vector<double> of_events(chunks.count());
  s.risk.resize(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    const std::size_t from = chunks.begin(c), end = chunks.end(c);
    multiply_rows(r.x.data() + from * r.p, b.data(), end - from, r.p, s.risk.data() + from);
    for (std::size_t i = from; !r.offset.empty() && i < end; ++i) s.risk[i] += r.offset[i];
    for (std::size_t i = from; i < end; ++i)
      if (r.event[i] != 0) of_events[c] += w.row[i] * s.risk[i];
    exponentiate(s.risk.data() + from, end - from);
    for (std::size_t i = from; i < end; ++i) s.risk[i] = w.row[i] == 0 ? 0 : w.row[i] * s.risk[i];
  });
  s.log_likelihood = 0;
  for (const double part : of_events) s.log_likelihood += part;
}

/// S0 and D0, from the last event time to the first.
void sum_at_risk(const CoxRows& r, CoxSums& s) {
  s.at_risk.assign(r.times.size(), 0);
  s.dying.assign(r.times.size(), 0);
  std::size_t row = r.n, late = r.late.size();
  double      later = 0, not_yet = 0;
  for (std::size_t k = r.times.size(); k-- > 0;) {
    const EventTime& t = r.times[k];
    for (; row > t.first; --row) later += s.risk[row - 1];
    if (r.late_entry())
      for (; late > r.late_first[k]; --late) not_yet += s.risk[r.late[late - 1]];
    if (t.events == 0) {
      later = not_yet = 0;
      continue;
    }
    s.at_risk[k] = later - not_yet;
    for (std::size_t i = t.first; i < t.first + t.events; ++i) s.dying[k] += s.risk[i];
  }
}

/// The increments at one event time; its part of the log-likelihood.
double increments(std::size_t k, double events, double tied, bool efron, CoxSums& s) {
  if (!efron || tied == 1) {
    s.hazard[k] = s.own[k] = events / s.at_risk[k];
    s.square[k]            = s.hazard[k] / s.at_risk[k];
    return -events * std::log(s.at_risk[k]);
  }
  constexpr int few  = 16;  // shares, none below 1 / tied, whose product is far from vanishing
  const double  each = events / tied, share = s.dying[k] / s.at_risk[k];
  double        hazard = 0, own = 0, square = 0, cross = 0, own_square = 0, product = 1, logarithms = 0;
  for (int l = 0; l < static_cast<int>(tied); ++l) {
    const double f = l / tied, left = 1 - f * share, by = 1 / left;
    product *= left;
    if (l % few == few - 1) logarithms += std::log(std::exchange(product, 1));
    hazard += by;
    own += (1 - f) * by;
    square += by * by;
    cross += f * by * by;
    own_square += f * f * by * by;
  }
  const double once = each / s.at_risk[k], twice = once / s.at_risk[k];
  s.hazard[k]     = once * hazard;
  s.own[k]        = once * own;
  s.square[k]     = twice * square;
  s.cross[k]      = twice * cross;
  s.own_square[k] = twice * own_square;
  return -each * (logarithms + std::log(product) + tied * std::log(s.at_risk[k]));
}

}  // namespace

CoxWeights cox_weights(const CoxRows& r, std::vector<double> in_order, bool counts) {
  CoxWeights w;
  w.row = std::move(in_order);
  w.events.assign(r.times.size(), 0);
  w.tied.assign(r.times.size(), 0);
  for (std::size_t k = 0; k < r.times.size(); ++k)
    for (std::size_t i = r.times[k].first; i < r.times[k].first + r.times[k].events; ++i) {
      w.events[k] += w.row[i];
      w.tied[k] += counts ? w.row[i] : w.row[i] > 0 ? 1 : 0;
    }
  return w;
}

void cox_sums(const CoxRows& r, const CoxWeights& w, Ties ties, const Eigen::VectorXd& slopes, int threads,
              CoxSums& s) {
  sum_risks(r, w, slopes, threads, s);
  sum_at_risk(r, s);
  for (auto* sums : {&s.hazard, &s.own, &s.square, &s.cross, &s.own_square, &s.cumulative})
    sums->assign(r.times.size(), 0);
  const Chunks        chunks(r.times.size());
  std::vector<double> parts(chunks.count());
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t k = chunks.begin(c); k < chunks.end(c); ++k)
      if (w.tied[k] == 1 || (w.tied[k] > 1 && ties != Ties::exact))
        parts[c] += increments(k, w.events[k], w.tied[k], ties == Ties::efron, s);
  });
  for (const double part : parts) s.log_likelihood += part;
  for (std::size_t k = 0; k < r.times.size(); ++k)
    s.cumulative[k] = r.times[k].events == 0 ? 0 : s.cumulative[k - 1] + s.hazard[k];
}

}  // namespace nelm::cohort
