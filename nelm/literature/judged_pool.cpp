#include "nelm/literature/judged_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "nelm/evidence/hazard_ratio.h"
#include "nelm/literature/outcomes.h"

namespace nelm::literature {

namespace {

using evidence::Effect;
using evidence::EffectSize;
using evidence::Interval;
using evidence::Pooled;

constexpr double percent = 100;

bool is_share(const PoolRow& row) { return row.result->measure == Measure::share; }

/// Survivors are the whole number nearest to the share of n: what a curve's share would be had nobody been lost.
evidence::Proportion counted(const StudyResult& r) {
  const double total = r.of ? *r.of : *r.n;
  return {r.events ? *r.events : std::round(*r.value / percent * total), total};
}

void count(PooledRow& into, bool both_arms) {
  const auto first = counted(*into.row.result);
  into.events = first.events, into.total = first.total;
  if (!both_arms) return;
  const auto second = counted(*compared_with(into.row));
  into.arms         = {first.events, first.total, second.events, second.total};
}

Result<EffectSize> size_of(const PooledRow& row, const PoolModel& with, std::optional<evidence::Contrast> contrast) {
  const StudyResult& r = *row.row.result;
  if (contrast) return evidence::contrast(row.arms, *contrast);
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

/// Whether patients lost to follow-up matter to it: a share of a curve, or of what may happen at any time.
bool runs_in_time(const StudyResult& r) {
  using enum Endpoint;
  constexpr std::array in_time{os,
                               dss,
                               dfs,
                               rfs,
                               pfs,
                               liver_pfs,
                               progression,
                               liver_progression,
                               recurrence,
                               early_recurrence,
                               local_recurrence,
                               later_metastasis};
  return r.actuarial == Actuarial::yes || std::ranges::find(in_time, r.endpoint) != in_time.end();
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
    horizon();
    if (auto narrow = said_narrower(effects_of(pool_.rows), *pool_.pooled, pool_.model.model))
      pool_.beside.push_back(std::move(*narrow));
    const bool contrast = pool_.question.contrast.has_value();
    count_of(Caveat::half_added, &EffectSize::half_added, contrast ? half_to_four : half_to_both);
    off_middle();
    impossible();
    count_of(Caveat::from_p, &EffectSize::from_p, p_gave_error);
    if (std::ranges::all_of(pool_.rows, [](const PooledRow& r) { return is_share(r.row); })) {
      const bool in_time =
          std::ranges::any_of(pool_.rows, [](const PooledRow& r) { return runs_in_time(*r.row.result); });
      if (in_time)
        say(Caveat::censoring,
            "events are the shares printed, times n: patients lost to follow-up count as followed, so that every "
            "interval is too narrow");
      if (!contrast) say(Caveat::proportions, std::string(no_test_on_shares));
    }
    if (auto few = too_few(pool_.rows.size())) say(Caveat::few, std::move(*few));
  }

 private:
  void say(Caveat is, std::string says) { pool_.beside.push_back({is, std::move(says), {}, {}, {}}); }

  /// With the pool made again without some studies, if two are left.
  void say_without(Caveat is, std::string says, std::vector<std::string> without) {
    Beside     b{is, std::move(says), {}, {}, {}};
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
    const auto study = [&](std::size_t i) -> const Study& { return *pool_.rows[i].row.study; };
    for (auto& lone : lone_rows(effects_of(pool_.rows), *pool_.pooled, pool_.model.model,
                                [&](std::size_t i) { return short_name(study(i)); }))
      say_without(Caveat::one_study, std::move(lone.says), {study(lone.row).id});
  }

  void unmatched() {
    std::vector<std::string> adjusted, unsaid;
    for (const PooledRow& r : pool_.rows) {
      if (!pool_.question.contrast && unit_of(r.row.result->measure) != Unit::ratio) continue;
      const auto design = design_of(r.row);
      if (design == Design::matched || design == Design::randomised) continue;
      (design == Design::adjusted ? adjusted : unsaid).push_back(name(r.row));
    }
    if (!adjusted.empty()) say(Caveat::unmatched, of_rows("adjusted, the arms not matched", adjusted));
    if (!unsaid.empty()) say(Caveat::unmatched, of_rows("whether the arms were matched is not stated", unsaid));
  }

  /// As usual of the arm; where an arm has no usual day, as unknown.
  void time_zero() {
    std::map<std::string, std::vector<std::string>> taken;
    for (const PooledRow& r : pool_.rows) {
      if (r.row.result->time_zero != TimeZero::not_stated) continue;
      const auto usual = counts_from(*r.row.result);
      taken[usual == TimeZero::not_stated ? "time zero is not stated, and this treatment has no usual one"
                                          : fmt::format("time zero is not stated and taken as {}", name(usual))]
          .push_back(name(r.row));
    }
    for (const auto& [says, names] : taken) say(Caveat::time_zero, fmt::format("{}: {}", says, fmt::join(names, ", ")));
  }

  void impossible() {
    if (pool_.question.contrast || pool_.question.measure != Measure::share ||
        pool_.model.scale != evidence::ProportionScale::raw)
      return;
    std::vector<Interval> intervals;
    for (const PooledRow& r : pool_.rows) intervals.push_back(r.interval);
    if (auto says = impossible_shares(*pool_.pooled, intervals, [&](std::size_t i) { return name(pool_.rows[i].row); }))
      say(Caveat::impossible_share, std::move(*says));
  }

  void off_middle() {
    std::vector<std::string> names;
    for (const PooledRow& row : pool_.rows) {
      const auto& r = *row.row.result;
      if (is_share(row.row) || r.bounds.kind != Bounds::Kind::ci) continue;
      const Interval printed{r.bounds.low, r.bounds.high};
      if (!evidence::from_the_middle(*r.value, printed).more_than_rounding()) continue;
      const bool even = std::fabs(*r.value - (printed.low + printed.high) / 2) < 1e-9 * *r.value;
      names.push_back(fmt::format("{}: {} ({} to {}){}", name(row.row), *r.value, printed.low, printed.high,
                                  even ? ", even as the numbers stand" : ""));
    }
    if (!names.empty()) say(Caveat::off_middle, of_rows(not_the_middle, names));
  }

  /// Only where it is of none: of some it is refused.
  void horizon() {
    std::vector<std::string> names;
    for (const PooledRow& r : pool_.rows)
      if (is_share(r.row) && !r.row.result->months) names.push_back(name(r.row));
    if (!names.empty()) say(Caveat::horizon, of_rows("at how many months after time zero is not stated", names));
  }

  void count_of(Caveat is, bool EffectSize::* was, std::string_view says) {
    std::vector<std::string> names;
    for (const PooledRow& r : pool_.rows)
      if (r.size.*was) names.push_back(name(r.row));
    if (!names.empty()) say(is, of_rows(says, names));
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
bool has_a_number(const StudyResult& r) {
  if (!r.value) return false;
  if (r.measure == Measure::share) return (r.n || r.of) && r.per != Per::studies;
  const bool pooled_as_log = unit_of(r.measure) == Unit::ratio || r.measure == Measure::median;
  if (!pooled_as_log || *r.value <= 0) return false;
  return r.bounds.kind == Bounds::Kind::ci ? r.bounds.low > 0 : r.exact_p.has_value();
}

bool has_a_contrast(const PoolRow& row) {
  const StudyResult* other = compared_with(row);
  return is_share(row) && has_a_number(*row.result) && other != nullptr && other->measure == Measure::share &&
         has_a_number(*other);
}

/// Of shares none is made, nor of too few rows.
void not_tested(JudgedPool& pool) {
  const bool shares = pool.question.measure == Measure::share && !pool.question.contrast;
  const auto few    = too_few(pool.rows.size());
  for (const auto& analysis : pool.question.asymmetry)
    if (shares)
      pool.not_tested.push_back({analysis, Caveat::proportions, std::string(no_test_on_shares)});
    else if (few)
      pool.not_tested.push_back({analysis, Caveat::few, *few});
}

}  // namespace

double JudgedPool::patients() const {
  double all = 0;
  for (const PooledRow& r : rows) all += question.contrast ? r.arms.total_1 + r.arms.total_2 : r.total;
  return all;
}

evidence::Reading JudgedPool::reading() const {
  using As = evidence::Reading::As;
  if (question.contrast == evidence::Contrast::risk_difference) return {};
  if (question.contrast || question.measure != Measure::share) return {.as = As::ratio};
  std::vector<double> totals;
  for (const PooledRow& r : rows) totals.push_back(r.total);
  return {.as = As::per_cent, .scale = model.scale, .n = totals.empty() ? 1 : evidence::harmonic_mean(totals)};
}

Result<JudgedPool> judged_pool(const Literature& l, const board::Knowledge& k, const PoolQuestion& q,
                               const PoolModel& with) {
  auto       found = rows_for(l, q);
  JudgedPool pool{.question   = q,
                  .model      = with,
                  .rows       = {},
                  .aside      = std::move(found.aside),
                  .refused    = {},
                  .pooled     = {},
                  .beside     = {},
                  .not_tested = {}};
  pool.refused = found.rows.empty() ? nothing_left(pool.aside) : refused(l, k, found.rows, q.contrast);
  for (const PoolRow& row : found.rows) {
    PooledRow one{.row = row};
    if (q.contrast ? !has_a_contrast(row) : !has_a_number(*row.result)) continue;
    if (is_share(row)) count(one, q.contrast.has_value());
    auto size = size_of(one, with, q.contrast);
    if (!size) return tl::unexpected(size.error());
    one.size           = *size;
    const double reach = numerics::normal_quantile((1 + with.model.level) / 2) * std::sqrt(one.size.effect.variance);
    one.interval       = {one.size.effect.estimate - reach, one.size.effect.estimate + reach};
    pool.rows.push_back(one);
  }
  not_tested(pool);
  if (pool.rows.empty() || (!pool.refused.empty() && !q.as_printed)) return pool;
  auto pooled = evidence::pool(effects_of(pool.rows), with.model);
  if (!pooled) return tl::unexpected(pooled.error());
  pool.pooled = std::move(*pooled);
  Besides(l, pool).all();
  return pool;
}

}  // namespace nelm::literature
