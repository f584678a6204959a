#include "nelm/exchange/effects_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using evidence::EffectKind;
using Names = std::span<const std::string_view>;

constexpr std::string_view estimate_variance_columns[] = {"estimate", "variance"};
constexpr std::string_view estimate_se_columns[]       = {"estimate", "se"};
constexpr std::string_view two_arms_columns[]          = {"events_1", "n_1", "events_2", "n_2"};
constexpr std::string_view two_means_columns[]         = {"mean_1", "sd_1", "n_1", "mean_2", "sd_2", "n_2"};
constexpr std::string_view hazard_interval_columns[]   = {"hr", "low", "high"};
constexpr std::string_view hazard_p_columns[]          = {"hr", "p"};
constexpr std::string_view share_columns[]             = {"events", "n"};
constexpr std::string_view rate_columns[]              = {"events", "time"};

constexpr EffectKind any_estimate[] = {EffectKind::as_given,
                                       EffectKind::odds_ratio,
                                       EffectKind::risk_ratio,
                                       EffectKind::risk_difference,
                                       EffectKind::peto,
                                       EffectKind::mean_difference,
                                       EffectKind::standardised_difference,
                                       EffectKind::ratio_of_means,
                                       EffectKind::hazard_ratio,
                                       EffectKind::rate};
constexpr EffectKind of_counts[]    = {EffectKind::odds_ratio, EffectKind::risk_ratio, EffectKind::risk_difference,
                                       EffectKind::peto};
constexpr EffectKind of_means[]     = {EffectKind::mean_difference, EffectKind::standardised_difference,
                                       EffectKind::ratio_of_means};
constexpr EffectKind of_hazard[]    = {EffectKind::hazard_ratio};
constexpr EffectKind of_share[]     = {EffectKind::share};
constexpr EffectKind of_rate[]      = {EffectKind::rate};

constexpr EffectsColumns all_columns[] = {
    {EffectsFrom::estimate_variance, estimate_variance_columns, any_estimate, false},
    {EffectsFrom::estimate_se, estimate_se_columns, any_estimate, false},
    {EffectsFrom::two_arms, two_arms_columns, of_counts, true},
    {EffectsFrom::two_means, two_means_columns, of_means, true},
    {EffectsFrom::hazard_interval, hazard_interval_columns, of_hazard, false},
    {EffectsFrom::hazard_p, hazard_p_columns, of_hazard, false},
    {EffectsFrom::share, share_columns, of_share, false},
    {EffectsFrom::rate, rate_columns, of_rate, false},
};

std::string names_joined(Names names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::string words_of(std::span<const EffectKind> kinds) {
  std::vector<std::string_view> words;
  for (const EffectKind kind : kinds)
    if (!row_of(kind).word.empty()) words.push_back(row_of(kind).word);
  return fmt::format("{}", fmt::join(words, ", "));
}

bool is_known(std::string_view name) {
  const auto has = [&](const EffectsColumns& c) { return std::ranges::find(c.names, name) != c.names.end(); };
  return name == "study" || std::ranges::any_of(all_columns, has);
}

/// The column whose name is a misspelt `name`; none if there is none.
std::optional<std::size_t> misspelt(const CsvTable& table, std::string_view name) {
  const std::string_view only[] = {name};
  for (std::size_t i = 0; i < table.header().size(); ++i)
    if (!is_known(table.header()[i].text) && nearest(table.header()[i].text, only)) return i;
  return {};
}

bool complete(const CsvTable& table, const EffectsColumns& set) {
  return std::ranges::all_of(set.names, [&](std::string_view name) { return table.column(name).has_value(); });
}

Problem in_header(const CsvTable& table, std::size_t column, std::string field, std::string found,
                  std::string expected) {
  const CsvCell& at = table.header()[column];
  return {.file     = std::string(table.file()),
          .line     = at.line,
          .column   = at.column,
          .field    = std::move(field),
          .found    = std::move(found),
          .expected = std::move(expected)};
}

/// What of the set that is nearest to being there is missing.
Problems what_is_missing(const CsvTable& table) {
  const EffectsColumns* best = nullptr;
  std::size_t           most = 0, lacks = 0;
  for (const EffectsColumns& set : all_columns) {
    const auto        there = [&](std::string_view n) { return table.column(n) || misspelt(table, n); };
    const std::size_t has   = static_cast<std::size_t>(std::ranges::count_if(set.names, there));
    if (has > most || (has == most && has > 0 && set.names.size() - has < lacks))
      best = &set, most = has, lacks = set.names.size() - has;
  }
  Problems problems;
  if (best == nullptr) {
    std::vector<std::string> sets;
    for (const EffectsColumns& set : all_columns) sets.push_back(names_joined(set.names));
    problems.push_back(
        in_header(table, 0, {}, "no columns of effects", fmt::format("those of one kind: {}", fmt::join(sets, "; "))));
    return problems;
  }
  for (const std::string_view name : best->names) {
    if (table.column(name)) continue;
    const std::string_view only[] = {name};
    if (const auto at = misspelt(table, name))
      problems.push_back(
          in_header(table, *at, std::string(table.header()[*at].text), "an unknown column",
                    fmt::format("{}{}", names_joined(best->names), did_you_mean(table.header()[*at].text, only))));
    else
      problems.push_back(in_header(table, 0, std::string(name), "nothing",
                                   fmt::format("a column {} of {}", name, names_joined(best->names))));
  }
  return problems;
}

/// Both columns of an interval and one of P are no two kinds: each row has what it has.
bool is_interval_and_p(const std::vector<const EffectsColumns*>& sets) {
  return sets.size() == 2 && sets[0]->from == EffectsFrom::hazard_interval && sets[1]->from == EffectsFrom::hazard_p;
}

Problem in_switch(std::string found, std::string expected) {
  return {.file = "--contrast", .found = std::move(found), .expected = std::move(expected)};
}

}  // namespace

Result<TakenColumns> taken_columns(const CsvTable& table, std::string_view asked) {
  Problems problems;
  if (!table.column("study")) {
    const auto at = misspelt(table, "study");
    problems.push_back(at ? in_header(table, *at, std::string(table.header()[*at].text), "an unknown column",
                                      "a column study, did you mean study?")
                          : in_header(table, 0, "study", "nothing", "a column study"));
  }
  std::vector<const EffectsColumns*> there, fit;
  const auto                         makes = [&](const EffectsColumns& set) {
    return asked.empty() || std::ranges::any_of(set.kinds, [&](EffectKind kind) { return row_of(kind).word == asked; });
  };
  for (const EffectsColumns& set : all_columns)
    if (complete(table, set)) {
      there.push_back(&set);
      if (makes(set)) fit.push_back(&set);
    }
  if (there.empty()) {
    auto lacks = what_is_missing(table);
    problems.insert(problems.end(), std::make_move_iterator(lacks.begin()), std::make_move_iterator(lacks.end()));
  } else if (fit.empty()) {
    const auto words = words_of(there.front()->kinds);
    problems.push_back(in_switch(fmt::format("\"{}\"", asked), fmt::format("one of {}, of the columns {}", words,
                                                                           names_joined(there.front()->names))));
  } else if (fit.size() > 1 && !is_interval_and_p(fit)) {
    std::vector<std::string> sets, words;
    for (const auto* set : fit) sets.push_back(names_joined(set->names));
    problems.push_back(in_header(table, 0, {}, fmt::format("the columns of several kinds: {}", fmt::join(sets, "; ")),
                                 "those of one, or --contrast to say which"));
  } else if (fit.front()->ask && asked.empty()) {
    problems.push_back(in_switch("nothing", fmt::format("one of {}, of the columns {}", words_of(fit.front()->kinds),
                                                        names_joined(fit.front()->names))));
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  TakenColumns taken{.columns = fit.front(), .kind = fit.front()->kinds.front(), .p_too = fit.size() > 1, .places = {}};
  for (const EffectKind kind : fit.front()->kinds)
    if (!asked.empty() && row_of(kind).word == asked) taken.kind = kind;
  for (const std::string_view name : taken.columns->names) taken.places.push_back(*table.column(name));
  if (taken.p_too) taken.places.push_back(*table.column("p"));
  return taken;
}

}  // namespace nelm::exchange
