#include "nelm/literature/pool_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nelm::literature {

namespace {

// In the order of Refusal.
constexpr std::array<RefusalRow, refusals> refusal_rows{{
    {"overlap", "the same patients would be counted twice", "one of the two left out, or patients told apart by study"},
    {"endpoint", "they do not count the same event", "results of one endpoint from each study"},
    {"time-zero", "they count from different days", "results that count from the same day"},
    {"horizon", "they are of different times", "results at one time after time zero"},
    {"treatment", "they are of different treatments", "results of one treatment, as --option has them"},
    {"comparator", "they are not compared with the same", "results against one comparator"},
    {"population", "no patient could be in both", "results of patients of one kind"},
    {"measure", "they are different measures", "results of one measure, as --measure has them"},
    {"unit", "they are of different things", "results of patients, or of lesions, alone"},
    {"denominator", "of how many patients it is, is not known", "the number of patients at risk, from the paper"},
    {"range-as-interval", "its bounds are a range, not a confidence interval",
     "a standard error or a confidence interval"},
    {"no-error", "it has no standard error", "a standard error, a confidence interval or an exact P value"},
    {"review-of-its-rows", "the review holds the study already", "the review left out, or the studies it holds"},
}};

bool among(const std::vector<std::string>& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

bool answers(const StudyResult& r, const PoolQuestion& q) {
  const bool of_option = !q.option || (options_of(r.arm) & board::bit(*q.option)) != 0;
  const bool of_end    = q.endpoints.empty() || std::ranges::find(q.endpoints, r.endpoint) != q.endpoints.end();
  const bool of_arms   = !q.contrast || !r.against.empty();
  return of_option && of_end && of_arms && r.measure == q.measure && (!q.months || r.months == q.months);
}

constexpr std::string_view begins_at_0 = "its interval begins at 0, which has no logarithm to pool it on";

bool no_logarithm(const StudyResult& r) { return r.bounds.kind == Bounds::Kind::ci && !(r.bounds.low > 0); }

/// Rows of one study: first those of all its patients, then those that count as usual.
void best_first(std::vector<PoolRow>& rows) {
  std::ranges::stable_sort(rows, {}, [](const PoolRow& r) {
    return std::tuple(!r.result->group.empty(), counts_from(*r.result) != usual_time_zero(r.result->arm));
  });
}

/// Whether what is asked for is an effect against something.
bool compares(const PoolQuestion& q) {
  return q.contrast || q.measure == Measure::hazard_ratio || q.measure == Measure::odds_ratio;
}

/// Why a row gives way to another of its study.
SetAside gives_way(const PoolRow& row, const PoolRow& to) {
  if (row.result->arm != to.result->arm)
    return {row, Refusal::treatment,
            fmt::format("{} ({}) is of another treatment, {}; the study is in with {}", name(row), row.result->id,
                        name(row.result->arm), to.result->id)};
  const auto &group = row.result->group, &other = to.result->group;
  if (!group.empty() && !other.empty() && group != other)
    return {row, Refusal::population,
            fmt::format("{} ({}) is another part of the study than {}", name(row), row.result->id, to.result->id)};
  const auto from = counts_from(*row.result);
  if (from == counts_from(*to.result))
    return {row, Refusal::overlap,
            fmt::format("{} ({}): its patients are in with {}", name(row), row.result->id, to.result->id)};
  const auto counts = from == TimeZero::not_stated ? std::string("does not say from when it counts")
                      : from == TimeZero::none     ? std::string(name(from))
                                                   : fmt::format("counts from {}", name(from));
  return {row, Refusal::time_zero, fmt::format("{} {}; the study is in with {}", name(row), counts, to.result->id)};
}

/// The number a share is of, as printed or as counted.
std::optional<int> of_how_many(const StudyResult& r) { return r.n ? r.n : r.of; }

/// Whether the paper has the review's number of another event, or with another n, or with none.
std::optional<SetAside> contradicted(const PoolRow& row) {
  const StudyResult& claim = *row.result;
  if (!claim.is_claim() || claim.measure != Measure::share) return {};
  const StudyResult *of_another_event = nullptr, *of_another_n = nullptr;
  for (const StudyResult& r : row.study->results) {
    if (r.is_claim() || r.arm != claim.arm || r.measure != claim.measure || r.months != claim.months ||
        r.value != claim.value)
      continue;
    if (r.endpoint == claim.endpoint && of_how_many(r) == of_how_many(claim)) return {};
    (r.endpoint == claim.endpoint ? of_another_n : of_another_event) = &r;
  }
  if (of_another_n != nullptr) {
    const auto n_of = [](const StudyResult& r) {
      const auto n = of_how_many(r);
      return n ? fmt::format("{}", *n) : std::string("not stated");
    };
    const auto group = of_another_n->group.empty() ? std::string{} : fmt::format(" ({})", of_another_n->group);
    return SetAside{
        row, Refusal::denominator,
        fmt::format("{}: the review's n is {}, the paper's {}{}", name(row), n_of(claim), n_of(*of_another_n), group)};
  }
  if (of_another_event != nullptr)
    return SetAside{row, Refusal::endpoint,
                    fmt::format("{}: {} % is {} in the paper, not {}", name(row), *claim.value,
                                name(of_another_event->endpoint), name(claim.endpoint))};
  return {};
}

/// Parts of a study none of which is all of its patients: nelm neither picks one nor adds them up.
bool only_parts(const std::vector<PoolRow>& best_first) {
  return best_first.size() > 1 && !best_first[0].result->group.empty() &&
         best_first[0].result->group != best_first[1].result->group;
}

/// Results of one study against different things: nelm does not pick one.
bool several_comparators(const std::vector<PoolRow>& best_first) {
  const PoolRow& best = best_first.front();
  return std::ranges::any_of(best_first, [&](const PoolRow& r) {
    return r.result->group == best.result->group && r.result->comparator != best.result->comparator;
  });
}

std::vector<PoolRow> candidates(const Study& s, const PoolQuestion& q) {
  std::vector<PoolRow> claims, originals;
  for (const StudyResult& r : s.results)
    if (answers(r, q)) (r.is_claim() ? claims : originals).push_back({&s, &r});
  return q.as_printed || originals.empty() ? claims : originals;
}

PoolRows named(const Literature& l, const PoolQuestion& q) {
  PoolRows found;
  for (const auto& id : q.results)
    if (const StudyResult* r = result_of(l, id)) found.rows.push_back({study_of(l, study_id_of(id)), r});
  return found;
}

}  // namespace

const RefusalRow& row_of(Refusal r) { return refusal_rows[static_cast<std::size_t>(r)]; }

std::string name(const PoolRow& row) {
  const auto study = short_name(*row.study);
  return row.result->group.empty() ? study : fmt::format("{} ({})", study, row.result->group);
}

TimeZero counts_from(const StudyResult& r) {
  return r.time_zero == TimeZero::not_stated ? usual_time_zero(r.arm) : r.time_zero;
}

const StudyResult* compared_with(const PoolRow& row) {
  const auto& results = row.study->results;
  const auto  other   = std::ranges::find(results, row.result->against, &StudyResult::id);
  return row.result->against.empty() || other == results.end() ? nullptr : &*other;
}

std::optional<SetAside> unfit(const PoolRow& row, std::optional<evidence::Contrast> contrast) {
  const StudyResult& r     = *row.result;
  const auto         aside = [&](Refusal why, std::string_view what) {
    return SetAside{row, why, fmt::format("{}: {}", name(row), what)};
  };
  if (contrast) {
    const StudyResult* other = compared_with(row);
    if (other == nullptr) return aside(Refusal::comparator, "no result of the arm it is compared with");
    if (r.measure != Measure::share) return aside(Refusal::unit, "not a share, of which a contrast is made");
    for (const StudyResult* arm : {row.result, other})
      if (auto why = unfit({row.study, arm})) {
        if (arm == other) why->says += fmt::format(", of the other arm ({})", other->id);
        return SetAside{row, why->why, std::move(why->says)};
      }
    return {};
  }
  if (r.bounds.kind == Bounds::Kind::range && (r.measure != Measure::share || !r.n))
    return aside(Refusal::range_as_interval, "its bounds are a range");
  switch (r.measure) {
    case Measure::share:
      if (!r.value) return aside(Refusal::no_error, "no share is printed");
      if (!r.n && !r.of) return aside(Refusal::denominator, "of how many patients is not stated");
      if (r.per == Per::studies)
        return aside(Refusal::range_as_interval, "a summary over studies, not a share of patients");
      return contradicted(row);
    case Measure::hazard_ratio:
    case Measure::odds_ratio:
      if (!r.value) return aside(Refusal::no_error, "no ratio is printed");
      if (no_logarithm(r)) return aside(Refusal::no_error, begins_at_0);
      if (r.bounds.kind == Bounds::Kind::ci || r.exact_p) return {};
      return aside(Refusal::no_error, r.p.empty() ? "a ratio without interval or P"
                                                  : fmt::format("a ratio with P {} alone, which is no exact P", r.p));
    case Measure::median:
      if (r.value && no_logarithm(r)) return aside(Refusal::no_error, begins_at_0);
      if (r.value && r.bounds.kind == Bounds::Kind::ci) return {};
      return aside(Refusal::no_error, "a median without interval");
    case Measure::mean:    return aside(Refusal::no_error, "a mean of censored times");
    case Measure::longest: return aside(Refusal::no_error, "the longest of its patients");
    case Measure::count:   return aside(Refusal::no_error, "a count");
    case Measure::words:   break;
  }
  return aside(Refusal::no_error, "words, no number");
}

PoolRows rows_for(const Literature& l, const PoolQuestion& q) {
  if (!q.results.empty()) return named(l, q);
  PoolRows found;
  for (const Study& s : l.studies) {
    const bool asked = q.studies.empty() ? s.number.has_value() || q.all : among(q.studies, s.id);
    if (!asked || among(q.without, s.id)) continue;
    auto                 rows = candidates(s, q);
    std::vector<PoolRow> fit;
    best_first(rows);
    for (const PoolRow& row : rows) {
      auto why = unfit(row, q.contrast);
      // Where the question is what the review printed, or who was named, what is wrong is said of the whole.
      const bool kept = !why || (q.as_printed && row.result->value && row.result->n) || !q.studies.empty();
      if (kept)
        fit.push_back(row);
      else
        found.aside.push_back(std::move(*why));
    }
    if (fit.empty()) continue;
    if (q.studies.empty() && only_parts(fit)) {
      for (const PoolRow& row : fit)
        found.aside.push_back(
            {row, Refusal::population, fmt::format("{} is a part of the study, as others are", name(row))});
      continue;
    }
    if (compares(q) && several_comparators(fit)) {
      for (const PoolRow& row : fit)
        found.aside.push_back(
            {row, Refusal::comparator,
             fmt::format("{} ({}) is against {}, and the study has others: --result {} asks for this one", name(row),
                         row.result->id, row.result->comparator, row.result->id)});
      continue;
    }
    found.rows.push_back(fit.front());
    for (std::size_t i = 1; i < fit.size(); ++i) found.aside.push_back(gives_way(fit[i], fit.front()));
  }
  return found;
}

}  // namespace nelm::literature
