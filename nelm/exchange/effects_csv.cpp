#include "nelm/exchange/effects_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/evidence/hazard_ratio.h"
#include "nelm/exchange/effects_columns.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using evidence::EffectSize;

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string_view::npos; }

class EffectsReading {
 public:
  EffectsReading(const CsvWithFaults& csv, const EffectsAsked& asked)
      : csv_(csv.table), asked_(asked), problems_(csv.faults) {}

  Result<EffectsTable> all() && {
    auto taken = taken_columns(csv_, asked_.contrast);
    if (taken)
      taken_ = std::move(*taken);
    else
      problems_.insert(problems_.end(), taken.error().begin(), taken.error().end());
    const auto before = problems_.size();
    further_columns();
    if (taken && problems_.size() == before) rows();
    std::ranges::stable_sort(problems_, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
    if (untold_ > 0)
      problems_.push_back({.file     = std::string(csv_.file()),
                           .found    = fmt::format("{} more like these", untold_),
                           .expected = "a table without them"});
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    if (taken_.p_too) found_.taken.emplace_back("p");
    for (const CsvCell& c : csv_.header())
      if (std::ranges::find(used_, c.text) == used_.end()) found_.not_used.emplace_back(c.text);
    return std::move(found_);
  }

 private:
  void further_columns() {
    used_ = {"study"};
    if (taken_.columns != nullptr)
      for (const auto name : taken_.columns->names) {
        found_.taken.emplace_back(name);
        used_.push_back(name);
      }
    if (taken_.p_too) used_.emplace_back("p");
    for (const auto& name : asked_.moderators) moderators_.push_back(further("--moderator", name));
    if (asked_.subgroup) subgroup_ = further("--subgroup", *asked_.subgroup);
    if (asked_.cluster) cluster_ = further("--cluster", *asked_.cluster);
    if (asked_.by_year) year_ = csv_.column("year");
    if (year_) used_.emplace_back("year");
  }

  /// A column somebody names; column 0, and a problem told, where there is none.
  std::size_t further(std::string_view asked_by, const std::string& name) {
    if (const auto at = csv_.column(name)) {
      used_.push_back(csv_.header()[*at].text);
      return *at;
    }
    std::vector<std::string_view> names;
    for (const CsvCell& c : csv_.header()) names.push_back(c.text);
    problems_.push_back({.file     = std::string(asked_by),
                         .found    = fmt::format("\"{}\"", name),
                         .expected = fmt::format("a column of {}: {}{}", csv_.file(), fmt::join(names, ", "),
                                                 did_you_mean(name, names))});
    return 0;
  }

  void rows() {
    auto& table      = found_.table;
    table.kind       = taken_.kind;
    table.scale      = asked_.scale;
    table.moderators = {asked_.moderators, {}};
    const auto study = *csv_.column("study");
    for (row_ = 0; row_ < csv_.rows(); ++row_) {
      table.study.push_back(words(study, "the name of a study"));
      if (const auto size = effect()) {
        table.effects.push_back(size->effect);
        table.half_added.push_back(size->half_added ? 1 : 0);
        table.from_p.push_back(size->from_p ? 1 : 0);
      }
      for (const std::size_t column : moderators_)
        table.moderators.values.push_back(
            number(column, "a number, as a moderator is; words are for --subgroup").value_or(0));
      if (subgroup_) table.subgroup.push_back(words(*subgroup_, "the name of a group"));
      if (cluster_) table.cluster.push_back(words(*cluster_, "the name of a cluster"));
      if (year_) table.year.push_back(number(*year_, "a year, such as 2011").value_or(0));
    }
  }

  std::string_view text(std::size_t column) const { return csv_.row(row_)[column].text; }

  void tell(std::size_t column, std::string expected) {
    if (problems_.size() >= most_cells_told) {
      ++untold_;
      return;
    }
    auto found = is_blank(text(column)) ? std::string("nothing") : fmt::format("\"{}\"", text(column));
    problems_.push_back(csv_.problem(row_, column, std::move(found), std::move(expected)));
  }

  std::string words(std::size_t column, std::string_view expected) {
    if (is_blank(text(column))) tell(column, std::string(expected));
    return std::string(trimmed(text(column)));
  }

  std::optional<double> number(std::size_t column, std::string_view expected) {
    const auto read = csv_number(csv_.row(row_)[column]);
    if (!read) tell(column, std::string(expected));
    return read;
  }

  /// The numbers of the set taken, in its order; none if one of them is no number.
  template <std::size_t count>
  std::optional<std::array<double, count>> numbers() {
    std::array<double, count> all{};
    bool                      whole = true;
    for (std::size_t i = 0; i < count; ++i) {
      const auto one = number(taken_.places[i], "a number, such as 12.5");
      whole          = whole && one;
      all[i]         = one.value_or(0);
    }
    return whole ? std::optional(all) : std::nullopt;
  }

  std::optional<EffectSize> effect() {
    switch (taken_.columns->from) {
      case EffectsFrom::estimate_variance: return estimated(false);
      case EffectsFrom::estimate_se:       return estimated(true);
      case EffectsFrom::two_arms:          return of_two_arms();
      case EffectsFrom::two_means:         return of_two_means();
      case EffectsFrom::hazard_interval:   return of_interval();
      case EffectsFrom::hazard_p:          return of_p(taken_.places[1]);
      case EffectsFrom::share:             return of_share();
      case EffectsFrom::rate:              break;
    }
    const auto n = numbers<2>();
    return n ? kept(evidence::log_rate((*n)[0], (*n)[1])) : std::nullopt;
  }

  std::optional<EffectSize> estimated(bool by_se) {
    const auto n = numbers<2>();
    if (!n) return {};
    const double error    = (*n)[1];
    const double variance = by_se ? error * error : error;
    if (error > 0 && variance > 0 && std::isfinite(variance)) return EffectSize{{(*n)[0], variance}};
    tell(taken_.places[1], by_se ? "a standard error above 0" : "a variance above 0");
    return {};
  }

  std::optional<EffectSize> of_two_arms() {
    const auto n = numbers<4>();
    if (!n) return {};
    const evidence::TwoArms arms{(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
    found_.table.arms.push_back(arms);
    return kept(evidence::contrast(arms, *contrast_of(taken_.kind)));
  }

  std::optional<EffectSize> of_two_means() {
    const auto n = numbers<6>();
    if (!n) return {};
    return kept(evidence::contrast(evidence::ArmMean{(*n)[0], (*n)[1], (*n)[2]},
                                   evidence::ArmMean{(*n)[3], (*n)[4], (*n)[5]}, *mean_contrast_of(taken_.kind)));
  }

  std::optional<EffectSize> of_share() {
    const auto n = numbers<2>();
    if (!n) return {};
    found_.table.counts.push_back({(*n)[0], (*n)[1]});
    return kept(evidence::proportion(found_.table.counts.back(), asked_.scale));
  }

  /// Of a row without an interval by its P, where there is such a column.
  std::optional<EffectSize> of_interval() {
    const bool no_interval = is_blank(text(taken_.places[1])) && is_blank(text(taken_.places[2]));
    if (taken_.p_too && no_interval) return of_p(taken_.places[3]);
    const auto n = numbers<3>();
    if (!n) return {};
    const auto [ratio, low, high] = *n;
    const auto size               = kept(evidence::log_hazard_ratio(evidence::HazardRatio{ratio, {low, high}}));
    if (size && evidence::from_the_middle(ratio, {low, high}).more_than_rounding()) {
      const CsvCell& cell = csv_.row(row_)[taken_.places[0]];
      found_.table.off_middle.push_back(
          fmt::format("{}:{}:{}: {} ({} to {})", csv_.file(), cell.line, cell.column, ratio, low, high));
    }
    return size;
  }

  std::optional<EffectSize> of_p(std::size_t column) {
    const auto ratio = number(taken_.places[0], "a hazard ratio above 0");
    const auto p     = csv_number(csv_.row(row_)[column]);
    if (!p) tell(column, "an exact two-sided P value, such as 0.034; from a bound on P no standard error follows");
    return ratio && p ? kept(evidence::log_hazard_ratio(*ratio, {*p})) : std::nullopt;
  }

  /// What keeps numbers from being computed with is told at the cells they stand in.
  std::optional<EffectSize> kept(Result<EffectSize> size) {
    if (size) {
      const auto& [estimate, variance] = size->effect;
      if (std::isfinite(estimate) && std::isfinite(variance) && variance > 0) return *size;
      tell(taken_.places[0], "numbers of which an effect and its variance can be computed");
      return {};
    }
    for (const Problem& p : size.error()) tell(place_of_field(p.field), p.expected);
    return {};
  }

  std::size_t place_of_field(std::string_view field) const {
    constexpr std::pair<std::string_view, std::string_view> renamed[] = {
        {"total", "n"},  {"total_1", "n_1"},      {"total_2", "n_2"},
        {"ratio", "hr"}, {"interval.low", "low"}, {"interval.high", "high"}};
    for (const auto& [theirs, ours] : renamed)
      if (field == theirs) field = ours;
    return csv_.column(field).value_or(taken_.places[0]);
  }

  const CsvTable&               csv_;
  const EffectsAsked&           asked_;
  TakenColumns                  taken_;
  std::vector<std::size_t>      moderators_;
  std::optional<std::size_t>    subgroup_, cluster_, year_;
  std::vector<std::string_view> used_;
  std::size_t                   row_ = 0, untold_ = 0;
  EffectsTable                  found_;
  Problems                      problems_;
};

}  // namespace

Result<EffectsTable> read_effects(const Source& source, const EffectsAsked& asked) {
  const auto csv = csv_with_faults(source);
  if (!csv) return tl::unexpected(csv.error());
  return EffectsReading(*csv, asked).all();
}

}  // namespace nelm::exchange
