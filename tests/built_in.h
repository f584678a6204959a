// The knowledge the program carries, read once.
#pragma once

#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/exchange/literature_toml.h"

namespace nelm::tests {

inline std::vector<exchange::Source> built_in_files() {
  std::vector<exchange::Source> files;
  for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
  return files;
}

inline const board::Knowledge& built_in_knowledge() {
  static const board::Knowledge knowledge = [] {
    const auto files = built_in_files();
    auto       read  = exchange::read_knowledge(files, "0.1.0");
    REQUIRE(read);
    return std::move(*read);
  }();
  return knowledge;
}

inline const literature::Literature& built_in_literature() {
  static const literature::Literature literature = [] {
    const auto                      files = built_in_files();
    const exchange::KnowledgeFolder folder{"built-in", files};
    auto                            read = exchange::read_literature(std::span(&folder, 1), &built_in_knowledge());
    REQUIRE(read);
    return std::move(*read);
  }();
  return literature;
}

}  // namespace nelm::tests
