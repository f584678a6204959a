// The evidence base the program carries, read once.
#pragma once

#include "nelm/exchange/literature_toml.h"
#include "tests/built_in.h"

namespace nelm::tests {

inline const literature::Literature& built_in_literature() {
  static const literature::Literature literature = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    const exchange::KnowledgeFolder folder{"built-in", files};
    auto                            read = exchange::read_literature({&folder, 1}, &built_in_knowledge());
    REQUIRE(read);
    return std::move(*read);
  }();
  return literature;
}

}  // namespace nelm::tests
