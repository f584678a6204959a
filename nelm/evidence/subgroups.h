// Effects pooled within groups of studies, and whether the groups differ.
#pragma once

#include <string>
#include <vector>

#include "nelm/evidence/meta_regression.h"

namespace nelm::evidence {

struct Subgroup {
  std::string              name;
  std::vector<std::size_t> rows;    // of the effects, from 0
  Pooled                   pooled;  // with a tau2 of its own
};

struct Subgroups {
  std::vector<Subgroup> groups;    // in the order in which they first occur
  OmnibusTest           own_tau2;  // do the groups' summaries differ: chi-squared, each group with its own tau2
  OmnibusTest           one_tau2;  // the same with one tau2 for all, as metafor's rma(mods = ~ factor(group))
  Heterogeneity         within;    // what is left with one tau2 for all
  bool one_tau2_known = true;      // false where there are too few effects for one tau2: groups of one effect each
};

/// `group`: one name for each effect.
/// Fails as pool() does; also: not as many names as effects; fewer than two groups.
Result<Subgroups> subgroups(std::span<const Effect>, std::span<const std::string> group, const Model& = {});

}  // namespace nelm::evidence
