#include "nelm/literature/caveat.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "nelm/evidence/leave_one_out.h"

namespace nelm::literature {

namespace {

constexpr std::array<std::string_view, caveats> caveat_ids{
    "one-study",        "unmatched",          "few",       "proportions",  "overlap-probable",   "time-zero-usual",
    "censoring",        "half-added",         "from-p",    "several-rows", "narrower-than-wald", "off-middle",
    "impossible-share", "horizon-not-stated", "not-judged"};

}  // namespace

std::string_view id_of(Caveat c) { return caveat_ids[static_cast<std::size_t>(c)]; }

std::optional<std::string> too_few(std::size_t studies) {
  if (studies >= few_studies) return {};
  return fmt::format("{} {}: too few to test for asymmetry (fewer than {})", studies,
                     studies == 1 ? "study" : "studies", few_studies);
}

std::string of_rows(std::string_view says, const std::vector<std::string>& names) {
  constexpr std::size_t most_named = 10;
  if (names.size() <= most_named) return fmt::format("{}: {}", says, fmt::join(names, ", "));
  return fmt::format("{}: {} and {} others", says, fmt::join(names.begin(), names.begin() + most_named, ", "),
                     names.size() - most_named);
}

bool narrower_than_wald(const evidence::Pooled& pooled, const evidence::Model& model) {
  if (model.test != evidence::Test::knapp_hartung || pooled.k < 2) return false;
  const double theirs = numerics::critical(model.level, pooled.degrees) * std::sqrt(pooled.s2w);
  return theirs < numerics::normal_quantile((1 + model.level) / 2);
}

std::optional<Beside> said_narrower(std::span<const evidence::Effect> effects, const evidence::Pooled& pooled,
                                    const evidence::Model& model) {
  if (!narrower_than_wald(pooled, model)) return {};
  auto otherwise = model;
  otherwise.test = evidence::Test::ad_hoc;
  Beside said{Caveat::narrower_than_wald,
              "the interval is narrower than Wald's: the studies differ less than chance alone would make them, and "
              "Knapp-Hartung takes that for precision; --test adhoc does not",
              {},
              "--test adhoc",
              {}};
  if (auto again = evidence::pool(effects, otherwise)) said.pooled = std::move(*again);
  return said;
}

std::optional<std::string> impossible_shares(const evidence::Pooled& pooled, std::span<const evidence::Interval> rows,
                                             const std::function<std::string(std::size_t)>& name) {
  const auto               beyond = [](const evidence::Interval& i) { return i.low < 0 || i.high > 1; };
  std::vector<std::string> names;
  if (pooled.prediction && beyond(*pooled.prediction)) names.emplace_back("the prediction interval");
  if (beyond(pooled.interval)) names.emplace_back("the summary");
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (beyond(rows[i])) names.push_back(name(i));
  if (names.empty()) return {};
  return of_rows(
      "untransformed, intervals reach below 0 or above 100 %, where no share lies (--scale logit has none such)",
      names);
}

std::vector<Lone> lone_rows(std::span<const evidence::Effect> effects, const evidence::Pooled& pooled,
                            const evidence::Model& model, const std::function<std::string(std::size_t)>& name) {
  constexpr double  half = 50;
  std::vector<Lone> found;
  if (effects.size() < 2) return found;
  const bool each = effects.size() > 2 && effects.size() <= most_one_by_one && pooled.heterogeneity.tau2 > 0 &&
                    pooled.heterogeneity.i2 >= least_i2_shown;
  const auto others = each ? evidence::leave_one_out(effects, model) : Result<std::vector<evidence::Pooled>>{};
  for (std::size_t i = 0; i < effects.size(); ++i)
    if (pooled.weights[i] > half)
      found.push_back({i, fmt::format("{} carries {:.0f} % of the weight", name(i), pooled.weights[i])});
    else if (each && others && (*others)[i].heterogeneity.tau2 == 0)
      found.push_back({i, fmt::format("{} alone makes the studies differ: without it tau2 is 0", name(i))});
  return found;
}

}  // namespace nelm::literature
