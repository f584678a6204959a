#include "nelm/evidence/leave_one_out.h"

#include "nelm/evidence/pooling.h"

namespace nelm::evidence {

Result<std::vector<Pooled>> leave_one_out(std::span<const Effect> effects, const Model& model) {
  if (auto problems = problems_of_pool(effects, model.level, 2); !problems.empty())
    return tl::unexpected(std::move(problems));
  Pooling             pooling;
  std::vector<Effect> others(effects.begin() + 1, effects.end());
  std::vector<Pooled> pools;
  pools.reserve(effects.size());
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (i > 0) others[i - 1] = effects[i - 1];  // the one left out before is back, in its place
    auto pooled = pooling(others, model);
    if (!pooled) return tl::unexpected(Problems{too_far_apart()});
    pools.push_back(std::move(*pooled));
  }
  return pools;
}

Result<std::vector<Pooled>> cumulative(std::span<const Effect> effects, const Model& model) {
  if (auto problems = problems_of_pool(effects, model.level, 1); !problems.empty())
    return tl::unexpected(std::move(problems));
  Pooling             pooling;
  std::vector<Pooled> pools;
  pools.reserve(effects.size());
  for (std::size_t i = 1; i <= effects.size(); ++i) {
    auto pooled = pooling(effects.first(i), model);
    if (!pooled) return tl::unexpected(Problems{too_far_apart()});
    pools.push_back(std::move(*pooled));
  }
  return pools;
}

}  // namespace nelm::evidence
