// The simulation built in, read once.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/literature_toml.h"
#include "nelm/exchange/registry_toml.h"

namespace nelm::tests {

inline const registry::Simulation& built_in_simulation() {
  static const registry::Simulation simulation = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    const exchange::KnowledgeFolder folder{"built-in", files};
    const auto                      known     = exchange::read_knowledge(files, "test");
    const auto                      published = exchange::read_literature({&folder, 1}, known ? &*known : nullptr);
    REQUIRE(published);
    const auto read = exchange::read_simulation({&folder, 1}, &*published);
    REQUIRE(read);
    REQUIRE(*read);
    return **read;
  }();
  return simulation;
}

/// What a term is in a row of a table; NaN where its cell is missing.
inline double value_in(const cohort::Table& t, const registry::Term& term, std::size_t row) {
  using As           = registry::Term::As;
  const auto*  c     = t.column(term.column);
  const double cell  = c->cells[row];
  const auto   level = [&] { return c->levels[static_cast<std::size_t>(cell)] == term.level; };
  if (std::isnan(cell)) return cell;
  switch (term.as) {
    case As::itself:    return cell;
    case As::logarithm: return std::log(cell);
    case As::is:        return level() ? 1 : 0;
    case As::is_not:    return level() ? 0 : 1;
    case As::above:     return cell > term.limit ? 1 : 0;
  }
  return 0;
}

}  // namespace nelm::tests
