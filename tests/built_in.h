// The knowledge the program carries, read once.
#pragma once

#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/knowledge_toml.h"

namespace nelm::tests {

inline const board::Knowledge& built_in_knowledge() {
  static const board::Knowledge knowledge = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    auto read = exchange::read_knowledge(files, "0.1.0");
    REQUIRE(read);
    return std::move(*read);
  }();
  return knowledge;
}

}  // namespace nelm::tests
