#include "nelm/evidence/subgroups.h"

#include <algorithm>

#include "nelm/evidence/number_problem.h"
#include "nelm/evidence/pooling.h"

namespace nelm::evidence {

namespace {

std::vector<Subgroup> grouped(std::span<const std::string> group) {
  std::vector<Subgroup> groups;
  for (std::size_t i = 0; i < group.size(); ++i) {
    auto found = std::ranges::find(groups, group[i], &Subgroup::name);
    if (found == groups.end()) found = groups.insert(found, {group[i], {}, {}});
    found->rows.push_back(i);
  }
  return groups;
}

/// A column for each group but the first: 1 for its studies.
Moderators dummies(const std::vector<Subgroup>& groups, std::size_t effects) {
  Moderators moderators;
  moderators.values.assign(effects * (groups.size() - 1), 0);
  for (std::size_t g = 1; g < groups.size(); ++g) {
    moderators.names.push_back(groups[g].name);
    for (const std::size_t row : groups[g].rows) moderators.values[row * (groups.size() - 1) + g - 1] = 1;
  }
  return moderators;
}

OmnibusTest between_summaries(const std::vector<Subgroup>& groups, double level) {
  std::vector<Effect> summaries;
  for (const Subgroup& g : groups)
    summaries.push_back({g.pooled.estimate, g.pooled.standard_error * g.pooled.standard_error});
  const auto common = pool(summaries, {Between::equal, Test::wald, level});
  if (!common) return {};
  const Heterogeneity& h = common->heterogeneity;
  return {h.q, h.q_degrees, numerics::normal_degrees, h.q_p};
}

}  // namespace

Result<Subgroups> subgroups(std::span<const Effect> effects, std::span<const std::string> group, const Model& model) {
  Problems problems = problems_of_pool(effects, model.level, 1);
  if (group.size() != effects.size())
    problems.push_back(problem_with("group", fmt::format("{} names", group.size()),
                                    fmt::format("one for each of {} effects", effects.size())));
  Subgroups found;
  found.groups = grouped(group);
  if (found.groups.size() < 2)
    problems.push_back(problem_with("group",
                                    fmt::format("{} group{}", found.groups.size(), found.groups.size() == 1 ? "" : "s"),
                                    "at least two groups"));
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  for (Subgroup& g : found.groups) {
    std::vector<Effect> rows;
    for (const std::size_t row : g.rows) rows.push_back(effects[row]);
    auto pooled = pool(rows, model);
    if (!pooled) return tl::unexpected(std::move(pooled.error()));
    g.pooled = std::move(*pooled);
  }
  found.own_tau2       = between_summaries(found.groups, model.level);
  found.one_tau2_known = effects.size() > found.groups.size();
  if (!found.one_tau2_known) return found;
  const auto regression = meta_regression(effects, dummies(found.groups, effects.size()), model);
  if (!regression) return tl::unexpected(regression.error());
  found.one_tau2 = regression->moderators;
  found.within   = regression->residual;
  return found;
}

}  // namespace nelm::evidence
