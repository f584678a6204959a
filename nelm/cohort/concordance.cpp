#include "nelm/cohort/concordance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "nelm/cohort/cox_fitted.h"
#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/large_vector.h"
#include "nelm/cohort/pair_weights.h"
#include "nelm/cohort/rank_tree.h"
#include "nelm/cohort/ranks.h"

namespace nelm::cohort {

namespace {

constexpr std::size_t rows_ahead = 12;  // rows ahead whose ranks are fetched

/// What a row's pairs are worth together, its own weight left out: lead is of the concordant less the discordant.
struct RowPairs {
  double lead = 0, pairs = 0;
};

struct StratumCounts {
  double concordant = 0, discordant = 0, tied_marker = 0, tied_time = 0, tied_both = 0;
};

/// The pairs of one stratum, seen from the patient with the event (`events`) and from the other (`others`).
class StratumPairs {
 public:
  StratumPairs(const CoxRows& rows, std::size_t place, const Ranks& marker, const std::vector<double>& weight_of_time)
      : r(rows),
        s(rows.strata[place]),
        ranked(marker),
        time_weight(weight_of_time),
        end_of_times(rows.end_of_times(place)) {}

  /// From the last event time to the first, with a tree of the weights at risk.
  StratumCounts events(LargeVector<RowPairs>& found) const {
    StratumCounts       counts;
    RankTree            at_risk(ranked.distinct);
    std::vector<double> tied(ranked.distinct);
    for (std::size_t k = end_of_times; k-- > s.first_time + 1;) {
      const std::size_t first = r.times[k].first, last = first + r.times[k].events;
      for (std::size_t i = first_behind(k); i-- > last;) {
        at_risk.soon(rank(i - std::min(rows_ahead, i - s.first_row)));
        at_risk.add(rank(i), r.weight[i]);
      }
      for_late(k, [&](std::size_t i) { at_risk.add(rank(i), -r.weight[i]); });
      for (std::size_t i = last; i-- > first;) {
        at_risk.soon(rank(i - std::min(rows_ahead, i - s.first_row)));
        if (time_weight[k] > 0) count_event(i, time_weight[k], at_risk, counts, found[i]);
      }
      if (time_weight[k] > 0) count_ties(first, last, time_weight[k], tied, counts);
      for (std::size_t i = last; i-- > first;) at_risk.add(rank(i), r.weight[i]);
    }
    return counts;
  }

  /// From the first event time to the last, with a tree of the weights of events so far.
  void others(LargeVector<RowPairs>& found) const {
    RankTree   before(ranked.distinct);
    const auto add = [&](std::size_t i, double sign) {
      const double equal = before.at(rank(i)), below = before.below(rank(i));
      found[i].lead += sign * (before.total() - equal - 2 * below);
      found[i].pairs += sign * before.total();
    };
    for (std::size_t k = s.first_time + 1; k < end_of_times; ++k) {
      const std::size_t first = r.times[k].first, last = first + r.times[k].events, end = first_behind(k);
      const auto        fetch = [&](std::size_t i) { before.soon(rank(std::min(i + rows_ahead, last_row()))); };
      for (std::size_t i = first; i < last; ++i) {
        fetch(i);
        add(i, 1);
      }
      for (std::size_t i = first; i < last; ++i)
        if (time_weight[k] > 0) before.add(rank(i), r.weight[i] * time_weight[k]);
      for (std::size_t i = last; i < end; ++i) {
        fetch(i);
        add(i, 1);
      }
      for_late(k, [&](std::size_t i) { add(i, -1); });
    }
  }

 private:
  std::uint32_t rank(std::size_t i) const { return ranked.rank[i - s.first_row]; }
  std::size_t   last_row() const { return s.first_row + s.rows - 1; }
  std::size_t first_behind(std::size_t k) const { return k + 1 < end_of_times ? r.times[k + 1].first : last_row() + 1; }

  /// The rows that enter at the event time or later, and before the next one.
  template <class Each>
  void for_late(std::size_t k, const Each& each) const {
    if (!r.late_entry()) return;
    const std::size_t end = k + 1 < r.times.size() ? r.late_first[k + 1] : r.late.size();
    for (std::size_t i = r.late_first[k]; i < end; ++i) each(r.late[i]);
  }

  void count_event(std::size_t i, double weight, const RankTree& at_risk, StratumCounts& counts, RowPairs& of) const {
    const double equal = at_risk.at(rank(i)), below = at_risk.below(rank(i)), above = at_risk.total() - equal - below;
    const double each = r.weight[i] * weight;
    counts.concordant += each * below;
    counts.discordant += each * above;
    counts.tied_marker += each * equal;
    of.lead  = weight * (below - above);
    of.pairs = weight * at_risk.total();
  }

  /// Pairs of events at once.
  void count_ties(std::size_t first, std::size_t last, double weight, std::vector<double>& tied,
                  StratumCounts& counts) const {
    if (last - first < 2) return;
    double earlier = 0, pairs = 0, both = 0;
    for (std::size_t i = first; i < last; ++i) {
      double& alike = tied[rank(i)];
      both += alike * r.weight[i];
      pairs += (earlier - alike) * r.weight[i];
      alike += r.weight[i];
      earlier += r.weight[i];
    }
    for (std::size_t i = first; i < last; ++i) tied[rank(i)] = 0;
    counts.tied_time += weight * pairs;
    counts.tied_both += weight * both;
  }

  const CoxRows&             r;
  const CoxRows::Stratum&    s;
  const Ranks&               ranked;
  const std::vector<double>& time_weight;
  std::size_t                end_of_times;
};

/// The sum of squares of what each row, or cluster, takes from c if it goes. Of clusters in an order of their own.
double squared_influence(const CoxRows& r, std::vector<double>& influence) {
  if (!r.cluster.empty()) {
    std::vector<double> clusters(static_cast<std::size_t>(*std::ranges::max_element(r.cluster)) + 1);
    for (std::size_t i = 0; i < r.n; ++i) clusters[static_cast<std::size_t>(r.cluster[i])] += influence[i];
    std::ranges::sort(clusters);
    influence.swap(clusters);
  }
  double sum = 0;
  for (const double v : influence) sum += v * v;
  return sum;
}

/// `marker`: of each row, in the rows' order; the higher, the earlier.
Concordance concordance_of(const CoxRows& r, std::span<const double> marker, const ConcordanceModel& model) {
  const std::size_t          strata = r.strata.size();
  std::vector<double>        time_weight(r.times.size());
  std::vector<Ranks>         ranked(strata);
  std::vector<StratumCounts> counts(strata);
  LargeVector<RowPairs>      events(r.n), others(r.n);
  share(strata, model.threads, [&](std::size_t s) {
    pair_weights(r, s, model, time_weight);
    ranked[s] = ranks(marker.subspan(r.strata[s].first_row, r.strata[s].rows), strata == 1 ? model.threads : 1);
  });
  share(2 * strata, model.threads, [&](std::size_t task) {
    const std::size_t  s = task / 2;
    const StratumPairs pairs(r, s, ranked[s], time_weight);
    task % 2 == 0 ? void(counts[s] = pairs.events(events)) : pairs.others(others);
  });

  Concordance found;
  for (const auto& c : counts) {
    found.concordant += c.concordant;
    found.discordant += c.discordant;
    found.tied_marker += c.tied_marker;
    found.tied_time += c.tied_time;
    found.tied_both += c.tied_both;
  }
  const double pairs = found.concordant + found.discordant + found.tied_marker;
  const double lead  = (found.concordant - found.discordant) / pairs;  // Somers' d
  found.c            = (lead + 1) / 2;
  std::vector<double> influence(r.n);
  const Chunks        chunks(r.n);
  share(chunks.count(), hands_for(r.n, model.threads), [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i)
      influence[i] =
          r.weight[i] * ((events[i].lead + others[i].lead) - lead * (events[i].pairs + others[i].pairs)) / (2 * pairs);
  });
  found.standard_error = std::sqrt(squared_influence(r, influence));
  if (!model.lives_longer) return found;
  std::swap(found.concordant, found.discordant);
  found.c = (1 - lead) / 2;
  return found;
}

Problems problems_of_weights(const CoxRows& r, const ConcordanceModel& model) {
  const bool by_g = model.weight == PairWeight::over_g_squared || model.weight == PairWeight::survival_over_g;
  if (!by_g || !r.late_entry()) return {};
  Problem p;
  p.field    = "weight";
  p.found    = "a weight by who is still observed, where patients enter late";
  p.expected = "weights without G";
  return {p};
}

}  // namespace

Result<Concordance> concordance(const FollowUp& f, std::span<const double> marker, const ConcordanceModel& model) {
  const Eigen::MatrixXd x = Eigen::Map<const Eigen::VectorXd>(marker.data(), static_cast<Eigen::Index>(marker.size()));
  return cox_rows(f, x, {"marker"}, {}, model.threads).and_then([&](const CoxRows& r) -> Result<Concordance> {
    if (auto problems = problems_of_weights(r, model); !problems.empty()) return tl::unexpected(std::move(problems));
    std::vector<double> in_order(r.n);
    const Chunks        chunks(r.n);
    share(chunks.count(), hands_for(r.n, model.threads), [&](std::size_t c) {
      for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) in_order[i] = marker[r.row[i]];
    });
    return concordance_of(r, in_order, model);
  });
}

Result<Concordance> concordance(const CoxRows& r, const CoxFit& fit, const ConcordanceModel& model) {
  if (auto problems = problems_of_weights(r, model); !problems.empty()) return tl::unexpected(std::move(problems));
  Eigen::VectorXd slopes                      = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(padded(r.p)));
  slopes.head(static_cast<Eigen::Index>(r.p)) = scaled_slopes(r, fit);
  std::vector<double> predictor(r.n);
  const Chunks        chunks(r.n);
  share(chunks.count(), model.threads, [&](std::size_t c) {
    const std::size_t from = chunks.begin(c), count = chunks.end(c) - from;
    multiply_rows(r.x.data() + from * r.p, slopes.data(), count, r.p, predictor.data() + from);
    if (r.offset.empty()) return;
    for (std::size_t i = from; i < from + count; ++i) predictor[i] += r.offset[i];
  });
  ConcordanceModel of_risk = model;
  of_risk.lives_longer     = false;
  return concordance_of(r, predictor, of_risk);
}

}  // namespace nelm::cohort
