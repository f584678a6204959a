#include "nelm/evidence/influence.h"

#include <cmath>

#include "nelm/evidence/leave_one_out.h"

namespace nelm::evidence {

namespace {

double square(double x) { return x * x; }

struct WithAndWithout {
  Pooled              all;
  std::vector<Pooled> without;
};

Result<WithAndWithout> with_and_without(std::span<const Effect> effects, const Model& model) {
  auto without = leave_one_out(effects, model);
  if (!without) return tl::unexpected(std::move(without.error()));
  auto all = pool(effects, model);
  if (!all) return tl::unexpected(std::move(all.error()));
  return WithAndWithout{std::move(*all), std::move(*without)};
}

Influence influence_of(const Effect& effect, double weight, const Pooled& all, const Pooled& without) {
  const double shift = all.estimate - without.estimate;
  const double tau2  = without.heterogeneity.tau2;
  const double hat   = weight / 100;
  Influence    found;
  const double own   = without.s2w * (effect.variance + tau2);
  found.rstudent     = (effect.estimate - without.estimate) / std::sqrt(own + square(without.standard_error));
  found.dffits       = shift / std::sqrt(hat * own);
  found.cook         = square(shift / all.standard_error);
  found.cov_ratio    = square(without.standard_error / all.standard_error);
  found.tau2_deleted = tau2;
  found.q_deleted    = without.heterogeneity.q;
  found.hat          = hat;
  found.weight       = weight;
  return found;
}

}  // namespace

Result<std::vector<BaujatPoint>> baujat(std::span<const Effect> effects, const Model& model) {
  const auto pools = with_and_without(effects, model);
  if (!pools) return tl::unexpected(pools.error());
  const Pooled&            all = pools->all;
  std::vector<BaujatPoint> points;
  points.reserve(effects.size());
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const Pooled& without = pools->without[i];
    points.push_back({square(effects[i].estimate - all.estimate) / (effects[i].variance + all.heterogeneity.tau2),
                      square((all.estimate - without.estimate) / without.standard_error)});
  }
  return points;
}

Result<std::vector<Influence>> influence(std::span<const Effect> effects, const Model& model) {
  if (auto problems = problems_of(effects, 3); !problems.empty()) return tl::unexpected(std::move(problems));
  const auto pools = with_and_without(effects, model);
  if (!pools) return tl::unexpected(pools.error());
  std::vector<Influence> found;
  found.reserve(effects.size());
  for (std::size_t i = 0; i < effects.size(); ++i)
    found.push_back(influence_of(effects[i], pools->all.weights[i], pools->all, pools->without[i]));
  return found;
}

}  // namespace nelm::evidence
