#include "nelm/literature/judged_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/evidence/hazard_ratio.h"
#include "nelm/evidence/leave_one_out.h"
#include "nelm/literature/outcomes.h"

namespace nelm::literature {

namespace {

using evidence::Effect;
using evidence::EffectSize;
using evidence::Interval;
using evidence::Pooled;

constexpr double percent = 100;

constexpr std::array<std::string_view, caveats> caveat_ids{"one-study",   "unmatched",        "few",
                                                           "proportions", "overlap-probable", "time-zero-usual",
                                                           "censoring",   "half-added",       "from-p"};

bool is_share(const PoolRow& row) { return row.result->measure == Measure::share; }

/// Survivors are the whole number nearest to the share of n: what a curve's share would be had nobody been lost.
void count(PooledRow& into) {
  const StudyResult& r = *into.row.result;
  into.total           = r.of ? *r.of : *r.n;
  into.events          = r.events ? *r.events : std::round(*r.value / percent * into.total);
}

Result<EffectSize> size_of(const PooledRow& row, const PoolModel& with) {
  const StudyResult& r = *row.row.result;
  if (is_share(row.row)) return evidence::proportion({row.events, row.total}, with.scale);
  if (r.bounds.kind == Bounds::Kind::ci) return evidence::log_hazard_ratio({*r.value, {r.bounds.low, r.bounds.high}});
  return evidence::log_hazard_ratio(*r.value, {*r.exact_p});
}

std::vector<Effect> effects_of(const std::vector<PooledRow>& rows, const std::vector<std::string>& without = {}) {
  std::vector<Effect> all;
  for (const PooledRow& r : rows)
    if (std::ranges::find(without, r.row.study->id) == without.end()) all.push_back(r.size.effect);
  return all;
}

/// What is to be said beside a pool.
class Besides {
 public:
  Besides(const Literature& l, JudgedPool& pool) : literature_(l), pool_(pool) {}

  void all() {
    overlap_probable();
    one_study();
    unmatched();
    time_zero();
    count_of(Caveat::half_added, &EffectSize::half_added, "an arm of none or of all: a half was added to both counts");
    count_of(Caveat::from_p, &EffectSize::from_p, "the standard error follows from the P value printed");
    const bool shares = std::ranges::all_of(pool_.rows, [](const PooledRow& r) { return is_share(r.row); });
    if (shares) {
      say(Caveat::censoring,
          "events are the shares printed, times n: patients lost to follow-up count as followed, so that every "
          "interval is "
          "too narrow");
      say(Caveat::proportions,
          "no test of asymmetry: the standard error of a share depends on the share, which looks like small-study "
          "effects");
    }
    constexpr std::size_t few = 10;
    if (pool_.rows.size() < few)
      say(Caveat::few,
          fmt::format("{} studies: too few to test for asymmetry (fewer than {})", pool_.rows.size(), few));
  }

 private:
  void say(Caveat is, std::string says) { pool_.beside.push_back({is, std::move(says), {}, {}}); }

  /// With the pool made again without some studies, if two are left.
  void say_without(Caveat is, std::string says, std::vector<std::string> without) {
    Beside     b{is, std::move(says), {}, {}};
    const auto left = effects_of(pool_.rows, without);
    if (!left.empty() && left.size() < pool_.rows.size()) {
      if (auto again = evidence::pool(left, pool_.model.model)) {
        b.pooled  = std::move(*again);
        b.without = std::move(without);
      }
    }
    pool_.beside.push_back(std::move(b));
  }

  /// Of two that may share patients the one with fewer gives way; of ratios, whose patients are not counted, the less precise.
  static bool fewer(const PooledRow& a, const PooledRow& b) {
    return a.total != b.total ? a.total < b.total : a.size.effect.variance > b.size.effect.variance;
  }

  void overlap_probable() {
    for (const Sure sure : {Sure::probable, Sure::possible}) {
      std::vector<std::string> without, pairs;
      for (std::size_t i = 0; i < pool_.rows.size(); ++i)
        for (std::size_t j = i + 1; j < pool_.rows.size(); ++j) {
          const auto &   a = pool_.rows[i], &b = pool_.rows[j];
          const Overlap* o = overlap_between(literature_, a.row.study->id, b.row.study->id);
          if (o == nullptr || o->sure != sure) continue;
          const auto &less = fewer(a, b) ? a : b, &more = fewer(a, b) ? b : a;
          pairs.push_back(
              fmt::format("{} among {} ({})", short_name(*less.row.study), short_name(*more.row.study), o->why));
          if (std::ranges::find(without, less.row.study->id) == without.end()) without.push_back(less.row.study->id);
        }
      if (pairs.empty()) continue;
      say_without(Caveat::overlap_probable,
                  fmt::format("patients may be counted twice, {}: {}", sure == Sure::probable ? "probably" : "possibly",
                              fmt::join(pairs, "; ")),
                  std::move(without));
    }
  }

  void one_study() {
    if (pool_.rows.size() < 2) return;
    constexpr double half   = 50;
    const auto       others = evidence::leave_one_out(effects_of(pool_.rows), pool_.model.model);
    for (std::size_t i = 0; i < pool_.rows.size(); ++i) {
      const auto& study = *pool_.rows[i].row.study;
      const bool  heavy = pool_.pooled->weights[i] > half;
      const bool  alone = others && pool_.rows.size() > 2 && pool_.pooled->heterogeneity.tau2 > 0 &&
                         (*others)[i].heterogeneity.tau2 == 0;
      if (heavy)
        say_without(Caveat::one_study,
                    fmt::format("{} carries {:.0f} % of the weight", short_name(study), pool_.pooled->weights[i]),
                    {study.id});
      else if (alone)
        say_without(Caveat::one_study,
                    fmt::format("{} alone makes the studies differ: without it tau2 is 0", short_name(study)),
                    {study.id});
    }
  }

  void unmatched() {
    std::vector<std::string> names;
    for (const PooledRow& r : pool_.rows) {
      if (unit_of(r.row.result->measure) == Unit::ratio && design_of(r.row) != Design::matched)
        names.push_back(name(r.row));
    }
    if (!names.empty()) say(Caveat::unmatched, fmt::format("the arms were not matched: {}", fmt::join(names, ", ")));
  }

  void time_zero() {
    std::vector<std::string> names;
    for (const PooledRow& r : pool_.rows)
      if (r.row.result->time_zero == TimeZero::not_stated) names.push_back(name(r.row));
    if (names.empty()) return;
    say(Caveat::time_zero, fmt::format("time zero is not stated and taken as {}: {}",
                                       name(counts_from(*pool_.rows.front().row.result)), fmt::join(names, ", ")));
  }

  void count_of(Caveat is, bool EffectSize::* was, std::string_view says) {
    std::vector<std::string> names;
    for (const PooledRow& r : pool_.rows)
      if (r.size.*was) names.push_back(name(r.row));
    if (!names.empty()) say(is, fmt::format("{}: {}", says, fmt::join(names, ", ")));
  }

  const Literature& literature_;
  JudgedPool&       pool_;
};

/// Nothing is left to be pooled: what stays aside is the reason.
std::vector<Refused> nothing_left(const std::vector<SetAside>& aside) {
  std::vector<Refused> all;
  for (std::size_t i = 0; i < refusals; ++i) {
    Refused r{static_cast<Refusal>(i), {}};
    for (const SetAside& a : aside)
      if (a.why == r.why) r.says.push_back(a.says);
    if (!r.says.empty()) all.push_back(std::move(r));
  }
  return all;
}

/// Whether a number can be made of a row at all.
bool has_a_number(const PoolRow& row) {
  const StudyResult& r = *row.result;
  if (!r.value) return false;
  if (is_share(row)) return r.n || r.of;
  return (unit_of(r.measure) == Unit::ratio || r.measure == Measure::median) &&
         (r.bounds.kind == Bounds::Kind::ci || r.exact_p);
}

}  // namespace

std::string_view id_of(Caveat c) { return caveat_ids[static_cast<std::size_t>(c)]; }

std::vector<double> JudgedPool::totals() const {
  std::vector<double> all;
  for (const PooledRow& r : rows) all.push_back(r.total);
  return all;
}

double JudgedPool::read(double effect) const {
  if (question.measure != Measure::share) return std::exp(effect);
  const auto n = totals();
  return percent * evidence::back_to_proportion(effect, model.scale, n.empty() ? 1 : evidence::harmonic_mean(n));
}

Interval JudgedPool::read(Interval i) const { return {read(i.low), read(i.high)}; }

Result<JudgedPool> judged_pool(const Literature& l, const board::Knowledge& k, const PoolQuestion& q,
                               const PoolModel& with) {
  auto       found = rows_for(l, q);
  JudgedPool pool{.question = q,
                  .model    = with,
                  .rows     = {},
                  .aside    = std::move(found.aside),
                  .refused  = {},
                  .pooled   = {},
                  .beside   = {}};
  pool.refused = found.rows.empty() ? nothing_left(pool.aside) : refused(l, k, found.rows);
  for (const PoolRow& row : found.rows) {
    PooledRow one{.row = row};
    if (!has_a_number(row)) continue;
    if (is_share(row)) count(one);
    auto size = size_of(one, with);
    if (!size) return tl::unexpected(size.error());
    one.size           = *size;
    const double reach = evidence::normal_quantile((1 + with.model.level) / 2) * std::sqrt(one.size.effect.variance);
    one.interval       = {one.size.effect.estimate - reach, one.size.effect.estimate + reach};
    pool.rows.push_back(std::move(one));
  }
  if (pool.rows.empty() || (!pool.refused.empty() && !q.as_printed)) return pool;
  auto pooled = evidence::pool(effects_of(pool.rows), with.model);
  if (!pooled) return tl::unexpected(pooled.error());
  pool.pooled = std::move(*pooled);
  Besides(l, pool).all();
  return pool;
}

}  // namespace nelm::literature
