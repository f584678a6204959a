#include "nelm/evidence/trim_and_fill.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/pooling.h"

namespace nelm::evidence {

namespace {

constexpr int most_fillings = 100;

struct Missing {
  double                count = 0;
  std::optional<double> standard_error;
};

/// The signed ranks of the distances from the centre; of equal distances the earlier has the lower rank.
std::vector<double> signed_ranks(std::span<const Effect> effects, double centre) {
  std::vector<std::size_t> order(effects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return std::fabs(effects[i].estimate - centre); });
  std::vector<double> ranks(effects.size());
  for (std::size_t r = 0; r < order.size(); ++r) {
    const double distance = effects[order[r]].estimate - centre;
    ranks[order[r]]       = distance == 0 ? 0 : std::copysign(static_cast<double>(r + 1), distance);
  }
  return ranks;
}

Missing by_l0(const std::vector<double>& ranks) {
  const double k     = static_cast<double>(ranks.size());
  double       above = 0;
  for (const double r : ranks) above += std::max(0., r);
  const double count    = (4 * above - k * (k + 1)) / (2 * k - 1);
  const double variance = (k * (k + 1) * (2 * k + 1) + 10 * std::pow(count, 3) + 27 * count * count + 17 * count -
                           18 * k * count * count - 18 * k * count + 6 * k * k * count) /
                          24;
  if (variance < 0) return {count, {}};
  return {count, 4 * std::sqrt(variance) / (2 * k - 1)};
}

/// The run of the highest ranks that all lie above, less one.
Missing by_r0(const std::vector<double>& ranks) {
  double lowest_below = 0;
  for (const double r : ranks) lowest_below = std::max(lowest_below, -r);
  const double count = static_cast<double>(ranks.size()) - lowest_below - 1;
  return {count, std::sqrt(2 * std::max(0., count) + 2)};
}

/// How many seem to be missing below, of effects in rising order, and the centre they are mirrored about.
struct Trimmed {
  Missing missing;
  double  centre = 0;
};
std::optional<Trimmed> trim(const std::vector<Effect>& rising, const Model& model, MissingBy by) {
  Pooling pooling;
  Trimmed found;
  double  before = -1;
  for (int round = 0; round < most_fillings && found.missing.count != before; ++round) {
    before            = found.missing.count;
    const auto kept   = std::span(rising).first(rising.size() - static_cast<std::size_t>(before));
    const auto pooled = pooling(kept, model);
    if (!pooled) return std::nullopt;
    found.centre        = pooled->estimate;
    const auto ranks    = signed_ranks(rising, found.centre);
    found.missing       = by == MissingBy::l0 ? by_l0(ranks) : by_r0(ranks);
    found.missing.count = std::nearbyint(std::max(0., found.missing.count));
    found.missing.count = std::min(found.missing.count, static_cast<double>(rising.size() - 1));
  }
  return found;
}

}  // namespace

Result<TrimAndFill> trim_and_fill(std::span<const Effect> effects, const Model& model, MissingBy by, MissingSide side) {
  Problems problems = problems_of(effects, 3);
  for (auto& problem : problems_of_pool(effects, model.level, 0))
    if (problem.field == "level") problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  TrimAndFill found;
  if (side == MissingSide::automatic) {
    const auto slope = egger(effects, model);
    side             = slope && slope->slope < 0 ? MissingSide::right : MissingSide::left;
  }
  found.side        = side;
  const double sign = side == MissingSide::right ? -1 : 1;

  std::vector<Effect> rising(effects.begin(), effects.end());
  for (Effect& e : rising) e.estimate *= sign;
  std::ranges::stable_sort(rising, {}, &Effect::estimate);
  const auto trimmed = trim(rising, model, by);
  if (!trimmed) return tl::unexpected(Problems{too_far_apart()});
  found.missing                = trimmed->missing.count;
  found.missing_standard_error = trimmed->missing.standard_error;

  std::vector<Effect> with_filled(effects.begin(), effects.end());
  for (std::size_t i = rising.size() - static_cast<std::size_t>(found.missing); i < rising.size(); ++i) {
    found.filled.push_back({sign * (2 * trimmed->centre - rising[i].estimate), rising[i].variance});
    with_filled.push_back(found.filled.back());
  }
  auto pooled = pool(with_filled, model);
  if (!pooled) return tl::unexpected(std::move(pooled.error()));
  found.pooled = std::move(*pooled);
  return found;
}

}  // namespace nelm::evidence
