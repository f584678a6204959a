#include "nelm/literature/judged_pool.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/exchange/literature_toml.h"
#include "tests/built_in.h"

TEST_CASE("look") {
  using namespace nelm;
  using namespace nelm::literature;
  std::vector<exchange::Source> files;
  for (const auto& f : exchange::builtin_knowledge()) files.push_back({f.path, f.bytes});
  const exchange::KnowledgeFolder folder{"built-in", files};
  const auto lit = exchange::read_literature({&folder, 1}, &tests::built_in_knowledge());
  if (!lit) for (auto& p : lit.error()) fmt::print("{}\n", sentence(p));
  REQUIRE(lit);
  const auto show = [&](PoolQuestion q) {
    const auto j = judged_pool(*lit, tests::built_in_knowledge(), q);
    REQUIRE(j);
    for (auto& r : j->rows) fmt::print("{} {}/{}\n", name(r.row), r.events, r.total);
    for (auto& a : j->aside) fmt::print("aside {}: {}\n", row_of(a.why).id, a.says);
    for (auto& r : j->refused) for (auto& s : r.says) fmt::print("REFUSED {}: {}\n", row_of(r.why).id, s);
    if (j->pooled) { auto e = j->read(j->pooled->estimate); auto i = j->read(j->pooled->interval); auto p = j->pooled->prediction ? j->read(*j->pooled->prediction) : evidence::Interval{};
      fmt::print("{:.1f} ({:.1f}-{:.1f}) pi {:.1f}-{:.1f} tau2 {} I2 {}\n", e, i.low, i.high, p.low, p.high, j->pooled->heterogeneity.tau2, j->pooled->heterogeneity.i2); }
    for (auto& b : j->beside) fmt::print("{}: {} {}\n", id_of(b.is), b.says, b.pooled ? fmt::format("-> {} {:.1f}", fmt::join(b.without, ","), j->read(b.pooled->estimate)) : "");
    fmt::print("\n");
  };
  show({.option = board::Option::lt, .endpoints = {Endpoint::os}, .months = 60});
  show({.option = board::Option::lt, .endpoints = {Endpoint::os}, .months = 60, .as_printed = true});
  show({.option = board::Option::lt, .endpoints = {Endpoint::os}, .months = 60, .all = true});
  show({.option = board::Option::resection_curative, .endpoints = {Endpoint::os}, .measure = Measure::median});
  show({.endpoints = {Endpoint::os}, .months = 60, .studies = {"gedaly-2011", "nguyen-2011"}});
  show({.option = board::Option::resection_curative, .endpoints = {Endpoint::os}, .months = 60});
  show({.option = board::Option::ablation_alone, .endpoints = {Endpoint::local_recurrence}, .all = true});
  show({.option = board::Option::lt, .endpoints = {Endpoint::dfs, Endpoint::progression}, .months = 60, .as_printed = false});
  show({.option = board::Option::lt, .endpoints = {Endpoint::dfs}, .months = 60});
  show({.endpoints = {Endpoint::os, Endpoint::rfs}, .measure = Measure::hazard_ratio, .all = true});
}
